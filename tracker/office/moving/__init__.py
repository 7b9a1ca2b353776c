"""An office moves to another database with its files: from one state, proved equal there, or not at all."""
