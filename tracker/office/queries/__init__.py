"""How the installation is: its parts, and what must always hold in it."""
