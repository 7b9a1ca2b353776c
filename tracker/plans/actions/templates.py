"""Templates of rollouts: named lists of milestones that an office keeps."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm.attributes import flag_modified

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.deadlines import parse_deadline
from tracker.domain.milestones import (
    ISO_CODE,
    ISO_COMPLETED_BY,
    ISO_NAME,
    Milestone,
    check_milestones,
    iso_milestones,
)
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor
from tracker.domain.text import N_
from tracker.plans.models import RolloutStep, RolloutTemplate
from tracker.plans.queries.rollouts import find_template_by_code


def create_template(
    code: str, *, name: str, milestones: Sequence[Milestone], completing: int | None = None, by: Actor
) -> RolloutTemplate:
    """Adds a named list of milestones; the last one completes a unit unless said. Raises Refusal for a list that is none."""
    completing = len(milestones) if completing is None else completing
    _check(milestones, completing)
    if find_template_by_code(code):
        raise Refusal(N_("Đã có mẫu mang mã “{code}”. Ghi mã khác."), code=code)
    template = RolloutTemplate(code=code, name=name, completing_step=completing)
    db.session.add(template)
    db.session.flush()
    _write(template, milestones)
    record("template.created", template, by=by, name=name)
    return template


def change_template(
    template: RolloutTemplate, *, name: str, milestones: Sequence[Milestone], completing: int, by: Actor
) -> None:
    """Writes the template anew; rollouts that were made of it keep their own steps. Raises Refusal as `create_template`."""
    _check(milestones, completing)
    template.name, template.completing_step = name, completing
    flag_modified(template, "name")
    db.session.execute(delete(RolloutStep).where(RolloutStep.template_id == template.id))
    _write(template, milestones)
    record("template.changed", template, by=by, name=name)


def lay_out_templates(*, by: Actor) -> RolloutTemplate:
    """The built-in template of TCVN ISO 9001:2015, laid out in an office that does not have it yet."""
    return find_template_by_code(ISO_CODE) or create_template(
        ISO_CODE, name=ISO_NAME, milestones=iso_milestones(), completing=ISO_COMPLETED_BY, by=by
    )


def step_rows(milestones: Iterable[Milestone]) -> list[dict[str, Any]]:
    """Milestones as their tables keep them, numbered from 1."""
    return [
        {
            "number": number,
            "title": each.title,
            "deliverable": each.deliverable,
            "weight": each.weight,
            "evidence_required": each.evidence_required,
            "offset_days": each.offset,
            "deadline": each.deadline,
        }
        for number, each in enumerate(milestones, start=1)
    ]


def _check(milestones: Sequence[Milestone], completing: int) -> None:
    """Also every deadline as written can be read."""
    check_milestones(milestones, completing=completing)
    for number, each in enumerate(milestones, start=1):
        if not each.deadline:
            continue
        try:
            parse_deadline(each.deadline, issued=clock.today())
        except Refusal as refusal:
            raise Refusal(
                N_("Bước {number}: “{text}” không phải thời hạn. Ví dụ: 30/6/2026; Quý II/2026."),
                number=number,
                text=each.deadline,
            ) from refusal


def _write(template: RolloutTemplate, milestones: Sequence[Milestone]) -> None:
    db.session.add_all([RolloutStep(template_id=template.id, **row) for row in step_rows(milestones)])
    db.session.flush()
