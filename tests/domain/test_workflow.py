"""The table of a task's life."""

import pytest

from tracker.domain.refusals import Refusal
from tracker.domain.workflow import MOVES, Verb, WorkState, allows, move


@pytest.mark.parametrize("verb", Verb)
@pytest.mark.parametrize("state", WorkState)
def test_a_step_is_possible_exactly_where_it_is_offered(state, verb) -> None:
    if allows(state, verb):
        assert move(state, verb, reason="vì sao") is MOVES[verb].leads_to
    else:
        with pytest.raises(Refusal, match="Tải lại trang"):
            move(state, verb, reason="vì sao")


@pytest.mark.parametrize("verb", [verb for verb in Verb if MOVES[verb].needs_reason])
def test_a_step_that_takes_something_away_says_why(verb) -> None:
    state = next(iter(MOVES[verb].starts))
    with pytest.raises(Refusal, match="lý do"):
        move(state, verb, reason="  ")


def test_every_state_but_the_first_can_be_reached_and_none_is_a_trap() -> None:
    reached = {step.leads_to for step in MOVES.values()}
    left = set().union(*(step.starts for step in MOVES.values()))
    assert reached == set(WorkState) - {WorkState.DRAFT}
    assert left == set(WorkState)
