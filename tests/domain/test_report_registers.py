"""A register that goes along with a report: a sentence that cites it, and its table."""

import pytest

from tests.domain.small_reports import facts, section, task
from tests.domain.test_register_words import NEW, items
from tests.domain.test_register_words import facts as register
from tracker.domain.building import AnnexKind, as_json, build_report
from tracker.domain.building.slots import LateTasks
from tracker.domain.reporting import FactRef


def built(*registers, kinds=(AnnexKind.REGISTERS,)):
    """A report with registers."""
    return build_report(
        facts([task(1)], head={"annexes": kinds, "late_tasks": LateTasks.UNNAMED}, registers=registers)
    )


@pytest.mark.parametrize(("count", "named"), [(1, True), (7, True), (8, False)])
def test_up_to_seven_names_stand_in_the_sentence_and_all_of_them_in_the_annex(
    count: int, named: bool
) -> None:
    made = built(register(items(count, NEW)))
    told = section(made, "2.")[-1]
    assert ("kèm theo" in told, told.count("Phụ lục")) == (True, 1)
    assert ("tên 1" in told) is named
    assert [row.cells[0] for row in made.paper.annexes[0].rows] == [
        str(place) for place in range(1, count + 1)
    ]


def test_each_register_cites_its_own_annex_after_the_others() -> None:
    made = built(register(items(1)), register(items(9)), kinds=(AnnexKind.TASKS, AnnexKind.REGISTERS))
    told = section(made, "2.")
    assert "(Phụ lục II kèm theo)" in told[-2]
    assert "(Phụ lục III kèm theo)" in told[-1]
    assert told[-3] == "Tình hình thực hiện từng nhiệm vụ tại Phụ lục I kèm theo."


def test_the_sentence_comes_from_its_register_and_nothing_is_told_that_was_not_chosen() -> None:
    section_of = next(each for each in built(register(items(1))).paper.sections if each.number == "2.")
    assert section_of.paragraphs[-1].facts == (FactRef("register", 1),)
    assert "di tích" not in as_json(built(register(items(1)), kinds=()))
