"""Reads the files that the Department for Education publishes into counts that can be added."""
