"""The written forms of a deadline: each row is a form, with examples above it, and what it means.

Words come tidied and folded (“Trong 15 ngày kể từ ngày ban hành” is `trong 15 ngay ke tu ngay ban hanh`). A form must fit
from end to end: what no form fits is no deadline. The first row that fits and means something decides.
"""

import re
from collections.abc import Callable
from datetime import date

from tracker.domain.deadlines import meanings
from tracker.domain.deadlines.meanings import Meaning
from tracker.domain.deadlines.phrases import AT_LATEST, BEFORE, UNTIL, WITHIN

Rule = Callable[[re.Match[str], date], Meaning | None]

TELLS_TIME = (
    r"\d[/.-]\d|\b(?:19|20)\d\d\b|\bngay \d|\d ngay\b|\b(?:tuan|thang|gio)\b"
    r"|\bquy\b(?! dinh| che| hoach| trinh)|(?<!\bviet )\bnam\b"
)
"""Days, months, quarters, years: words that mention them are never passed over as mere words."""

_WORDS = rf"[,:]? (?!.*(?:{TELLS_TIME})).+"
_MAYBE_WORDS = rf"(?:{_WORDS})?"
_NOUN = r"(?:ke hoach|chuong trinh)(?: hanh dong)?"
_THIS = rf"(?:{_NOUN}(?: nay)?|(?:van ban|quyet dinh|chi thi|cong van|nghi quyet|thong bao) nay)"
_ISSUING = rf"(?:(?:khi|ngay) )?(?:(?:ky |duoc )?ban hanh|ky)(?: {_THIS})?|(?:khi|ngay) {_THIS} duoc (?:ky )?ban hanh"
_LENGTH = r"0*(?P<n>[1-9]\d{0,2}) (?P<unit>ngay lam viec|ngay|tuan|thang|nam),?"
_SO_LONG = rf"(?:(?:{AT_LATEST}|khong qua|toi da) )?(?:trong (?:(?:vong|thoi han|thoi gian) )?)?{_LENGTH}"
_SINCE = r"(?:ke tu|tinh tu|tu|sau)"
_BOUND = rf"(?:(?:(?P<before>{BEFORE})|{UNTIL}|{WITHIN}) )?"
_DAY_OF = r"ngay (?P<d>\d{1,2})"
_EACH_MONTH = r"(?:hang|moi) thang|thang bao cao"
_QUARTERS_LAST = r"thang cuoi (?:(?:cua|moi|hang) )?quy"
_EACH_YEAR = r"(?:hang|moi) nam|nam (?:(?:lien ke|lien sau|ke tiep) nam )?bao cao"
_FOLLOWING_YEARS = r"(?:cac|nhung) nam (?:tiep theo|ke tiep|sau)"


def _form(words: str, meaning: Rule) -> tuple[re.Pattern[str], Rule]:
    """A row of the table."""
    return re.compile(words, re.ASCII), meaning


FORMS: tuple[tuple[re.Pattern[str], Rule], ...] = (
    # ── no day ──
    # Thường xuyên · Thường xuyên, hằng năm · Thường xuyên trong năm 2022 · thường xuyên (kiểm tra, giám sát)
    _form(
        rf"(?:hang nam,? )?thuong xuyen(?:(?:,| va|) (?:hang nam|(?:trong|ca) nam(?: \d{{4}})?))?{_MAYBE_WORDS}",
        meanings.no_day,
    ),
    # trong thời gian tới · trong thời gian đến
    _form(r"(?:trong )?thoi gian (?:toi|den)", meanings.no_day),
    # Theo tiến độ · Theo kế hoạch của tỉnh · Theo hướng dẫn của bộ, ngành
    _form(
        rf"theo (?:tien do|ke hoach|chuong trinh|lo trinh|huong dan|quy dinh|chi dao|yeu cau|thuc te){_MAYBE_WORDS}",
        meanings.no_day,
    ),
    # Khi có yêu cầu · Khi cần thiết · Đột xuất · định kỳ và đột xuất khi cần thiết
    _form(
        rf"(?:(?:dinh ky(?: va| hoac|,) )?dot xuat|khi (?:co )?(?:yeu cau|phat sinh|can)){_MAYBE_WORDS}",
        meanings.no_day,
    ),
    # ── again and again ──
    # hằng năm · Hằng quý · hằng tháng, quý, năm, theo quy định · định kỳ 6 tháng, hằng năm, đầu kỳ, giữa kỳ, cuối kỳ
    _form(r"(?:hang|moi|dinh ky) (?P<rhythms>.+)", meanings.each),
    # 06 tháng/lần · 06 tháng một lần
    _form(r"(?P<rhythms>(?:\d{1,2} )?(?:thang|quy|nam)(?:/lan| (?:mot|0?1) lan))", meanings.each),
    # 01 lần/năm · 02 lần mỗi năm
    _form(r"0*(?P<n>[1-9]\d?) lan(?:/| moi )(?P<unit>nam|quy|thang)", meanings.times),
    # trước ngày 20 hằng tháng · Chậm nhất ngày 15 của tháng báo cáo · Chậm nhất ngày 06 của tháng cuối quý
    _form(rf"{_BOUND}{_DAY_OF},? (?:cua )?(?P<of>{_EACH_MONTH}|{_QUARTERS_LAST})", meanings.day_of_months),
    # Hằng tháng (trước ngày 20) · Hằng quý (trước ngày 15 của tháng cuối quý)
    _form(rf"(?P<of>{_EACH_MONTH}),? {_BOUND}{_DAY_OF}", meanings.day_of_months),
    _form(rf"(?:hang|moi) quy,? {_BOUND}{_DAY_OF} (?:cua )?(?P<of>{_QUARTERS_LAST})", meanings.day_of_months),
    # trước ngày 15/12 hằng năm · trước ngày 10/07 của năm báo cáo · trước ngày 10/01 của năm liền kề năm báo cáo
    _form(rf"(?P<phrase>.+?),? (?:cua )?(?:{_EACH_YEAR})", meanings.day_of_years),
    # Hằng năm (trước ngày 15/12)
    _form(r"(?:hang|moi) nam,? (?P<phrase>.+)", meanings.day_of_years),
    # Chậm nhất ngày 25 tháng 11: the words of a standing rule (TT 02/2023/TT-BTTTT); a single day tells its year
    _form(rf"{AT_LATEST} (?P<phrase>{_DAY_OF} thang \d{{1,2}})", meanings.day_of_years),
    # Năm 2026 và các năm tiếp theo
    _form(rf"(?P<year>nam \d{{4}}),? va {_FOLLOWING_YEARS}", meanings.year_and_on),
    # ── after an event ──
    # Trong 15 ngày kể từ ngày ban hành Kế hoạch · trong 05 ngày làm việc kể từ ngày ký
    _form(rf"{_SO_LONG} {_SINCE} (?:{_ISSUING})", meanings.after_issuing),
    # trong 10 ngày kể từ ngày 01/5/2022
    _form(rf"{_SO_LONG} {_SINCE} (?P<day>ngay \d.*)", meanings.after_a_day),
    # 02 ngày làm việc kể từ ngày chốt số liệu · không ít hơn 01 ngày làm việc tính từ … · Trong 15 ngày kể từ ngày …
    _form(rf"(?:(?:khong it hon|it nhat|sau) )?{_SO_LONG} {_SINCE}{_WORDS}", meanings.some_event),
    # Ngay sau khi UBND tỉnh ban hành Kế hoạch · Sau khi có văn bản của Trung ương · Khi có hướng dẫn
    _form(rf"(?:(?:ngay )?(?:sau|truoc) )?khi{_WORDS}", meanings.some_event),
    # Trước kỳ họp HĐND cuối năm · sau hội nghị tổng kết
    _form(rf"(?:ngay )?(?:sau|truoc) (?:ky hop|hoi nghi|dai hoi)\b{_MAYBE_WORDS}", meanings.some_event),
    _form(r"(?:ngay )?(?:sau|truoc) ky hop\b[^\d,]* (?:dau|giua|cuoi) nam(?: \d{4})?", meanings.some_event),
    # sơ kết 03 năm, 05 năm · tổng kết 10 năm
    _form(
        rf"(?:so|tong) ket \d{{1,2}} nam(?:(?:,| va)(?: (?:so|tong) ket)? \d{{1,2}} nam)*{_MAYBE_WORDS}",
        meanings.some_event,
    ),
    # ── from and to ──
    # từ nay đến cuối năm 2025
    _form(r"tu nay (?P<phrase>(?:den|toi) .+)", meanings.from_now),
    # từ quý 2/2025 đến hết ngày 28/2/2027 · giai đoạn từ năm 2021 đến năm 2025
    _form(r"(?:giai doan )?(?:tu )?(?P<first>.+?) (?:den|toi) (?P<last>.+)", meanings.from_to),
    # ── one day, one period ──
    # Ngay từ đầu năm · đầu năm 2026
    _form(
        r"(?:ngay (?:tu|trong) |trong |vao )?(?:(?:nhung|cac) thang )?dau nam(?: (?P<y>(?:19|20)\d\d))?",
        meanings.early_in_year,
    ),
    # trước 10 giờ ngày 20/02/2025 · chậm nhất 16h30 ngày 20/02/2025
    _form(
        rf"(?:(?:{BEFORE}|{UNTIL}|vao|luc) )?(?P<hour>\d{{1,2}})(?: ?(?:gio|h)|:) ?(?P<minute>\d\d)?(?: phut)?,? (?P<day>.+)",
        meanings.at_hour,
    ),
    # Năm 2022 · Quý III, IV/2022 · trước ngày 31/3/2022 · đến hết năm · Cuối năm (rows: phrases.py, spans.py)
    _form(r".+", meanings.plain),
    # Quý IV/2025 - Quý I/2026 · 01/5-15/5/2026; not “từ tháng 5-2022”
    _form(r"(?:tu )?(?P<first>[^-]+)-(?P<last>(?!\d{4}$)[^-]+)", meanings.from_to),
    # ── a beginning without an end ──
    # Từ năm 2014 đến nay · thực hiện từ ngày 2/1/2014 · từ năm 2026 trở đi
    _form(r"(?:bat dau )?tu (?P<part>[^,-]+?)(?: den nay| tro di)?", meanings.start_only),
)
