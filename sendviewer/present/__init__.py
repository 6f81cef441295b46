"""Facts in, what is said and shown out: specs, wording, number formats. Knows nothing of Qt."""
