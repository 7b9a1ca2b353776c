"""The minute book."""
