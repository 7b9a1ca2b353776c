"""Pages on which a plan is set down and given out."""
