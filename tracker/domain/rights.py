"""Who may do what: one table of actions, asked of a person's grants and of where the thing stands."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.roles import FOLLOWING, WORKING, Role


@dataclass(frozen=True, slots=True)
class Places:
    """Where a thing stands: the plan's focal unit, the task's lead, its own unit, and the people tied to it."""

    focal: int | None = None
    lead: int | None = None
    unit: int | None = None
    person: int | None = None
    assignee: int | None = None
    reporter: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A grant in force today: the role and every unit that it reaches (its unit and those below)."""

    role: Role
    unit_id: int
    reach: frozenset[int]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a person may see today: whole plans of the units that they follow, tasks of the units they work in.

    `above` are the units over their own, whose documents are published downwards; `holds_role` says whether any role
    is in force, without which nobody sees even the tasks that bear their name.
    """

    person_id: int | None
    follows: frozenset[int] = frozenset()
    works_in: frozenset[int] = frozenset()
    above: frozenset[int] = frozenset()
    administers: bool = False
    holds_role: bool = False
    everything: bool = False


EVERYTHING = Scope(person_id=None, holds_role=True, everything=True)
"""The scope of commands and of the clock."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who writes a fact: a person by number and name as then, or the system."""

    id: int | None
    name: str


SYSTEM = Actor(None, "Hệ thống")


@dataclass(frozen=True, slots=True)
class Principal:
    """A person with the grants in force today, as every guard sees them."""

    person_id: int
    name: str
    grants: tuple[Held, ...] = ()
    above: frozenset[int] = frozenset()

    @property
    def actor(self) -> Actor:
        """The person as the author of facts."""
        return Actor(self.person_id, self.name)

    @property
    def scope(self) -> Scope:
        """What follows from the grants for every query."""
        return Scope(
            person_id=self.person_id,
            follows=self.reach_of(FOLLOWING),
            works_in=self.reach_of(WORKING),
            above=self.above,
            administers=self.has(Role.ADMINISTRATOR),
            holds_role=bool(self.grants),
        )

    def has(self, role: Role) -> bool:
        """Whether the role is held at any unit; for menus, never for a right over a thing."""
        return any(held.role is role for held in self.grants)

    def reach_of(self, roles: frozenset[Role]) -> frozenset[int]:
        """Every unit that one of the roles reaches."""
        return frozenset().union(*(held.reach for held in self.grants if held.role in roles))


class Place(StrEnum):
    """Which of a thing's places a rule asks about; no place: to be signed in is enough, the scope does the rest."""

    FOCAL = "focal"
    LEAD = "lead"
    UNIT = "unit"
    ANYWHERE = "anywhere"
    NO_PLACE = "no_place"


@dataclass(frozen=True, slots=True)
class Rule:
    """An action is allowed to these roles at this place, and never to the thing's reporter.

    The thing's own person may take it while one of the roles in `own` is in force for them at any place.
    """

    roles: frozenset[Role]
    place: Place
    own: frozenset[Role] = frozenset()
    other_than_reporter: bool = False


def _rule(place: Place, *roles: Role, own: Collection[Role] = (), other_than_reporter: bool = False) -> Rule:
    return Rule(frozenset(roles), place, frozenset(own), other_than_reporter)


_KEEPERS = (Role.OFFICER, Role.HEAD)
_DOERS = (Role.OFFICER, Role.HEAD, Role.COMMUNE_OFFICER)

RULES: dict[str, Rule] = {
    # everybody who is signed in, about themselves or about what their scope lets them see
    "self": _rule(Place.NO_PLACE),
    "visible.read": _rule(Place.NO_PLACE),
    # the plan: the officer prepares, the head approves
    "plan.create": _rule(Place.ANYWHERE, *_KEEPERS),
    "plan.prepare": _rule(Place.FOCAL, *_KEEPERS),
    "plan.assign": _rule(Place.FOCAL, Role.HEAD),
    # the task: its unit reports, the focal unit decides, never about one's own report
    "task.report": _rule(Place.LEAD, *_DOERS, own=tuple(Role)),
    "task.decide": _rule(Place.FOCAL, Role.HEAD, Role.LEADER, other_than_reporter=True),
    "task.steer": _rule(Place.FOCAL, Role.HEAD),
    # money, figures, documents
    "budget.read": _rule(Place.FOCAL, *sorted(FOLLOWING)),
    "budget.write": _rule(Place.FOCAL, *_KEEPERS),
    "indicator.write": _rule(Place.FOCAL, *_KEEPERS),
    "indicator.report": _rule(Place.LEAD, *_DOERS),
    # lists behind counts: the focal unit keeps them, units add what is theirs (registers.views asks for which unit)
    "register.write": _rule(Place.FOCAL, *_KEEPERS),
    "register.add": _rule(Place.ANYWHERE, *_DOERS),
    "document.write": _rule(Place.ANYWHERE, *_KEEPERS, Role.CLERK),
    "document.change": _rule(Place.UNIT, *_KEEPERS, Role.CLERK, own=(*_KEEPERS, Role.CLERK)),
    # the report: drafted, checked, approved and issued by different people
    "report.read": _rule(Place.FOCAL, *sorted(FOLLOWING)),
    "report.write": _rule(Place.FOCAL, *_KEEPERS),
    "report.check": _rule(Place.FOCAL, Role.CHECKER, other_than_reporter=True),
    "report.approve": _rule(Place.FOCAL, Role.SIGNER, other_than_reporter=True),
    "report.issue": _rule(Place.FOCAL, Role.CLERK),
    # the office
    "office.administer": _rule(Place.ANYWHERE, Role.ADMINISTRATOR),
    "letters.read": _rule(Place.NO_PLACE),
    "minutes.read": _rule(Place.ANYWHERE, Role.ADMINISTRATOR, Role.AUDITOR, Role.HEAD),
}


def may(principal: Principal, action: str, places: Places | None = None) -> bool:
    """Whether the person may take the action on a thing that stands there; evaluated grant by grant."""
    rule = RULES[action]
    where = places or Places()
    if rule.other_than_reporter and where.reporter == principal.person_id:
        return False
    if principal.person_id in (where.person, where.assignee) and any(map(principal.has, rule.own)):
        return True
    if rule.place is Place.NO_PLACE:
        return True
    if rule.place is Place.ANYWHERE:
        return any(held.role in rule.roles for held in principal.grants)
    unit = {Place.FOCAL: where.focal, Place.LEAD: where.lead, Place.UNIT: where.unit}[rule.place]
    return unit is not None and any(
        held.role in rule.roles and unit in held.reach for held in principal.grants
    )
