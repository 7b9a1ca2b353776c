"""Ground floor: units through time, people, grants and sessions."""
