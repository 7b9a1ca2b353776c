"""How a letter is written, whatever its words are."""

from dataclasses import replace
from email.policy import default

import pytest
from flask import Flask

from tests.mail.postbox import MONDAY, SENDER, at_seven
from tracker import clock
from tracker.domain.letters import Line, Passage, Section
from tracker.domain.rights import Principal
from tracker.mail.kinds import Kind, PostRoom, Reader, equip
from tracker.mail.letters import WrittenLetter, folded, message_of, write_letter
from tracker.mail.models import LetterItem

READER = Reader(Principal(1, "Đinh Văn Nam"), "nam@mau.example", "UBND xã Thượng", SENDER, at_seven(), MONDAY)


def written(app: Flask, *passages: Passage, reader: Reader = READER) -> WrittenLetter:
    said = dict(enumerate(passages))
    items = [LetterItem(id=number, kind="said", details="") for number in said]
    kind = Kind(lambda items, _reader: {item.id: said[item.id] for item in items}, lambda _i, it, _r: it)
    equip(app, PostRoom({"said": kind}, lambda _person, _at: READER))
    return write_letter(items, reader, code="2022-06-13/0007")


def passage(section: Section, title: str = "Nhiệm vụ 5", **words) -> Passage:
    return Passage(title, section, title, day=MONDAY, **words)


@pytest.mark.parametrize(
    ("sections", "subject"),
    [
        ([Section.SOON], "[KH&CN Mẫu] Sắp đến hạn: 01 nội dung, gần nhất ngày 13/6/2022"),
        ([Section.TODAY], "[KH&CN Mẫu] Đến hạn hôm nay 13/6/2022: 01 nội dung"),
        ([Section.LATE, Section.LATE], "[KH&CN Mẫu] Quá hạn: 02 nội dung, lâu nhất 3 ngày"),
        ([Section.AWAITING], "[KH&CN Mẫu] Chờ xác nhận: 01 báo cáo hoàn thành, sớm nhất từ ngày 13/6/2022"),
        ([Section.NOTICE], "[KH&CN Mẫu] Thông báo ngày 13/6/2022: 01 nội dung"),
        (
            [Section.NOTICE, Section.AWAITING, Section.SOON, Section.SOON, Section.TODAY, Section.LATE],
            "[KH&CN Mẫu] Nhắc việc ngày 13/6/2022: 01 quá hạn, 01 đến hạn hôm nay, 02 sắp đến hạn, "
            "01 chờ xác nhận, 01 thông báo",
        ),
        ([Section.SOON, Section.LATE], "[KH&CN Mẫu] Nhắc việc ngày 13/6/2022: 01 quá hạn, 01 sắp đến hạn"),
    ],
)
def test_the_subject_names_what_is_in_the_letter_and_leaves_zeros_out(
    app: Flask, sections: list[Section], subject: str
) -> None:
    said = [passage(section, f"Việc {place}", days=place + 2) for place, section in enumerate(sections)]
    assert written(app, *said).subject == subject


def test_text_and_html_say_the_same_words(app: Flask) -> None:
    letter = written(
        app,
        passage(Section.LATE, lines=(Line("Sản phẩm", "Biên bản <họp> & danh mục"),), note="Ghi chú."),
        passage(Section.SOON, "Nhiệm vụ 6", brief="ngày 20/6/2022 (còn 05 ngày làm việc)"),
    )
    words = ("Kính gửi: ", "Đồng chí Đinh Văn Nam, UBND xã Thượng", "QUÁ HẠN", "SẮP ĐẾN HẠN", "Trân trọng.")
    assert all(word in letter.text and word in letter.html for word in words)
    assert "Biên bản <họp> & danh mục" in letter.text
    assert "Biên bản &lt;họp&gt; &amp; danh mục" in letter.html
    assert "Mã thư: 2022-06-13/0007." in letter.text


def test_a_thing_is_said_once_however_often_it_was_posted(app: Flask) -> None:
    letter = written(app, passage(Section.LATE), passage(Section.LATE))
    assert letter.text.count("Nhiệm vụ 5") == 1


def test_who_is_asked_to_take_part_is_asked_with_respect_and_never_urged(app: Flask) -> None:
    text = written(app, passage(Section.SOON), reader=replace(READER, is_asked=True, place="Huyện ủy")).text
    assert "Trân trọng đề nghị Huyện ủy phối hợp" in text
    assert not any(word in text for word in ("đôn đốc", "giao", "Đề nghị đồng chí"))


def test_a_leader_is_reported_to(app: Flask) -> None:
    text = written(app, passage(Section.LATE), reader=replace(READER, is_leader=True)).text
    assert "Kính đề nghị đồng chí xem tại" in text


def test_an_account_of_a_unit_is_greeted_as_the_unit(app: Flask) -> None:
    account = replace(READER, principal=Principal(2, "Đầu mối UBND xã Thượng"), is_unit=True)
    text = written(app, passage(Section.SOON), reader=account).text
    assert text.startswith("Kính gửi: Đầu mối UBND xã Thượng\n")
    assert "Đề nghị đơn vị cập nhật tại" in text


def test_nothing_that_people_typed_gets_into_a_header(app: Flask) -> None:
    evil = "A\r\nBcc: all@mau.example\u2028\x0b"
    sender = replace(SENDER, short_name=evil)
    reader = replace(READER, sender=sender, principal=Principal(1, evil))
    letter = written(app, passage(Section.SOON, evil), reader=reader)
    message = message_of(letter, reader, "a" * 32)
    assert message["Bcc"] is None
    assert len(message["To"].addresses) == 1
    assert "\n" not in letter.subject
    assert b"\nBcc:" not in message.as_bytes().split(b"\r\n\r\n")[0]


def test_the_message_is_one_text_and_one_html_part_to_one_address_with_a_fixed_id(app: Flask) -> None:
    app.config["MAIL_FROM"] = "khcn@mau.example"
    message = message_of(written(app, passage(Section.SOON)), READER, "a" * 32)
    assert message["Message-ID"] == f"<{'a' * 32}@mau.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert message["To"].addresses[0].addr_spec == "nam@mau.example"
    assert message["Date"].datetime.date() == clock.machine_now().date()
    assert message.policy.max_line_length == default.max_line_length


def test_lines_are_folded_under_the_words_of_their_beginning_and_addresses_stay_whole() -> None:
    address = "https://kehoach.example.vn/" + "a" * 120
    text = folded(f"1. {'chữ ' * 40}\n   Xem: {address}\n\n\n\nHết")
    lines = text.split("\n")
    assert all(len(line) <= 98 or address in line for line in lines)
    assert lines[1].startswith("   chữ")
    assert address in text
    assert "\n\n\n" not in text
