"""Sets a page of facts on sheets of paper, with Qt."""
