"""Reads finished documents for what they owe their readers, and shows how they look."""
