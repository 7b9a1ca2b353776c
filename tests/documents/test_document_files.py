"""Files of documents: what may be kept, what goes out and how, who gets it."""

import io
import os
import resource
import signal
import stat
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.documents.samples import PDF, SOUND
from tests.documents.test_document_pages import NEW, TYPED, body, enter, found, number_of
from tests.offices import Office
from tests.org.pages import fill, form_on, send
from tracker.db import writing
from tracker.documents import queries
from tracker.documents.actions import DocumentWords, create_document, keep_file
from tracker.documents.files import LARGEST, size_text, store
from tracker.domain.refusals import Refusal
from tracker.domain.rights import EVERYTHING, SYSTEM
from tracker.domain.secrecy import Level
from tracker.org.queries import get_unit


@pytest.fixture
def officer(office: Office) -> FlaskClient:
    return office.sign_in("officer")


def attach(client: FlaskClient, data: bytes, name: str, url: str = NEW, **typed):
    return fill(client, url, **{**TYPED, **typed, "upload": (io.BytesIO(data), name)})


def kept(app: Flask) -> list[Path]:
    folder = app.config["FILES_DIR"]
    return sorted(folder.iterdir()) if folder.exists() else []


def test_a_file_comes_back_whole_under_its_own_name_and_never_runs(app, office: Office, officer) -> None:
    made = found(number_of(attach(officer, PDF, "đề án số 1.pdf")))
    answer = officer.get(f"/files/{made.file_id}")
    assert answer.data == PDF
    assert answer.mimetype == "application/pdf"
    told = answer.headers["Content-Disposition"]
    assert told.startswith("attachment; ")
    assert "filename*=UTF-8''%C4%91%E1%BB%81%20%C3%A1n%20s%E1%BB%91%201.pdf" in told
    assert 'filename="de an so 1.pdf"' in told
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_file_lies_under_a_name_of_ours_readable_by_the_office_only(app, office: Office, officer) -> None:
    attach(officer, PDF, "../../../etc/đề án.pdf")
    (path,) = kept(app)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert "etc" not in path.name
    assert queries.documents(EVERYTHING)[0].file_id


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<html><script>alert(1)</script>", "báo cáo.pdf"),
        (PDF, "báo cáo.html"),
        (PDF, "báo cáo.svg"),
        (PDF, "báo cáo.pdf.exe"),
        (PDF, "báo cáo.png"),
        (PDF, "báo cáo"),
        (PDF, "báo cáo.pdf\u202e.exe"),
        (b"", "trống.pdf"),
        (b" " + PDF, "lệch.pdf"),
        (PDF + b"0" * LARGEST, "lớn.pdf"),
    ],
)
def test_what_may_not_be_kept_is_told_and_nothing_typed_is_lost(app, officer, data: bytes, name: str) -> None:
    answer = attach(officer, data, name)
    assert answer.status_code == 422
    assert "đính kèm" in answer.text.lower()
    assert TYPED["subject"] in answer.text
    assert "Chọn lại tệp" in answer.text
    assert kept(app) == []
    assert queries.documents(EVERYTHING) == []


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (PDF, "a.PDF", "application/pdf"),
        (SOUND["docx"], "a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (SOUND["xlsx"], "a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (SOUND["png"], "a.png", "image/png"),
        (SOUND["jpeg"], "a.jpeg", "image/jpeg"),
    ],
)
def test_five_kinds_are_kept_with_the_type_of_our_table(
    officer, data: bytes, name: str, media_type: str
) -> None:
    made = found(number_of(attach(officer, data, name)))
    assert officer.get(f"/files/{made.file_id}").mimetype == media_type


def test_a_body_beyond_every_limit_is_told(officer) -> None:
    answer = officer.post(NEW, data={"upload": (io.BytesIO(b"0" * (65 * 1024 * 1024)), "lớn.pdf")})
    assert answer.status_code == 413
    assert "không quá 10 MB" in answer.text


def test_text_in_the_place_of_a_file_is_no_file(app, officer) -> None:
    answer = fill(officer, NEW, **TYPED, upload="x")
    assert answer.status_code == 303
    assert found(number_of(answer)).file_id is None


def test_a_file_is_fetched_by_who_sees_its_document_and_by_nobody_else(app, office: Office, officer) -> None:
    with writing():
        file = keep_file(store(PDF, name="a.pdf", folder=app.config["FILES_DIR"]), by=SYSTEM)
        orphan = keep_file(store(PDF, name="b.pdf", folder=app.config["FILES_DIR"]), by=SYSTEM)
        words = DocumentWords("Công văn", "1", date(2022, 1, 1), "UBND", "x", Level.INTERNAL)
        create_document(words, kept_by=get_unit(office.units["focal"].id), by=SYSTEM, file=file)
    assert officer.get(f"/files/{file.id}").status_code == 200
    sister = office.sign_in("sister")
    none = sister.get("/files/999999")
    assert none.status_code == 404
    for number in (file.id, orphan.id):
        answer = sister.get(f"/files/{number}")
        assert (answer.status_code, body(answer)) == (404, body(none))
    assert officer.get(f"/files/{orphan.id}").status_code == 404


def test_a_correction_keeps_replaces_or_drops_the_file(office: Office, officer) -> None:
    first = found(number_of(attach(officer, PDF, "một.pdf")))
    edit = f"/documents/{first.id}/edit"
    before = first.file_id
    fill(officer, edit, subject="sửa trích yếu")
    assert found(first.id).file_id == before
    attach(officer, PDF, "hai.pdf", edit)
    assert found(first.id).file.name == "hai.pdf"
    assert officer.get(f"/files/{before}").status_code == 404
    fill(officer, edit, drop_file="y")
    assert found(first.id).file_id is None


def test_a_form_sent_twice_keeps_one_row(office: Office, officer) -> None:
    form = form_on(officer, NEW)
    for _ in range(2):
        answer = send(officer, form, **TYPED, upload=(io.BytesIO(PDF), "a.pdf"))
        assert answer.status_code == 303
    assert len(queries.documents(EVERYTHING)) == 1


def test_a_file_that_is_gone_or_turned_into_a_link_is_not_found(app, office: Office, officer) -> None:
    made = found(number_of(attach(officer, PDF, "a.pdf")))
    (path,) = kept(app)
    path.rename(path.with_name("elsewhere"))
    assert officer.get(f"/files/{made.file_id}").status_code == 404
    os.symlink("/etc/passwd", path)
    assert officer.get(f"/files/{made.file_id}").status_code == 404


def test_a_file_that_changed_on_the_disk_is_not_given_out(app, officer) -> None:
    made = found(number_of(attach(officer, PDF, "a.pdf")))
    (path,) = kept(app)
    path.write_bytes(PDF + b"x")
    answer = officer.get(f"/files/{made.file_id}")
    assert answer.status_code == 422
    assert "khác với khi được lưu" in answer.text


def test_a_refused_form_leaves_no_file_behind(app, officer) -> None:
    attach(officer, PDF, "a.pdf")
    answer = attach(officer, PDF, "b.pdf")
    assert (answer.status_code, "đã có" in answer.text) == (422, True)
    assert len(kept(app)) == 1


def test_files_are_kept_up_to_the_quota_of_a_person(app, office: Office, officer) -> None:
    app.config["FILES_QUOTA"] = 2 * len(PDF)
    for number in ("1", "2"):
        assert attach(officer, PDF, "a.pdf", number=number).status_code == 303
    answer = attach(officer, PDF, "a.pdf", number="3")
    assert answer.status_code == 422
    assert "đã lưu 1 KB trong hạn mức 1 KB" in answer.text
    assert TYPED["subject"] in answer.text
    assert attach(office.sign_in("head"), PDF, "a.pdf", number="3").status_code == 303


def test_a_disk_that_takes_nothing_is_told_and_leaves_nothing_behind(app, officer) -> None:
    app.config["FILES_DIR"].write_text("a file where the folder should be")
    answer = attach(officer, PDF, "a.pdf")
    assert answer.status_code == 422
    assert "Máy chủ chưa lưu được tệp" in answer.text
    assert TYPED["subject"] in answer.text
    assert queries.documents(EVERYTHING) == []


def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
    try:
        with pytest.raises(Refusal, match="chưa lưu được"):
            store(PDF[:-7] + b"0" * 4096 + PDF[-7:], name="a.pdf", folder=tmp_path / "files")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert list((tmp_path / "files").iterdir()) == []


def test_the_state_secret_line_stands_beside_the_upload(office: Office, officer) -> None:
    line = "Không soạn thảo, lưu giữ, tải lên nội dung thuộc danh mục bí mật nhà nước."
    assert officer.get(NEW).text.count(line) == 2
    made = enter(office, "1")
    assert officer.get(f"/documents/{made}/edit").text.count(line) == 2


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (0, "1 KB"),
        (1, "1 KB"),
        (1025, "2 KB"),
        (1024 * 1024 - 1, "1024 KB"),
        (1024 * 1024, "1 MB"),
        (1468007, "1,5 MB"),
    ],
)
def test_a_size_is_told_rounded_up(size: int, told: str) -> None:
    assert size_text(size) == told
