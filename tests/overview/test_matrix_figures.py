"""A matrix of 150 units × 20 steps: laid out and shown within the figures promised, with a constant number of statements."""

import gzip
from datetime import date
from time import perf_counter

import pytest

from tests.offices import FOUNDED, Office, plan, task
from tests.overview.test_statements import statements
from tracker import clock
from tracker.db import writing
from tracker.domain.milestones import Milestone
from tracker.domain.rights import EVERYTHING, SYSTEM
from tracker.domain.units import UnitKind
from tracker.org.actions import create_unit
from tracker.org.models import Unit
from tracker.org.queries import units
from tracker.plans.actions.assigning import assign
from tracker.plans.actions.rollouts import Participant, roll_out
from tracker.plans.actions.templates import create_template
from tracker.plans.queries.tasks import find_task, parts_of

UNITS, STEPS = 150, 20
MOST_SECONDS = 15.0
"""Of laying the rollout out on a machine under load; calm it takes a few seconds."""
MOST_PAGE_SECONDS = 1.5
"""Of the best of three pages on a machine under load; calm it takes about a tenth of that."""
MOST_BYTES = 150_000
"""Of the page as it travels."""
MOST_STATEMENTS = 25


@pytest.fixture
def laid_out(office: Office) -> tuple[int, float]:
    """A wide rollout, given out; the number of its task and how long it took to lay out."""
    clock.set_office_day(date(2022, 6, 14))
    with writing() as session:
        root = session.get_one(Unit, office.units["root"].id)
        for number in range(UNITS):
            name = f"UBND xã Số {number}"
            create_unit(
                name, kind=UnitKind.COMMUNE, short_name=name, parent=root, valid_from=FOUNDED, by=SYSTEM
            )
        steps = [
            Milestone(f"Bước thứ {number}", "Văn bản", number, offset=7 * number)
            for number in range(1, STEPS + 1)
        ]
        template = create_template("dai", name="Mẫu dài", milestones=steps, by=SYSTEM)
        whole = task(office, plan(office), "1", "31/12/2022", lead="focal")
    began = perf_counter()
    with writing():
        roll_out(
            find_task(EVERYTHING, whole.id),
            template,
            participants=[Participant(unit) for unit in units() if "Số" in unit.name],
            deadlines={},
            as_of=date(2022, 3, 11),
            by=office.actor("officer"),
        )
    took = perf_counter() - began
    with writing():
        assign(
            parts_of(EVERYTHING, find_task(EVERYTHING, whole.id)),
            as_of=date(2022, 3, 12),
            by=office.actor("head"),
        )
    return whole.id, took


def test_the_widest_matrix_is_laid_out_and_shown_within_its_figures(
    office: Office, laid_out: tuple[int, float], record_property
) -> None:
    whole, took = laid_out
    head, path = office.sign_in("head"), f"/tasks/{whole}/matrix"
    times = []
    for _ in range(12):
        began = perf_counter()
        page = head.get(path)
        times.append(perf_counter() - began)
    body = gzip.compress(page.data, 6)
    print(
        f"laid out {took:.2f} s, page best {min(times):.3f} median {sorted(times)[6]:.3f} p95 {sorted(times)[-1]:.3f} s, {len(page.data)} bytes, {len(body)} gzip"
    )
    assert page.text.count('id="c') >= UNITS * STEPS
    assert len(body) <= MOST_BYTES
    assert statements(head, path) <= MOST_STATEMENTS
    assert took <= MOST_SECONDS
    assert min(times) <= MOST_PAGE_SECONDS
