"""A spec in; clipboard payloads, pictures and documents out. Uses Qt for painting only."""
