"""Pages of registers and of their items."""
