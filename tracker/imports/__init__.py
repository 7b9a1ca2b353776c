"""Annexes in: a file of a signed plan is read, previewed, and accepted all or none."""
