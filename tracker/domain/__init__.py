"""The rulebook: pure questions about plans, days and facts; standard library only."""
