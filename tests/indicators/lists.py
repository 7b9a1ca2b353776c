"""A register of nine sites that came from a workbook, and what binds an indicator to it."""

import io

from flask.testing import FlaskClient

from tests.imports.browsing import nonce, words
from tests.imports.districts import file_of
from tests.offices import Office, plan
from tracker.db import writing
from tracker.domain.rights import EVERYTHING
from tracker.indicators.models import Indicator
from tracker.indicators.queries import indicators
from tracker.plans.queries.plans import find_plan
from tracker.registers.actions import RegisterWords, create_register

HEAD = ["TT", "Tên di tích", "Địa phương", "Ngày công nhận", "Xếp hạng"]
WORDS = RegisterWords("DT", "Di tích được công nhận", "di tích", "được công nhận", by_unit=True)


def begun(office: Office, *, ranks: tuple[str, ...] = ("cấp quốc gia", "cấp tỉnh")) -> tuple[int, int]:
    """Numbers of a plan and of its empty register."""
    with writing():
        of = plan(office)
        register = create_register(of, WORDS, ranks, position=1, by=office.actor("officer"))
        return of.id, register.id


def nine(browser: FlaskClient, register_id: int, *, day: str = "01/3/2022") -> None:
    """Nine sites from a workbook, two of the country and seven of the province."""
    rows = [
        [str(place), f"Di tích {place}", "UBND xã Thượng", day, "cấp quốc gia" if place < 3 else "cấp tỉnh"]
        for place in range(1, 10)
    ]
    data = {"nonce": nonce(), "file": (io.BytesIO(file_of([HEAD, *rows])), "di-tich.xlsx")}
    url = f"/registers/{register_id}/import"
    answer = browser.post(url, data=data, content_type="multipart/form-data")
    assert answer.status_code == 303, words(answer)
    accepted = browser.post(f"{answer.location}/accept", data={"nonce": nonce()})
    assert accepted.status_code == 303, words(accepted)


def only_indicator(plan_id: int) -> Indicator:
    """The one indicator of a plan."""
    (found,) = indicators(EVERYTHING, find_plan(EVERYTHING, plan_id))
    return found
