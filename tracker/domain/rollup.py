"""Progress rolled up by weights in exact fractions, with the reason for every figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import lcm

from tracker.domain.levels import WorkLevel
from tracker.domain.status import Standing, Status
from tracker.domain.workflow import WorkState

WHOLE = Fraction(1)
NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Reported:
    """An update as the roll-up sees it: its number, its day, the level or the percent given by steps or figures."""

    id: int
    as_of: date
    level: WorkLevel | None
    percent: int | None
    completes: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """A node of the plan: a task with its weight among its siblings, its status and updates, and its parts."""

    id: int
    weight: int
    status: Status
    recurring: bool = False
    reported: tuple[Reported, ...] = ()
    parts: tuple["Work", ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """How far a node is, and why: the update it comes from, or the parts with their weights.

    `value` is None for what is not counted (ongoing, recurring, withdrawn, no final day, weight 0).
    """

    id: int
    weight: int
    value: Fraction | None
    update_id: int | None = None
    parts: tuple["Explained", ...] = ()


def explain(work: Work) -> Explained:
    """The progress of a node: done = 1; parts = their weighted mean; a leaf = what was last reported and not returned."""
    parts = tuple(explain(part) for part in work.parts)
    if not _is_counted(work):
        return Explained(work.id, work.weight, None, parts=parts)
    if work.status.state is WorkState.DONE:
        return Explained(work.id, work.weight, WHOLE, parts=parts)
    if (mean := weighted_mean(parts)) is not None:
        return Explained(work.id, work.weight, mean, parts=parts)
    value, update_id = _last_reported(work)
    return Explained(work.id, work.weight, value, update_id, parts)


def weighted_mean(parts: Sequence[Explained]) -> Fraction | None:
    """The mean of the parts that count, by weight; None when none counts."""
    counted = [(part.weight, part.value) for part in parts if part.value is not None and part.weight > 0]
    if not counted:
        return None
    scale = lcm(*{value.denominator for _weight, value in counted})
    done = sum(weight * value.numerator * (scale // value.denominator) for weight, value in counted)
    return Fraction(done, scale * sum(weight for weight, _value in counted))


def _is_counted(work: Work) -> bool:
    """Only work with a final day and a weight has a progress; recurring and ongoing work is counted apart."""
    return (
        work.weight > 0
        and not work.recurring
        and work.status.due is not None
        and work.status.standing is not Standing.OUT
    )


def _last_reported(work: Work) -> tuple[Fraction, int | None]:
    """The last level or percent; a completion counts only while it waits: one that was returned or undone does not."""
    stands = work.status.state is WorkState.AWAITING
    for update in reversed(work.reported):
        if update.completes and not stands:
            continue
        if update.percent is not None:
            return Fraction(update.percent, 100), update.id
        if update.level is not None:
            return Fraction(update.level.percent, 100), update.id
    return NOTHING, None
