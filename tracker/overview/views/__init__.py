"""Pages that look at many floors."""
