"""Reports out: campaigns, sections, paper."""
