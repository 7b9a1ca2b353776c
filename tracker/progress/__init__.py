"""What was reported about the work."""
