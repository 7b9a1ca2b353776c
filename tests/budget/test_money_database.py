"""Money in the database: two who take back at the same moment, and what was recorded before movements had kinds."""

import threading
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import text

from tests.conftest import app_on
from tests.offices import found, plan
from tracker import clock
from tracker.budget.actions import AllocationWords, adjust_allocation, record_allocation, record_disbursement
from tracker.budget.models import Disbursement
from tracker.budget.queries import find_allocation
from tracker.db import db, writing
from tracker.domain.money import AdjustmentKind, BudgetStage, MoneyKind, MoneySource, PaymentKind
from tracker.domain.refusals import Refusal
from tracker.domain.rights import EVERYTHING, SYSTEM

SIGNED = date(2022, 3, 11)


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path):
    """An application on an empty database of each kind, at the newest migration."""
    url = f"sqlite:///{tmp_path / 'money.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    app = app_on(url)
    with app.app_context():
        upgrade()
        clock.set_office_day(date(2022, 6, 14))
        yield app
        db.session.remove()
        db.engine.dispose()
    clock.set_office_day(None)


def line() -> int:
    """A line of 100 đồng of which 100 are paid; its number."""
    office = found()
    words = AllocationWords(
        "A", "Kinh phí", BudgetStage.ASSIGNED, MoneyKind.RECURRENT, MoneySource.PROVINCE, 2022, 100
    )
    with writing():
        made = record_allocation(plan(office), words, unit=office.units["focal"], as_of=SIGNED, by=SYSTEM)
        db.session.flush()
        record_disbursement(made, amount=100, as_of=SIGNED, by=SYSTEM)
    return made.id


@pytest.mark.parametrize("what", ["taken back", "lowered"])
def test_of_two_who_take_back_all_at_the_same_moment_one_is_refused(fresh: Flask, what: str) -> None:
    number, at_once, told = line(), threading.Barrier(2), []

    def take() -> None:
        with fresh.app_context():
            at_once.wait(timeout=20)
            try:
                with writing():
                    found_line = find_allocation(EVERYTHING, number)
                    if what == "lowered":
                        adjust_allocation(
                            found_line,
                            kind=AdjustmentKind.LOWERED,
                            amount=60,
                            reason="x",
                            as_of=date(2022, 6, 1),
                            by=SYSTEM,
                        )
                    else:
                        record_disbursement(
                            found_line,
                            kind=PaymentKind.TAKEN_BACK,
                            amount=60,
                            as_of=date(2022, 6, 1),
                            by=SYSTEM,
                        )
                told.append("done")
            except Refusal:
                told.append("refused")
            finally:
                db.session.remove()

    takers = [threading.Thread(target=take) for _ in range(2)]
    for taker in takers:
        taker.start()
    for taker in takers:
        taker.join(timeout=60)
    assert sorted(told) == ["done", "refused"]


def test_what_was_recorded_before_kinds_is_told_by_its_sign(fresh: Flask) -> None:
    number = line()
    with writing():
        found_line = find_allocation(EVERYTHING, number)
        record_disbursement(found_line, kind=PaymentKind.TAKEN_BACK, amount=7, as_of=SIGNED, by=SYSTEM)
        adjust_allocation(
            found_line, kind=AdjustmentKind.RAISED, amount=5, reason="x", as_of=SIGNED, by=SYSTEM
        )
        adjust_allocation(
            found_line, kind=AdjustmentKind.CANCELLED, amount=3, reason="x", as_of=SIGNED, by=SYSTEM
        )
    db.session.remove()
    revision = (
        next(Path("migrations/versions").glob("*_money.py")).read_text().split('down_revision = "')[1][:4]
    )
    downgrade(revision=revision)
    with db.engine.connect() as connection:
        kept = connection.execute(text("SELECT amount FROM disbursement ORDER BY id")).scalars().all()
    assert kept == [100, -7]
    upgrade()
    assert [
        (each.kind, each.amount) for each in db.session.query(Disbursement).order_by(Disbursement.id)
    ] == [
        (PaymentKind.PAID, 100),
        (PaymentKind.TAKEN_BACK, -7),
    ]
    rows = db.session.execute(text("SELECT kind, amount FROM allocation_adjustment ORDER BY id")).all()
    assert [tuple(row) for row in rows] == [("raised", 5), ("lowered", -3)]
    assert find_allocation(EVERYTHING, number).amount == 102
