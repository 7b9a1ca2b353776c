"""Changes to campaigns and reports."""
