"""Rights follow from grants in force: what is one's own never outlives them."""

import pytest

from tracker.domain.rights import RULES, Held, Places, Principal, may
from tracker.domain.roles import Role

ME, UNIT, ELSEWHERE = 7, 1, 2
KEEPING = {Role.OFFICER, Role.HEAD, Role.CLERK}


def holding(*roles: Role) -> Principal:
    """Somebody with roles at another unit than the one where things stand."""
    return Principal(ME, "Tên", tuple(Held(role, ELSEWHERE, frozenset({ELSEWHERE})) for role in roles))


@pytest.mark.parametrize("role", [None, *Role])
@pytest.mark.parametrize(
    ("action", "mine", "others", "roles"),
    [
        ("document.change", Places(unit=UNIT, person=ME), Places(unit=UNIT, person=8), KEEPING),
        ("task.report", Places(lead=UNIT, assignee=ME), Places(lead=UNIT, assignee=8), set(Role)),
    ],
)
def test_what_is_ones_own_is_ones_own_while_a_role_is_in_force(action, mine, others, roles, role) -> None:
    person = holding(*([role] if role else []))
    assert may(person, action, mine) is (role in roles)
    assert may(person, action, others) is False


@pytest.mark.parametrize("action", [name for name, rule in RULES.items() if rule.roles])
def test_without_a_role_nobody_takes_an_action_that_asks_for_one(action: str) -> None:
    everywhere = Places(focal=UNIT, lead=UNIT, unit=UNIT, person=ME, assignee=ME)
    assert may(holding(), action, everywhere) is False


def test_a_scope_says_whether_any_role_is_in_force() -> None:
    assert holding().scope.holds_role is False
    assert holding(Role.AUDITOR).scope.holds_role is True
