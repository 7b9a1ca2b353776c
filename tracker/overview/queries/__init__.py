"""What the pages that look at many floors are made of."""
