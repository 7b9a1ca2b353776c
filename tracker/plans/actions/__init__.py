"""Changes to what was promised."""
