"""Pages of the ground floor: signing in, units, people, the office."""
