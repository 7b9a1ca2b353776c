"""Questions about reports and campaigns, and the gathering of everything that a report is built from."""
