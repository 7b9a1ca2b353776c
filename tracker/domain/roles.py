"""Roles that a person may hold at a unit."""

from enum import StrEnum

from tracker.domain.text import N_


class Role(StrEnum):
    """A role is always granted at one unit and reaches the units below it."""

    ADMINISTRATOR = "administrator"
    HEAD = "head"
    OFFICER = "officer"
    COMMUNE_OFFICER = "commune_officer"
    LEADER = "leader"
    SIGNER = "signer"
    CHECKER = "checker"
    CLERK = "clerk"
    AUDITOR = "auditor"

    @property
    def label(self) -> str:
        """The role as screens name it."""
        return ROLE_LABELS[self]


ROLE_LABELS = {
    Role.ADMINISTRATOR: N_("Quản trị hệ thống"),
    Role.HEAD: N_("Trưởng phòng (thủ trưởng đơn vị)"),
    Role.OFFICER: N_("Chuyên viên"),
    Role.COMMUNE_OFFICER: N_("Công chức cấp xã"),
    Role.LEADER: N_("Lãnh đạo"),
    Role.SIGNER: N_("Người duyệt báo cáo"),
    Role.CHECKER: N_("Người kiểm tra thể thức"),
    Role.CLERK: N_("Văn thư"),
    Role.AUDITOR: N_("Người giám sát"),
}

WORKING = frozenset({Role.HEAD, Role.OFFICER, Role.COMMUNE_OFFICER})
"""Roles that carry out tasks of their unit."""

FOLLOWING = frozenset(
    {Role.HEAD, Role.OFFICER, Role.LEADER, Role.SIGNER, Role.CHECKER, Role.CLERK, Role.AUDITOR}
)
"""Roles that follow whole plans whose focal unit is theirs or below theirs."""
