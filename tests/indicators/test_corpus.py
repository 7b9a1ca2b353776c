"""Every quantitative item of two real reports (domain.md §7) is entered as typed and written as in its source."""

from datetime import date

import pytest

from tests.offices import Office, plan
from tests.org.pages import fill
from tracker.db import writing
from tracker.domain.indicators import IndicatorKind as K
from tracker.domain.indicators import Traffic, read_figure
from tracker.domain.rights import EVERYTHING
from tracker.indicators.actions import Makeup, create_indicator, record_reading
from tracker.indicators.queries import find_indicator, indicators, standings
from tracker.plans.queries.facts import known_on
from tracker.plans.queries.plans import find_plan

DAY = date(2021, 12, 31)
LEVELS = ("1", "2", "3", "4")
COMMUNES = "Vĩnh An, Tây Bình, Tây Vinh, Tây An"
SITES = "mộ Lê Đại Cang, mộ Lê Tuyên, mộ Nguyễn Diêu, Nước Mặn, Chi bộ Đề Pô"
CORPUS = (
    ("0.1", K.COUNT, "sản phẩm truyền thống", Makeup(), "1", "01 sản phẩm truyền thống"),
    ("0.2", K.RANK, "mức độ", Makeup(names=LEVELS), "3, 4", "mức độ 3, 4"),
    ("0.3", K.RATIO, "thủ tục", Makeup(), "186/337 đạt 55,19%", "186/337, đạt 55,19%"),
    ("0.4", K.RATIO, "thủ tục", Makeup(), "79/163 (48,47%)", "79/163, đạt 48,47%"),
    (
        "0.3–0.4",
        K.PARTS,
        "thủ tục",
        Makeup(names=("cấp huyện", "cấp xã")),
        "186/337; 79/163",
        "cấp huyện là 186/337 đạt 55,19% và cấp xã là 79/163 đạt 48,47%",
    ),
    ("0.5", K.TREND, "", Makeup(), "đều tăng", "đều tăng"),
    ("0.6", K.MONEY, "đồng", Makeup(), "trên 18 tỷ đồng", "trên 18 tỷ đồng"),
    ("0.7", K.COUNT, "di tích mới", Makeup(), f"5 ({SITES})", f"05 di tích mới {SITES}"),
    (
        "0.8",
        K.BREAKDOWN,
        "di tích",
        Makeup(names=("cấp quốc gia", "cấp tỉnh")),
        "16 (4; 12)",
        "16 di tích (04 cấp quốc gia, 12 cấp tỉnh)",
    ),
    ("0.9a", K.COUNT, "đoàn", Makeup(), "hơn 71.179", "hơn 71.179 đoàn"),
    ("0.9b", K.COUNT, "lượt khách", Makeup(), "khoảng 71.179", "khoảng 71.179 lượt khách"),
    ("0.10", K.COUNT, "lượt người", Makeup(), "trên 2.000", "trên 2.000 lượt người"),
    ("0.11", K.MONEY, "đồng", Makeup(), "ước đạt 13,5 tỷ đồng", "ước đạt 13,5 tỷ đồng"),
    ("0.12", K.COUNT, "mô hình", Makeup(), "hơn 25", "hơn 25 mô hình"),
    (
        "0.13",
        K.RANKED,
        "sản phẩm",
        Makeup(names=("5 sao", "3 sao")),
        "1; 7",
        "01 sản phẩm 5 sao, 07 sản phẩm 3 sao",
    ),
    (
        "0.14",
        K.COUNT,
        "sản phẩm CNNT tiêu biểu cấp tỉnh",
        Makeup(),
        "10",
        "10 sản phẩm CNNT tiêu biểu cấp tỉnh",
    ),
    ("0.15", K.YEARLY, "sản phẩm CNNT cấp quốc gia", Makeup(), "1", "01 sản phẩm CNNT cấp quốc gia năm 2021"),
    (
        "0.16",
        K.CUMULATIVE,
        "đề tài sáng kiến",
        Makeup(since_year=2012),
        "trên 2.000",
        "trên 2.000 đề tài sáng kiến (lũy kế từ năm 2012)",
    ),
    ("0.17", K.COUNT, "biên chế chuyên trách", Makeup(), "ít nhất 01", "ít nhất 01 biên chế chuyên trách"),
    ("0.18", K.DURATION, "năm", Makeup(), "hơn 10", "hơn 10 năm"),
    (
        "3.1–3.3",
        K.MONEY,
        "đồng",
        Makeup(names=("kinh phí sự nghiệp", "vốn đầu tư")),
        "5.240.000.000 (240.000.000; 5 tỷ)",
        "5.240.000.000 đồng (240.000.000 đồng kinh phí sự nghiệp, 5 tỷ đồng vốn đầu tư)",
    ),
    ("3.2", K.MONEY, "đồng", Makeup(), "240.000.000 đồng", "240.000.000 đồng"),
    ("3.3", K.MONEY, "đồng", Makeup(), "5 tỷ", "5 tỷ đồng"),
    ("3.4", K.PERCENT, "các phòng", Makeup(), "tất cả", "tất cả các phòng"),
    ("3.5", K.RANK, "cấp độ", Makeup(names=LEVELS), "4", "cấp độ 4"),
    ("3.6", K.COUNT, "xã", Makeup(), f"04 ({COMMUNES})", f"04 xã {COMMUNES}"),
    ("3.7", K.DURATION, "năm", Makeup(), "hơn 01", "hơn 01 năm"),
    ("3.8", K.COUNT, "nhiệm vụ", Makeup(), "9", "09 nhiệm vụ"),
)


def enter_all(office: Office) -> int:
    with writing():
        of, by = plan(office, issued=date(2021, 3, 11)), office.actor("officer")
        for position, (code, kind, unit, makeup, typed, _) in enumerate(CORPUS, start=1):
            made = create_indicator(
                of,
                code=code,
                title=f"Nội dung {code}",
                kind=kind,
                unit_of_measure=unit,
                position=position,
                by=by,
                makeup=makeup,
            )
            record_reading(made, read_figure(typed, made.spelling), as_of=DAY, by=by)
    return of.id


def test_every_item_is_written_as_in_its_source(office: Office) -> None:
    of = find_plan(EVERYTHING, enter_all(office))
    found = standings(indicators(EVERYTHING, of), known=known_on(date(2022, 6, 14)))
    assert [(each.indicator.code, each.phrase) for each in found] == [
        (code, told) for code, *_, told in CORPUS
    ]


def test_the_pages_show_every_item_and_tell_the_suspect_pair(office: Office) -> None:
    plan_id = enter_all(office)
    text = office.sign_in("officer").get(f"/plans/{plan_id}/indicators").text
    assert [told for *_, told in CORPUS if told not in text] == []
    assert "Chỉ tiêu 0.9a và chỉ tiêu 0.9b có cùng số 71.179" in text
    assert text.count("có cùng số") == 2, "71.179 and 2.000, each twice"
    for number in range(1, len(CORPUS) + 1):
        assert office.sign_in("leader").get(f"/indicators/{number}").status_code == 200


@pytest.mark.parametrize(
    ("code", "typed", "told"),
    [
        ("0.3", "186/337 đạt 55,20%", "186/337 = 55,19%, khác với 55,2% đã nhập"),
        ("0.3", "16.051/16.274 (98,62%)", "16.051/16.274 = 98,63%, khác với 98,62%"),
        ("0.8", "16 (4; 11)", "Các phần cộng lại được 15, khác với tổng số 16"),
        ("3.6", "5 (Vĩnh An, Tây Bình, Tây Vinh, Tây An)", "Đã kể 4 tên, khác với số 5"),
        ("0.2", "5", "không có trong các hạng"),
        ("0.12", "12,5", "ghi số nguyên"),
    ],
)
def test_a_contradiction_is_told_and_what_was_typed_stays(office: Office, code, typed, told) -> None:
    enter_all(office)
    number = 1 + [row[0] for row in CORPUS].index(code)
    answer = fill(office.sign_in("officer"), f"/indicators/{number}", value=typed)
    assert answer.status_code == 422
    assert told in answer.text
    assert f'value="{typed}"' in answer.text


def test_units_report_their_own_and_the_plan_adds_numerators_and_denominators(office: Office) -> None:
    officer = office.sign_in("officer")
    with writing():
        of = plan(office)
    url = f"/plans/{of.id}/indicators/new"
    assert "Bước 1" in officer.get(url).text
    units = [str(office.units[name].id) for name in ("sister", "commune")]
    answer = fill(
        officer,
        f"{url}?kind=ratio",
        code="T1",
        title="TTHC",
        unit_of_measure="thủ tục",
        units=units,
        target="131/262",
    )
    assert answer.status_code == 303, answer.text
    page = answer.headers["Location"]
    commune, share = office.sign_in("commune"), f"{page}/units/{units[1]}"
    assert share in commune.get("/indicators").text
    assert fill(commune, share, value="1/2", as_of="2022-06-01").status_code == 303
    assert fill(commune, share, value="79/163", as_of="2022-06-01").status_code == 303
    assert "đã đính chính" in commune.get(share).text
    assert (commune.get(page).status_code, commune.get(f"{page}/units/{units[0]}").status_code) == (404, 404)
    known = known_on(date(2022, 6, 14))
    alone = standings([find_indicator(EVERYTHING, int(page.rsplit("/", 1)[1]))], known=known)[0]
    assert [unit.name for unit in alone.missing] == ["Phòng Tư pháp"]
    earlier = {f"unit_{units[0]}": "186/337"}
    assert fill(officer, f"{page}/table", as_of="2022-06-10", **earlier).status_code == 303
    found = standings(indicators(EVERYTHING, of), known=known)[0]
    assert (found.reached, found.missing, found.traffic) == ("265/500", [], Traffic.ON_TRACK)
    assert "Cộng tử số, cộng mẫu số của các đơn vị; 2/2 đơn vị có số liệu" in officer.get(page).text
    assert found.before is None
    later = {f"unit_{unit}": "100/200" for unit in units}
    assert fill(officer, f"{page}/table", as_of="2022-06-14", **later).status_code == 303
    found = standings(indicators(EVERYTHING, of), known=known)[0]
    assert found.before is not None


def test_the_target_of_a_ratio_may_be_a_percentage_alone(office: Office) -> None:
    officer = office.sign_in("officer")
    with writing():
        of = plan(office)
    words = {
        "code": "T1",
        "title": "TTHC",
        "unit_of_measure": "hồ sơ",
        "target": "trên 70%",
        "by_day": "2022-12-31",
    }
    answer = fill(officer, f"/plans/{of.id}/indicators/new?kind=ratio", **words)
    assert answer.status_code == 303, answer.text
    assert fill(officer, answer.headers["Location"], value="138/214", as_of="2022-06-14").status_code == 303
    found = standings(indicators(EVERYTHING, of), known=known_on(date(2022, 6, 14)))[0]
    assert (found.planned, found.remarks) == ("trên 70%", ["đạt 92,12% kế hoạch năm (138/214 – trên 70%)"])


def test_a_percentage_without_numerators_is_not_gathered(office: Office) -> None:
    officer = office.sign_in("officer")
    with writing():
        of = plan(office)
    answer = fill(
        officer, f"/plans/{of.id}/indicators/new?kind=percent", code="T1", title="Tỷ lệ", gathering="sum"
    )
    assert answer.status_code == 422
