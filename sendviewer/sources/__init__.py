"""Files in, facts out: the key-facts package. Knows nothing of Qt or of how facts are shown."""
