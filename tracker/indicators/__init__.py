"""Figures that a plan promises."""
