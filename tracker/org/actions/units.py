"""Units: added, corrected, ended, put under another unit."""

from datetime import date

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor
from tracker.domain.text import N_, fold, sort_key
from tracker.domain.units import UnitKind
from tracker.org import queries
from tracker.org.models import Unit, UnitParent
from tracker.web.languages import day as day_text


def create_unit(
    name: str,
    *,
    kind: UnitKind,
    short_name: str,
    parent: Unit | None,
    valid_from: date,
    by: Actor,
    code: str | None = None,
) -> Unit:
    """Adds a unit that exists from a day on, under its parent. Raises Refusal for a twin or a code that is taken."""
    if queries.find_living_unit(name, parent_id=parent.id if parent else None, day=valid_from) is not None:
        raise Refusal(N_("{name} đã có. Tìm trong danh sách cơ quan, đơn vị."), name=name)
    _check_code(code, of=None)
    unit = Unit(
        kind=kind,
        name=name,
        short_name=short_name or name,
        code=code or None,
        parent_id=parent.id if parent else None,
        valid_from=valid_from,
        valid_to=None,
        search_fold=fold(name),
        sort_key=sort_key(name),
    )
    db.session.add(unit)
    db.session.flush()
    _record_parent(unit, parent, as_of=valid_from, by=by)
    record("unit.created", unit, by=by, name=name, unit_id=unit.id)
    return unit


def change_unit(
    unit: Unit,
    *,
    kind: UnitKind,
    name: str,
    short_name: str,
    code: str | None,
    valid_to: date | None,
    by: Actor,
) -> None:
    """Corrects how a unit is written, or ends it on a day. A new name by decision is a succession, not a change."""
    if valid_to is not None and valid_to < unit.valid_from:
        raise Refusal(
            N_("Ngày kết thúc trước ngày bắt đầu {day}. Sửa lại ngày kết thúc."),
            day=day_text(unit.valid_from),
        )
    _check_code(code, of=unit)
    unit.kind, unit.name, unit.short_name = kind, name, short_name or name
    unit.code, unit.valid_to = code or None, valid_to
    unit.search_fold, unit.sort_key = fold(name), sort_key(name)
    record("unit.changed", unit, by=by, name=name, unit_id=unit.id)


def move_unit(unit: Unit, *, under: Unit | None, as_of: date, by: Actor) -> None:
    """Puts a unit under another parent from a day on, at the latest today, so that the copy on the unit stays true.

    Raises Refusal where the parent stands below the unit, or the day lies before the unit's last move.
    """
    if as_of > max(clock.today(), unit.valid_from):
        raise Refusal(
            N_("Ngày {day} chưa đến. Chuyển đơn vị vào ngày đó hoặc chọn một ngày đến hôm nay."),
            day=day_text(as_of),
        )
    if (moved := queries.last_move_of(unit.id)) is not None and as_of < moved.as_of:
        raise Refusal(
            N_("{name} trực thuộc như hiện nay từ ngày {day}. Chọn ngày đó hoặc ngày sau."),
            name=unit.name,
            day=day_text(moved.as_of),
        )
    above = under
    while above is not None:
        if above.id == unit.id:
            raise Refusal(N_("{name} không thể trực thuộc đơn vị nằm dưới chính nó."), name=unit.name)
        above = queries.find_unit(above.parent_id) if above.parent_id else None
    unit.parent_id = under.id if under else None
    _record_parent(unit, under, as_of=as_of, by=by)
    record("unit.moved", unit, by=by, name=unit.name, unit_id=unit.id, parent=under.name if under else "—")


def _check_code(code: str | None, *, of: Unit | None) -> None:
    """Raises Refusal when another unit bears the code."""
    bearer = queries.find_unit_by_code(code) if code else None
    if bearer is not None and bearer is not of:
        raise Refusal(N_("Mã {code} đã dùng cho {name}. Nhập mã khác."), code=code, name=bearer.name)


def _record_parent(unit: Unit, parent: Unit | None, *, as_of: date, by: Actor) -> None:
    db.session.add(
        UnitParent(
            unit_id=unit.id,
            parent_id=parent.id if parent else None,
            **clock.stamp(as_of, by),
        )
    )
