"""Recording money: lines, and how the money of a line moves."""

from tracker.budget.actions.lines import AllocationWords, LineWords, change_allocation, record_allocation
from tracker.budget.actions.moves import adjust_allocation, record_disbursement

__all__ = [
    "AllocationWords",
    "LineWords",
    "adjust_allocation",
    "change_allocation",
    "record_allocation",
    "record_disbursement",
]
