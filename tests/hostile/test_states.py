"""The table of states is the oracle: a step out of its state is refused and leaves nothing."""

from functools import partial

import pytest

from tests.hostile.attacks import Attack, once
from tests.hostile.counting import note
from tests.hostile.site import Site
from tracker.db import db
from tracker.domain.refusals import Refusal
from tracker.domain.workflow import Verb, WorkState, move
from tracker.plans.actions.steps import state_of
from tracker.plans.models import Task, WorkflowEvent

STEPS = {
    "accept": Verb.ACCEPT,
    "confirm": Verb.CONFIRM,
    "return": Verb.RETURN,
    "suspend": Verb.SUSPEND,
    "resume": Verb.RESUME,
    "withdraw": Verb.WITHDRAW,
    "reassignment": Verb.ASK_REASSIGNMENT,
    "reopen": Verb.REOPEN,
}
NUMBERS = ("91", "92", "93", "94", "95")
TRIES = 3


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_taken_once_and_only_in_its_state(site: Site, record_property, step: str) -> None:
    attack = Attack(site)
    for number in NUMBERS:
        task = db.session.scalars(db.select(Task).where(Task.number == number)).one()
        task_id, before, events, taken = task.id, state_of(task), count(task.id), 0
        for again in range(TRIES):
            sent = {"reason": "Theo chỉ đạo", "nonce": once()}
            send = partial(site.client.post, f"/tasks/{task_id}/{step}", data=sent)
            answer = attack.case(f"H23 {number} {before} {step} {again}", send)
            taken += answer.status_code == 303
        if count(task_id) - events != taken or taken > allowed(before, STEPS[step]):
            attack.failed.append(f"H23 {number} {before} {step}: taken {taken} times")
        site.restore()
    note(record_property, "H23", attack.cases)
    attack.ended()


def allowed(state: WorkState, verb: Verb) -> int:
    """How often a step may be taken from a state: the table of states is the oracle."""
    try:
        move(state, verb, reason="Theo chỉ đạo")
    except Refusal:
        return 0
    return 1


def count(task_id: int) -> int:
    """Steps of a task that stand."""
    return len(db.session.scalars(db.select(WorkflowEvent).where(WorkflowEvent.task_id == task_id)).all())
