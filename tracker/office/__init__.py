"""What touches everything."""
