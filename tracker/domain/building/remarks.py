"""What the writer should look at before the report goes on; it stands beside the paper, never on it."""

from dataclasses import dataclass, field

from tracker.domain import wording
from tracker.domain.building.annexes.choosing import present
from tracker.domain.building.facts import ReportFacts
from tracker.domain.building.money import disagreements
from tracker.domain.building.slots import LateTasks, Slot
from tracker.domain.status import Standing
from tracker.domain.text import N_

MONEY = N_(
    "Kinh phí không khớp ở dòng {lines}, nên câu về kinh phí không được soạn. Kiểm tra lại kinh phí của kế hoạch."
)
SILENT = N_("Chưa có cập nhật nào của {count} nhiệm vụ: số {numbers}.")
WITHHELD = N_(
    "{count} văn bản nội bộ không được viện dẫn trong báo cáo. Cần viện dẫn thì đổi mức độ phổ biến của văn bản."
)
UNWRITTEN = N_("Mục 3.1 chưa có nội dung của người soạn; đang dùng câu soạn từ số liệu.")
UNASKED = N_("Có {count} nhiệm vụ quá hạn, báo cáo đang đặt ở chế độ không nêu.")
NO_ROWS = N_("Phụ lục đã chọn nhưng chưa có số liệu nên không kèm theo: {annexes}.")
UNCONFIRMED = N_(
    "Đến ngày {day} có {count} nhiệm vụ đã báo cáo hoàn thành nhưng chưa xác nhận, nên chưa tính là hoàn thành: "
    "số {numbers}. Xác nhận trước ngày chốt, hoặc dời ngày chốt số liệu của báo cáo."
)
UNSIGNED = N_("Chưa ghi người ký, thẩm quyền ký hoặc nơi nhận. Bổ sung ở phần đầu và cuối của báo cáo.")


@dataclass(frozen=True, slots=True)
class Remark:
    """A message id and what fills it; the edge translates."""

    message: str
    params: dict[str, object] = field(default_factory=dict)


def remarks(facts: ReportFacts) -> list[Remark]:
    """The remarks on a draft, the gravest first."""
    found = []
    if wrong := disagreements(facts.money):
        found.append(Remark(MONEY, {"lines": ", ".join(line.number for line in wrong)}))
    head = facts.head
    if not (head.signature_lines and head.signer_name and head.recipients):
        found.append(Remark(UNSIGNED))
    if facts.withheld:
        found.append(Remark(WITHHELD, {"count": facts.withheld}))
    if not facts.typed(Slot.ACHIEVED):
        found.append(Remark(UNWRITTEN))
    found += _of_work(facts)
    if missing := [kind.label for kind in head.annexes if kind not in present(facts)]:
        found.append(Remark(NO_ROWS, {"annexes": "; ".join(missing)}))
    if facts.counts.overdue and head.late_tasks is LateTasks.OMITTED:
        found.append(Remark(UNASKED, {"count": facts.counts.overdue}))
    return found


def _of_work(facts: ReportFacts) -> list[Remark]:
    """What is not told as done although its unit reported it, and what nobody has told of."""
    found = []
    waiting = [task.number for task in facts.main_tasks if task.status.standing is Standing.AWAITING]
    if waiting:
        told = {"day": wording.day(facts.as_of), "count": len(waiting), "numbers": ", ".join(waiting)}
        found.append(Remark(UNCONFIRMED, told))
    silent = [task.number for task in facts.main_tasks if _is_silent(task.status.standing, task.told)]
    if silent:
        found.append(Remark(SILENT, {"count": len(silent), "numbers": ", ".join(silent)}))
    return found


def _is_silent(standing: Standing, told: bool) -> bool:
    """Open work of which nothing was ever reported."""
    return not told and standing in {Standing.OVERDUE, Standing.IN_TERM, Standing.ONGOING}
