"""The laws of unit names: which spellings are one unit, where a list is cut, and what is left as words."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.imports.annexes import tay_son_units
from tests.imports.tay_son import UNITS
from tracker.domain.unit_names import MOST_PARTS, KnownUnit, UnitBook

BOOK = tay_son_units()
COMMUNES = {unit.name for unit in UNITS if unit.kind in {"commune", "township"}}
DEPARTMENTS = {unit.name for unit in UNITS if unit.kind == "department"}
SERVICES = {unit.name for unit in UNITS if unit.kind == "public_service"}


def found(text: str, book: UnitBook = BOOK) -> str | None:
    unit = book.find(text)
    return unit.name if unit else None


def listed(text: str, book: UnitBook = BOOK) -> tuple[list[str], list[str]]:
    units, unknown = book.find_all(text)
    return [unit.name for unit in units], list(unknown)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Phòng Kinh tế và Hạ tầng", "Phòng Kinh tế và Hạ tầng"),
        ("phong kinh te va ha tang", "Phòng Kinh tế và Hạ tầng"),
        ("PHÒNG KINH TẾ & HẠ TẦNG", "Phòng Kinh tế và Hạ tầng"),
        ("Phòng KT&HT", "Phòng Kinh tế và Hạ tầng"),
        ("Phòng KTHT", "Phòng Kinh tế và Hạ tầng"),
        ("P. Kinh tế và Hạ tầng", "Phòng Kinh tế và Hạ tầng"),
        ("P.KT-HT huyện", "Phòng Kinh tế và Hạ tầng"),
        ("Phòng Kinh tế và Hạ tầng huyện Tây Sơn", "Phòng Kinh tế và Hạ tầng"),
        ("Phòng Nông nghiệp và Phát triển nông thôn", "Phòng Nông nghiệp và PTNT"),
        ("Phòng NN&PTNT", "Phòng Nông nghiệp và PTNT"),
        ("Phòng NNPTNT", "Phòng Nông nghiệp và PTNT"),
        ("Phòng GD&ĐT", "Phòng Giáo dục và Đào tạo"),
        ("Phòng LĐ-TB&XH", "Phòng Lao động - Thương binh và Xã hội"),
        ("Phòng Lao động, Thương binh và Xã hội", "Phòng Lao động - Thương binh và Xã hội"),
        ("VP HĐND&UBND huyện", "Văn phòng HĐND và UBND"),
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "Văn phòng HĐND và UBND"),
        ("TT VH-TT-TT", "Trung tâm Văn hóa - Thông tin - Thể thao"),
        ("UBMTTQ Việt Nam huyện", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện"),
        ("UBMTTQVN huyện", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện"),
        ("Hội LHPN huyện (đề nghị)", "Hội Liên hiệp Phụ nữ huyện"),
        ("Hội Liên hiệp Phụ nữ", "Hội Liên hiệp Phụ nữ huyện"),
        ("Huyện đoàn (đề nghị phối hợp)", "Huyện đoàn"),
        ("UBND xã Vĩnh An", "UBND xã Vĩnh An"),
        ("Ủy ban nhân dân xã Vĩnh An", "UBND xã Vĩnh An"),
        ("xã Vĩnh An", "UBND xã Vĩnh An"),
        ("Xã Bình Hoà", "UBND xã Bình Hòa"),
        ("TT Phú Phong", "UBND thị trấn Phú Phong"),
        ("TT. Phú Phong", "UBND thị trấn Phú Phong"),
        ("UBND huyện Tây Sơn", "Ủy ban nhân dân huyện Tây Sơn"),
    ],
)
def test_a_unit_is_found_by_each_spelling_of_its_name(text: str, name: str) -> None:
    assert found(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "-",
        "Phòng",
        "Phòng Công Thương",
        "Kinh tế và Hạ tầng",
        "UBND 04 xã",
        "Hội Nông dân tỉnh",
        "Phòng Kinh tế",
        "Phòng Kinh tế và Hạ tầng, Phòng Nội vụ",
        "xã Vĩnh",
        "a" * 5_000,
    ],
)
def test_what_is_no_name_of_a_unit_is_not_found(text: str) -> None:
    assert found(text) is None


def test_an_unknown_home_still_leaves_out_the_word_for_district() -> None:
    assert found("Phòng Nội vụ huyện", UnitBook(UNITS)) == "Phòng Nội vụ"


def test_units_of_a_commune_leave_its_name_out() -> None:
    book = UnitBook([KnownUnit(1, "Phòng Kinh tế xã Tây Sơn", "", "department")], home="xã Tây Sơn")
    assert found("Phòng Kinh tế", book) == found("Phòng Kinh tế xã", book) == "Phòng Kinh tế xã Tây Sơn"


def test_two_units_of_one_name_are_not_told_apart() -> None:
    twins = UnitBook(
        [KnownUnit(1, "Phòng Y tế", "", "department"), KnownUnit(2, "Phòng Y Tế", "", "department")]
    )
    assert found("Phòng Y tế", twins) is None


def test_an_abbreviation_of_two_units_is_not_told_apart() -> None:
    names = ["Phòng Kinh tế", "Phòng Kế toán"]
    alike = UnitBook([KnownUnit(number, name, "", "department") for number, name in enumerate(names)])
    assert found("Phòng KT", alike) is None


@pytest.mark.parametrize("name", ["xã Bình Thành", "xã Bình Thạnh"])
def test_diacritics_tell_apart_what_is_one_without_them(name: str) -> None:
    names = ["UBND xã Bình Thành", "UBND xã Bình Thạnh"]
    alike = UnitBook([KnownUnit(number, name, "", "commune") for number, name in enumerate(names)])
    assert found(name, alike) == f"UBND {name}"
    assert found("xa binh thanh", alike) is None


@pytest.mark.parametrize("name", ["Phòng Công Thương", "PCT"])
def test_a_unit_answers_to_its_short_name_and_to_its_other_names(name: str) -> None:
    unit = KnownUnit(1, "Phòng Kinh tế và Hạ tầng", "PCT", "department", ("Phòng Công Thương",))
    assert UnitBook([unit]).find(name) == unit


@pytest.mark.parametrize(
    ("text", "names", "words"),
    [
        ("", [], []),
        ("Phòng Nông nghiệp và PTNT", ["Phòng Nông nghiệp và PTNT"], []),
        (
            "Huyện đoàn, Hội Liên hiệp Phụ nữ huyện (đề nghị)",
            ["Huyện đoàn", "Hội Liên hiệp Phụ nữ huyện"],
            [],
        ),
        (
            "Phòng Văn hóa và Thông tin và Phòng Nông nghiệp và PTNT",
            ["Phòng Văn hóa và Thông tin", "Phòng Nông nghiệp và PTNT"],
            [],
        ),
        ("- Phòng Nội vụ;\n- Phòng Y tế.", ["Phòng Nội vụ", "Phòng Y tế"], []),
        ("Phòng Nội vụ; Phòng Nội vụ", ["Phòng Nội vụ"], []),
        ("Phòng Nội vụ; UBND 04 xã", ["Phòng Nội vụ"], ["UBND 04 xã"]),
        ("Sở Khoa học và Công nghệ", [], ["Sở Khoa học và Công nghệ"]),
        ("Sở Nội vụ, Phòng Nội vụ, Sở Y tế", ["Phòng Nội vụ"], ["Sở Nội vụ", "Sở Y tế"]),
        ("Sở Nội vụ và Phòng Nội vụ", ["Phòng Nội vụ"], ["Sở Nội vụ"]),
        ("Các cơ quan, đơn vị đã áp dụng", [], ["Các cơ quan, đơn vị đã áp dụng"]),
        ("Các phòng, ban liên quan", [], ["Các phòng, ban liên quan"]),
        ("Các phòng: Nội vụ, Y tế", ["Phòng Nội vụ", "Phòng Y tế"], []),
        ("UBND 02 xã Tây An, Tây Bình", ["UBND xã Tây An", "UBND xã Tây Bình"], []),
        ("UBND các xã Tây An, Bình Khê", [], ["UBND các xã Tây An", "Bình Khê"]),
    ],
)
def test_a_list_is_cut_only_where_that_gives_known_units(
    text: str, names: list[str], words: list[str]
) -> None:
    assert listed(text) == (names, words)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("UBND các xã, thị trấn", COMMUNES),
        ("Ủy ban nhân dân các xã, thị trấn trên địa bàn huyện", COMMUNES),
        ("UBND các xã", COMMUNES - {"UBND thị trấn Phú Phong"}),
        ("Các phòng, ban", DEPARTMENTS),
        ("Các phòng, ban, đơn vị", DEPARTMENTS | SERVICES),
        ("Các phòng, ban, đơn vị; UBND các xã, thị trấn", DEPARTMENTS | SERVICES | COMMUNES),
        ("Các phòng, ban và UBND các xã, thị trấn", DEPARTMENTS | COMMUNES),
        ("các tổ chức chính trị - xã hội", {u.name for u in UNITS if u.kind == "mass_organisation"}),
    ],
)
def test_all_units_of_a_kind_may_be_named_together(text: str, names: set[str]) -> None:
    units, words = listed(text)
    assert (set(units), words) == (names, [])


def test_a_kind_without_units_stays_words() -> None:
    assert listed("Các phòng, ban", UnitBook([])) == ([], ["Các phòng, ban"])


def test_a_misspelt_name_brings_the_likest_units_first() -> None:
    suggested = [unit.name for unit in BOOK.suggest("Phòng Tài chính Kế toán")]
    assert suggested[0] == "Phòng Tài chính - Kế hoạch"
    assert len(suggested) <= 3
    assert BOOK.suggest("Kho bạc") == ()


@pytest.mark.parametrize(("parts", "known"), [(MOST_PARTS, 1), (MOST_PARTS + 1, 0)])
def test_a_list_of_more_parts_than_there_are_units_stays_words(parts: int, known: int) -> None:
    text = ", ".join(["Phòng Nội vụ"] * parts)
    names, words = listed(text)
    assert (len(names), words) == (known, [] if known else [text])


def test_a_list_without_end_is_read_in_a_moment() -> None:
    began = process_time()
    BOOK.find_all(", ".join(f"P{number} và a" for number in range(400)))
    assert process_time() - began < 1


@given(st.text())
def test_no_text_breaks_the_search(text: str) -> None:
    BOOK.find(text)
    BOOK.find_all(text)
    BOOK.suggest(text)


@given(st.sampled_from(UNITS))
def test_every_unit_is_found_by_its_own_name(unit: KnownUnit) -> None:
    assert BOOK.find(unit.name) == unit
    assert BOOK.find_all(unit.name) == ((unit,), ())
