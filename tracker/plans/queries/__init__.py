"""Questions about what was promised."""
