"""The plan page names the parts of a task below it; a rollout's stand in its matrix."""

import re

from tests.offices import Office
from tests.progress.test_occurrences import given, parts
from tracker.db import db
from tracker.plans.models import Task


def test_parts_stand_below_their_task_and_are_not_counted(office: Office) -> None:
    whole = given(office, "1", "30/6/2022")
    made = parts(office, whole, 1, 1)
    page = office.sign_in("head").get(f"/plans/{db.session.get(Task, whole).plan_id}").text
    shown = dict.fromkeys(int(number) for number in re.findall(r'href="/tasks/(\d+)"', page))
    assert list(shown) == [whole, *made]
    assert page.count("row-part") == 2
    assert re.search(r"0/1\b", page)
