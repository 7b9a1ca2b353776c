"""Changes to what was reported about the work."""
