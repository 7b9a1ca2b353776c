"""Which annexes go with a report, under which numbers its text cites them, and all of them built."""

from collections.abc import Mapping

from tracker.domain import wording
from tracker.domain.building.annexes.documents import document_annex
from tracker.domain.building.annexes.facts import AnnexKind
from tracker.domain.building.annexes.indicators import indicator_annex
from tracker.domain.building.annexes.rollouts import rollout_annex
from tracker.domain.building.annexes.units import unit_annex
from tracker.domain.building.citations import named
from tracker.domain.building.facts import ReportFacts
from tracker.domain.building.money_table import money_annex
from tracker.domain.building.slots import LateTasks
from tracker.domain.building.table import note_of, plan_annex
from tracker.domain.phrases import upper_first
from tracker.domain.rates import Counts, count
from tracker.domain.registers.sentences import summary
from tracker.domain.registers.sheet import register_annex
from tracker.domain.reporting import Annex, FactRef, Paragraph

_CITED = {
    AnnexKind.TASKS: "từng nhiệm vụ",
    AnnexKind.INDICATORS: "các chỉ tiêu",
    AnnexKind.MONEY: "kinh phí",
    AnnexKind.ROLLOUTS: "việc triển khai theo đơn vị",
    AnnexKind.UNITS: "nhiệm vụ theo cơ quan, đơn vị chủ trì",
}


def present(facts: ReportFacts) -> dict[AnnexKind, int]:
    """How many tables of each chosen kind there are, in the order in which the text cites them; none that is empty."""
    rows = {
        AnnexKind.DOCUMENTS: len(facts.documents) > 0,
        AnnexKind.TASKS: True,
        AnnexKind.INDICATORS: len(facts.indicators) > 0,
        AnnexKind.MONEY: len(facts.money) > 0,
        AnnexKind.ROLLOUTS: len(facts.rollouts),
        AnnexKind.UNITS: len(unit_counts(facts)) > 0,
        AnnexKind.REGISTERS: len(facts.registers),
    }
    return {kind: int(rows[kind]) for kind in AnnexKind if kind in facts.head.annexes and rows[kind]}


def annexes(facts: ReportFacts) -> tuple[Annex, ...]:
    """The chosen annexes in the order in which the text cites them."""
    return tuple(annex for kind in present(facts) for annex in _built(kind, facts))


def annex_mention(facts: ReportFacts) -> str:
    """Where the tables stand that the results cite; nothing where none goes along."""
    cited = [f"{_CITED[kind]} tại {_numbered(kind, facts)}" for kind in present(facts) if kind in _CITED]
    return f"Tình hình thực hiện {'; '.join(cited)} kèm theo." if cited else ""


def documents_issued(facts: ReportFacts) -> list[Paragraph]:
    """How many documents were issued to carry out the plan, where their list goes along; by whom, if by one organ."""
    if AnnexKind.DOCUMENTS not in present(facts):
        return []
    one = {each.issuer for each in facts.documents} == {facts.plan.issuer}
    told = f"{wording.count(len(facts.documents))} văn bản"
    cited = f"để triển khai thực hiện ({_numbered(AnnexKind.DOCUMENTS, facts)} kèm theo)."
    text = (
        f"{upper_first(facts.head.voice)} đã ban hành {told} {cited}"
        if one
        else f"Các cơ quan, đơn vị đã ban hành {told} {cited}"
    )
    return [Paragraph(text, facts=tuple(FactRef("document", each.id) for each in facts.documents))]


def registers_told(facts: ReportFacts) -> list[Paragraph]:
    """Each register as one sentence that cites its annex: what is new, by name up to seven, and to how many it came."""
    if AnnexKind.REGISTERS not in present(facts):
        return []
    told = []
    for place, register in enumerate(facts.registers):
        pointer = f"{_numbered(AnnexKind.REGISTERS, facts, place)} kèm theo"
        text = _citing(summary(register, pointer=pointer), pointer)
        told.append(Paragraph(text, facts=(FactRef("register", register.id),)))
    return told


def _citing(sentence: str, pointer: str) -> str:
    """The sentence with its annex, in the brackets at its end where it has some."""
    if pointer in sentence:
        return sentence
    said = sentence.removesuffix(".")
    return f"{said[:-1]}; {pointer})." if said.endswith(")") else f"{said} ({pointer})."


def unit_counts(facts: ReportFacts) -> Mapping[str, Counts]:
    """How the main tasks of each lead unit stand, the units in the order of the plan."""
    leads = dict.fromkeys(task.lead for task in facts.main_tasks if task.lead)
    return {
        lead: count(task.status.standing for task in facts.main_tasks if task.lead == lead) for lead in leads
    }


def _numbered(kind: AnnexKind, facts: ReportFacts, only: int | None = None) -> str:
    """`Phụ lục`, `Phụ lục II`, `các Phụ lục V, VI`; of several of a kind perhaps only one, by its place from 0."""
    sizes = present(facts)
    if sum(sizes.values()) == 1:
        return "Phụ lục"
    first = 1 + sum(
        size for other, size in sizes.items() if list(sizes).index(other) < list(sizes).index(kind)
    )
    numbers = [wording.roman(place) for place in range(first, first + sizes[kind])]
    numbers = numbers if only is None else [numbers[only]]
    return f"{'Phụ lục' if len(numbers) == 1 else 'các Phụ lục'} {wording.listing(numbers)}"


def _built(kind: AnnexKind, facts: ReportFacts) -> list[Annex]:
    plan, note = named(facts.plan), note_of(facts)
    names_late = facts.head.late_tasks is LateTasks.NAMED
    if kind is AnnexKind.DOCUMENTS:
        return [document_annex(facts.documents, plan, note)]
    if kind is AnnexKind.TASKS:
        return [plan_annex(facts)]
    if kind is AnnexKind.INDICATORS:
        return [indicator_annex(facts.indicators, plan, note)]
    if kind is AnnexKind.MONEY:
        return [money_annex(facts.money, plan=plan, as_of=facts.as_of)]
    if kind is AnnexKind.ROLLOUTS:
        return [
            rollout_annex(each, plan, note, day=facts.as_of, names_late=names_late) for each in facts.rollouts
        ]
    if kind is AnnexKind.REGISTERS:
        return [register_annex(each) for each in facts.registers]
    before = facts.before.by_unit if facts.before else None
    return [unit_annex(unit_counts(facts), plan, note, before=before, names_late=names_late)]
