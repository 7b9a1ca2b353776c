"""The tables that go with a report: each one pure builder, fed by one frozen thing that one query gathers."""
