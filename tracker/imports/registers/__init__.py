"""A batch that brings items into a register: the same reading, preview and acceptance as for an annex."""
