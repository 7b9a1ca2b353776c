"""Every form of a deadline seen in documents and annexes, and what it is taken to mean (documents issued 11/3/2022)."""

from datetime import date, time

import pytest

from tracker.domain.deadlines import Deadline, DeadlineError, DeadlineKind, parse_deadline

DATE, PERIOD, RECURRING, EVENT, NONE = DeadlineKind
ISSUED = date(2022, 3, 11)
MONTHLY = "FREQ=MONTHLY;BYMONTHDAY=-1"
QUARTERLY = "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"
HALF_YEARLY = "FREQ=MONTHLY;BYMONTH=6,12;BYMONTHDAY=-1"
YEARLY = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"


def day(written):
    return date(*map(int, reversed(written.split("/")))) if written else None


def meaning(kind, due=None, start=None, **more):
    """A deadline without its words."""
    return {"kind": kind, "due": day(due), "start": day(start), **more}


# The sixty forms found in documents, by their number there, and what they were found to mean.
FOUND = [
    (1, "06 tháng đầu năm 2022", meaning(PERIOD, "30/6/2022", "01/01/2022")),
    (2, "06 THÁNG CUỐI NĂM 2022", meaning(PERIOD, "31/12/2022", "01/7/2022")),
    (3, "giai đoạn 2020-2025", meaning(PERIOD, "31/12/2025", "01/01/2020")),
    (3, "2020 - 2025", meaning(PERIOD, "31/12/2025", "01/01/2020")),
    (4, "nhiệm kỳ 2020 - 2025", meaning(PERIOD, "31/12/2025", "01/01/2020")),
    (5, "năm 2022", meaning(PERIOD, "31/12/2022", "01/01/2022")),
    (6, "Ngay từ đầu năm", meaning(PERIOD, "31/3/2022", "01/01/2022")),
    (7, "Cuối năm tổ chức đánh giá nội bộ", meaning(PERIOD, "31/12/2022")),
    (8, "đến năm 2020 và tầm nhìn 2030", meaning(DATE, "31/12/2020", horizon=2030)),
    (9, "Đến năm 2020, phấn đấu đạt", meaning(DATE, "31/12/2020")),
    (10, "Đến năm 2030, xây dựng từ 01 sản phẩm trở lên", meaning(DATE, "31/12/2030")),
    (11, "ĐẾN NĂM 2030, ĐỊNH HƯỚNG ĐẾN NĂM 2045", meaning(DATE, "31/12/2030", horizon=2045)),
    (12, "vào năm 2025", meaning(PERIOD, "31/12/2025", "01/01/2025")),
    (13, "giai đoạn 2021-2025, định hướng đến năm 2030", meaning(PERIOD, "31/12/2025", "01/01/2021", horizon=2030)),
    (14, "đến năm 2020, tầm nhìn đến năm 2030", meaning(DATE, "31/12/2020", horizon=2030)),
    (15, "hằng năm", meaning(RECURRING, "31/12/2022", recurrence=YEARLY)),
    (15, "Hàng năm", meaning(RECURRING, "31/12/2022", recurrence=YEARLY)),
    (16, "thường xuyên", meaning(NONE)),
    (16, "thường xuyên (kiểm tra, giám sát)", meaning(NONE)),
    (17, "định kỳ và đột xuất khi cần thiết", meaning(NONE)),
    (18, "trong thời gian đến", meaning(NONE)),
    (18, "trong thời gian tới", meaning(NONE)),
    (19, "sơ kết 03 năm, 05 năm", meaning(EVENT)),
    (19, "tổng kết 10 năm", meaning(EVENT)),
    (20, "Từ năm 2014 đến nay", meaning(NONE, start="01/01/2014")),
    (21, "trước 10 giờ ngày 20/02/2025", meaning(DATE, "20/02/2025", time=time(10))),
    (22, "trong ngày 20/02/2025", meaning(DATE, "20/02/2025")),
    (23, "trước ngày 25/02/2025", meaning(DATE, "24/02/2025")),
    (24, "hoàn thành trước ngày 10/3/2025", meaning(DATE, "09/3/2025")),
    (25, "Ngay sau khi UBND tỉnh ban hành Kế hoạch", meaning(EVENT)),
    (26, "trong tháng 11/2025", meaning(PERIOD, "30/11/2025", "01/11/2025")),
    (27, "trước ngày 10/12/2025", meaning(DATE, "09/12/2025")),
    (28, "trong tháng 11, tháng 12 năm 2025", meaning(PERIOD, "31/12/2025", "01/11/2025")),
    (29, "từ nay đến cuối năm 2025", meaning(PERIOD, "31/12/2025", "11/3/2022")),
    (30, "những tháng cuối năm 2025", meaning(PERIOD, "31/12/2025")),
    (31, "trước ngày 15/11/2025", meaning(DATE, "14/11/2025")),
    (32, "hoàn thành trong quý 3/2025", meaning(PERIOD, "30/9/2025", "01/7/2025")),
    (33, "từ quý 2/2025 đến hết ngày 28/2/2027", meaning(PERIOD, "28/02/2027", "01/4/2025")),
    (34, "trước ngày 1/3/2027", meaning(DATE, "28/02/2027")),
    (35, "Chậm nhất là ngày 01 tháng 3 năm 2027", meaning(DATE, "01/3/2027")),
    (36, "trước 15/8/2025", meaning(DATE, "14/8/2025")),
    (37, "6 tháng cuối năm 2025", meaning(PERIOD, "31/12/2025", "01/7/2025")),
    (38, "Chậm nhất ngày 15 (mười lăm) của tháng báo cáo",
     meaning(RECURRING, "15/3/2022", recurrence="FREQ=MONTHLY;BYMONTHDAY=15")),
    (39, "Chậm nhất ngày 06 (sáu) của tháng cuối quý",
     meaning(RECURRING, "06/6/2022", recurrence="FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=6")),
    (40, "Chậm nhất ngày 06 (sáu) tháng 06 (sáu)",
     meaning(RECURRING, "06/6/2022", recurrence="FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=6")),
    (41, "Chậm nhất ngày 25 (hai mươi lăm) tháng 11 (mười một)",
     meaning(RECURRING, "25/11/2022", recurrence="FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25")),
    (42, "chậm nhất vào ngày 25 của tháng cuối kỳ báo cáo", None),
    (43, "gửi trước ngày 10/07 của năm báo cáo",
     meaning(RECURRING, "09/7/2022", recurrence="FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=9")),
    (44, "gửi trước ngày 10/01 của năm liền kề năm báo cáo",
     meaning(RECURRING, "09/01/2023", recurrence="FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=9")),
    (45, "định kỳ 6 tháng, hằng năm, đầu kỳ, giữa kỳ, cuối kỳ hoặc đột xuất khi cần thiết",
     meaning(RECURRING, "30/6/2022", recurrence=HALF_YEARLY)),
    (46, "02 ngày làm việc kể từ ngày chốt số liệu", meaning(EVENT)),
    (47, "không ít hơn 01 ngày làm việc tính từ …", meaning(EVENT)),
    (48, "hằng tháng, quý, năm, theo quy định", meaning(RECURRING, "31/3/2022", recurrence=MONTHLY)),
    (49, "trước ngày 20.7.2020", meaning(DATE, "19/7/2020")),
    (50, "đến trước tháng 9.2020 (thay cho trước tháng 6.2020)", meaning(DATE, "31/8/2020")),
    (51, "đến cuối năm 2019", meaning(DATE, "31/12/2019")),
    (52, "trong cuối tháng 7/2018", meaning(PERIOD, "31/7/2018")),
    (52, "trong tháng 9/2018", meaning(PERIOD, "30/9/2018", "01/9/2018")),
    (53, "chậm nhất tới 31/12/2025", meaning(DATE, "31/12/2025")),
    (54, "giai đoạn 2026-2030", meaning(PERIOD, "31/12/2030", "01/01/2026")),
    (55, "đến năm 2025, định hướng năm 2030", meaning(DATE, "31/12/2025", horizon=2030)),
    (56, "thực hiện từ ngày 2/1/2014", meaning(NONE, start="02/01/2014")),
    (57, "trong năm 2023", meaning(PERIOD, "31/12/2023", "01/01/2023")),
    (58, "quý III/2025", meaning(PERIOD, "30/9/2025", "01/7/2025")),
    (58, "quý IV/2025", meaning(PERIOD, "31/12/2025", "01/10/2025")),
    (59, "trước ngày 10/07/2026", meaning(DATE, "09/7/2026")),
    (60, "NĂM 2025 VÀ NHỮNG NĂM TIẾP THEO", meaning(RECURRING, "31/12/2025", "01/01/2025", recurrence=YEARLY)),
]  # fmt: skip
NOT_UNDERSTOOD = {
    17: "no rhythm is told: taken as work without a day",
    42: "which period is reported is not told: refused",
}

# The twenty-two deadlines of the annex to Plan 56/KH-UBND (11/3/2022).
ANNEX = [
    ("Thường xuyên", meaning(NONE)),
    ("Trong 15 ngày kể từ ngày ban hành Kế hoạch", meaning(EVENT, "26/3/2022")),
    ("Năm 2022", meaning(PERIOD, "31/12/2022", "01/01/2022")),
    ("Trước ngày 31/3/2022", meaning(DATE, "30/3/2022")),
    ("Tháng 5/2022", meaning(PERIOD, "31/5/2022", "01/5/2022")),
    ("Năm 2022", meaning(PERIOD, "31/12/2022", "01/01/2022")),
    ("Trước ngày 20/5/2022", meaning(DATE, "19/5/2022")),
    ("Theo tiến độ dự án, hoàn thành trong năm 2022", meaning(PERIOD, "31/12/2022", "01/01/2022")),
    ("Thường xuyên, hằng năm", meaning(NONE)),
    ("Thường xuyên", meaning(NONE)),
    ("Trước ngày 15/12/2022", meaning(DATE, "14/12/2022")),
    ("Quý I/2022", meaning(PERIOD, "31/3/2022", "01/01/2022")),
    ("Hằng quý", meaning(RECURRING, "31/3/2022", recurrence=QUARTERLY)),
    ("Trong tháng 5/2022", meaning(PERIOD, "31/5/2022", "01/5/2022")),
    ("Trước ngày 30/5/2022", meaning(DATE, "29/5/2022")),
    ("06 tháng cuối năm 2022", meaning(PERIOD, "31/12/2022", "01/7/2022")),
    ("Quý III, IV/2022", meaning(PERIOD, "31/12/2022", "01/7/2022")),
    ("Năm 2022", meaning(PERIOD, "31/12/2022", "01/01/2022")),
    ("Thường xuyên", meaning(NONE)),
    ("Cuối năm", meaning(PERIOD, "31/12/2022")),
    ("Theo kế hoạch của tỉnh", meaning(NONE)),
    ("06 tháng/lần", meaning(RECURRING, "30/6/2022", recurrence=HALF_YEARLY)),
]

# Forms common in annexes.
COMMON = [
    ("Quý II/2026", meaning(PERIOD, "30/6/2026", "01/4/2026")),
    ("Quý I-II/2026", meaning(PERIOD, "30/6/2026", "01/01/2026")),
    ("Quý III, IV/2026", meaning(PERIOD, "31/12/2026", "01/7/2026")),
    ("Quý I và Quý II năm 2026", meaning(PERIOD, "30/6/2026", "01/01/2026")),
    ("Tháng 6/2026", meaning(PERIOD, "30/6/2026", "01/6/2026")),
    ("Tháng 3-5/2026", meaning(PERIOD, "31/5/2026", "01/3/2026")),
    ("tháng 5-2026", meaning(PERIOD, "31/5/2026", "01/5/2026")),
    ("T6/2026", meaning(PERIOD, "30/6/2026", "01/6/2026")),
    ("Q3/2026", meaning(PERIOD, "30/9/2026", "01/7/2026")),
    ("30/6/2026", meaning(DATE, "30/6/2026")),
    ("30-6-26", meaning(DATE, "30/6/2026")),
    ("2026-06-30", meaning(DATE, "30/6/2026")),
    ("10-15/5/2026", meaning(PERIOD, "15/5/2026", "10/5/2026")),
    ("từ ngày 10 đến ngày 15/5/2026", meaning(PERIOD, "15/5/2026", "10/5/2026")),
    ("từ ngày 10-5-2026 đến ngày 15-5-2026", meaning(PERIOD, "15/5/2026", "10/5/2026")),
    ("01/5-15/5/2026", meaning(PERIOD, "15/5/2026", "01/5/2026")),
    ("Quý IV/2025 - Quý I/2026", meaning(PERIOD, "31/3/2026", "01/10/2025")),
    ("Giai đoạn từ năm 2021 đến năm 2025", meaning(PERIOD, "31/12/2025", "01/01/2021")),
    ("Hằng tháng (trước ngày 20)", meaning(RECURRING, "19/3/2022", recurrence="FREQ=MONTHLY;BYMONTHDAY=19")),
    ("trước ngày 15/12 hằng năm",
     meaning(RECURRING, "14/12/2022", recurrence="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14")),
    ("Hằng năm (trước ngày 01/3)", meaning(RECURRING, "28/02/2023", recurrence="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1")),
    ("trước ngày 30 hằng tháng",
     meaning(RECURRING, "29/3/2022", recurrence="FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1")),
    ("trước ngày 01 của tháng cuối quý",
     meaning(RECURRING, "31/5/2022", recurrence="FREQ=MONTHLY;BYMONTH=2,5,8,11;BYMONTHDAY=-1")),
    ("01 lần/năm", meaning(RECURRING, "31/12/2022", recurrence=YEARLY)),
    ("02 lần/năm", meaning(RECURRING, "30/6/2022", recurrence=HALF_YEARLY)),
    ("2025-2030", meaning(PERIOD, "31/12/2030", "01/01/2025")),
    ("2025 - 2026", meaning(PERIOD, "31/12/2026", "01/01/2025")),
    ("Năm 2026 và các năm tiếp theo", meaning(RECURRING, "31/12/2026", "01/01/2026", recurrence=YEARLY)),
    ("Thường xuyên trong năm 2022", meaning(NONE)),
    ("Theo tiến độ", meaning(NONE)),
    ("Theo hướng dẫn của bộ, ngành", meaning(NONE)),
    ("Khi có yêu cầu", meaning(NONE)),
    ("Sau khi có văn bản của Trung ương", meaning(EVENT)),
    ("Trong 15 ngày kể từ ngày …", meaning(EVENT)),
    ("Trước kỳ họp HĐND cuối năm", meaning(EVENT)),
    ("Trong 05 ngày làm việc kể từ ngày ký", meaning(EVENT, "18/3/2022")),
    ("Trong 01 tháng kể từ ngày ban hành", meaning(EVENT, "11/4/2022")),
    ("Trong 15 ngày kể từ ngày ban hành Kế hoạch của tỉnh", meaning(EVENT)),
    ("Trong 10 ngày kể từ ngày 01/5/2022", meaning(EVENT, "11/5/2022")),
    ("đến hết năm", meaning(DATE, "31/12/2022")),
    ("chậm nhất 16h30 ngày 20/5/2022", meaning(DATE, "20/5/2022", time=time(16, 30))),
    ("trước 24 giờ ngày 20/5/2022", meaning(DATE, "20/5/2022")),
    ("hang quy", meaning(RECURRING, "31/3/2022", recurrence=QUARTERLY)),
    ("quy 2/2025", meaning(PERIOD, "30/6/2025", "01/4/2025")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in FOUND if row[2]] + ANNEX + COMMON)
def test_a_written_deadline_keeps_its_words_and_means_what_it_was_found_to_mean(text, expected) -> None:
    assert parse_deadline(text, issued=ISSUED) == Deadline(text, **expected)


def test_of_the_60_forms_found_at_least_45_are_understood_and_the_others_are_named() -> None:
    assert {number for number, _, _ in FOUND} == set(range(1, 61))
    refused = {number for number, text, _ in FOUND if is_refused(text)}
    undated = {number for number, _, expected in FOUND if expected == meaning(NONE)}
    assert refused == {42}
    assert set(NOT_UNDERSTOOD) <= refused | undated
    assert 60 - len(NOT_UNDERSTOOD) >= 45


def is_refused(text: str) -> bool:
    try:
        parse_deadline(text, issued=ISSUED)
    except DeadlineError:
        return True
    return False
