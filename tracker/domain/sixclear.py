"""“6 rõ”: whether a task says who, what, by when, with what responsibility, authority and result (KL 226-KL/TW)."""

from dataclasses import dataclass

from tracker.domain.text import N_


@dataclass(frozen=True, slots=True)
class Clear:
    """One of the six: its name, whether it is clear, and what makes it so."""

    name: str
    is_clear: bool
    needs: str


def six_clear(
    *, lead: bool, assignee: bool, title: bool, deadline: bool, deliverable: bool, supervisor: bool
) -> tuple[Clear, ...]:
    """The six of a task, in the order in which officials name them."""
    return (
        Clear(N_("Rõ người"), assignee, N_("Chọn người thực hiện.")),
        Clear(N_("Rõ việc"), title, N_("Ghi nội dung nhiệm vụ.")),
        Clear(N_("Rõ thời gian"), deadline, N_("Ghi thời hạn.")),
        Clear(N_("Rõ trách nhiệm"), lead, N_("Chọn đơn vị chủ trì.")),
        Clear(N_("Rõ thẩm quyền"), supervisor, N_("Chọn lãnh đạo phụ trách.")),
        Clear(N_("Rõ kết quả"), deliverable, N_("Ghi sản phẩm.")),
    )
