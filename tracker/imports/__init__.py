"""Annexes in."""
