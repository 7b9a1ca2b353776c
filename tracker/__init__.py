"""A tracker of science-and-technology action plans for Vietnamese local government."""
