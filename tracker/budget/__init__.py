"""Money assigned, allocated and disbursed."""
