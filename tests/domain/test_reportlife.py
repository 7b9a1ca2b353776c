"""The life of a report."""

import pytest

from tracker.domain.refusals import Refusal
from tracker.domain.reportlife import ReportState, ReportVerb, check_open, next_state

DRAFT, CHECKED, APPROVED, ISSUED = (
    ReportState.DRAFT,
    ReportState.CHECKED,
    ReportState.APPROVED,
    ReportState.ISSUED,
)
ALLOWED = {
    (DRAFT, ReportVerb.CHECK): CHECKED,
    (DRAFT, ReportVerb.SEND_BACK): DRAFT,
    (CHECKED, ReportVerb.SEND_BACK): DRAFT,
    (CHECKED, ReportVerb.APPROVE): APPROVED,
    (APPROVED, ReportVerb.ISSUE): ISSUED,
}


@pytest.mark.parametrize("state", ReportState)
@pytest.mark.parametrize("verb", ReportVerb)
def test_each_step_is_possible_only_where_the_table_says(state: ReportState, verb: ReportVerb) -> None:
    if (state, verb) in ALLOWED:
        assert next_state(state, verb, reason="Sửa mục 2") is ALLOWED[state, verb]
    else:
        with pytest.raises(Refusal, match="Báo cáo đang ở bước"):
            next_state(state, verb, reason="Sửa mục 2")


def test_a_report_is_sent_back_only_with_what_is_to_be_mended() -> None:
    with pytest.raises(Refusal, match="Chưa ghi nội dung cần sửa"):
        next_state(CHECKED, ReportVerb.SEND_BACK, reason="  ")


@pytest.mark.parametrize("state", sorted(set(ReportState) - {DRAFT}))
def test_only_a_draft_may_be_changed(state: ReportState) -> None:
    check_open(DRAFT)
    with pytest.raises(Refusal, match="không sửa được"):
        check_open(state)


@pytest.mark.parametrize("verb", [ReportVerb.CHECK, ReportVerb.SEND_BACK])
@pytest.mark.parametrize("unchanged", [True, False])
def test_a_draft_that_was_not_mended_since_its_return_is_not_passed_on(
    verb: ReportVerb, unchanged: bool
) -> None:
    if verb is ReportVerb.CHECK and unchanged:
        with pytest.raises(Refusal, match="chưa thay đổi từ khi trả lại"):
            next_state(DRAFT, verb, reason="Sửa mục 2", unchanged=unchanged)
    else:
        assert next_state(DRAFT, verb, reason="Sửa mục 2", unchanged=unchanged) is ALLOWED[DRAFT, verb]
