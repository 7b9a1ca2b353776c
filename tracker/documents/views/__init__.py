"""Pages of the documents floor."""
