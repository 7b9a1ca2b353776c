"""Which letters are due."""
