"""Strict fields: text is normalised as it enters, numbers and days are read in one way only."""

from tracker.web.fields.choices import (
    KindField,
    KindsField,
    PickDayField,
    PickField,
    PickManyField,
    offered_units,
    read_id,
)
from tracker.web.fields.figures import (
    EARLIEST,
    LATEST,
    DayField,
    MoneyField,
    WholeField,
    read_day,
)
from tracker.web.fields.texts import AddressField, BlockField, LineField, SecretField, UploadField

__all__ = [
    "EARLIEST",
    "LATEST",
    "AddressField",
    "BlockField",
    "DayField",
    "KindField",
    "KindsField",
    "LineField",
    "MoneyField",
    "PickDayField",
    "PickField",
    "PickManyField",
    "SecretField",
    "UploadField",
    "WholeField",
    "offered_units",
    "read_day",
    "read_id",
]
