"""Kinds of units and what may be said to them."""

from enum import StrEnum

from tracker.domain.text import N_


class UnitKind(StrEnum):
    """What a unit is; the kind picks the verb of every letter to it (words-vi.md §0)."""

    COMMITTEE = "committee"
    DEPARTMENT = "department"
    PUBLIC_SERVICE = "public_service"
    COMMUNE = "commune"
    TOWNSHIP = "township"
    WARD = "ward"
    SPECIAL_ZONE = "special_zone"
    COUNCIL = "council"
    PARTY = "party"
    FRONT = "front"
    MASS_ORGANISATION = "mass_organisation"
    VERTICAL = "vertical"
    ENTERPRISE = "enterprise"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The kind as screens name it."""
        return UNIT_KIND_LABELS[self]

    @property
    def is_asked(self) -> bool:
        """Whether the unit is asked to take part, never assigned, urged or ranked."""
        return self in ASKED_KINDS


UNIT_KIND_LABELS = {
    UnitKind.COMMITTEE: N_("Ủy ban nhân dân"),
    UnitKind.DEPARTMENT: N_("Phòng, ban chuyên môn"),
    UnitKind.PUBLIC_SERVICE: N_("Đơn vị sự nghiệp"),
    UnitKind.COMMUNE: N_("Xã"),
    UnitKind.TOWNSHIP: N_("Thị trấn"),
    UnitKind.WARD: N_("Phường"),
    UnitKind.SPECIAL_ZONE: N_("Đặc khu"),
    UnitKind.COUNCIL: N_("Hội đồng, ban chỉ đạo, tổ công tác"),
    UnitKind.PARTY: N_("Cơ quan Đảng"),
    UnitKind.FRONT: N_("Mặt trận Tổ quốc"),
    UnitKind.MASS_ORGANISATION: N_("Tổ chức chính trị - xã hội"),
    UnitKind.VERTICAL: N_("Cơ quan ngành dọc"),
    UnitKind.ENTERPRISE: N_("Doanh nghiệp, hợp tác xã"),
    UnitKind.OTHER: N_("Cơ quan, đơn vị khác"),
}

ASKED_KINDS = frozenset({UnitKind.PARTY, UnitKind.FRONT, UnitKind.MASS_ORGANISATION, UnitKind.VERTICAL})
