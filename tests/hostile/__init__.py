"""Hostile input: seeds times targets that the application itself names, judged by the same rules everywhere."""
