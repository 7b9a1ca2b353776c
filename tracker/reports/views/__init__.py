"""Pages on which reports are written, checked, approved and issued, and campaigns are kept."""
