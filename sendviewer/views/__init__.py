"""One widget for each spec, and how things look: theme, fonts, icons."""
