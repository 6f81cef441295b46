"""What documents for Word and PowerPoint have in common: templates, themes, widths of text."""
