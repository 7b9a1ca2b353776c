"""Questions about due work, the people who are told of it, and their letters."""
