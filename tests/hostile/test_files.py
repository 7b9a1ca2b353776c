"""Whatever is uploaded, whatever it is called, and what goes out again."""

import re
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from sqlalchemy import Text, update

from tests.documents.samples import PDF, jpeg, png
from tests.documents.test_inspecting import FLAWED
from tests.hostile.attacks import Attack, chosen, once
from tests.hostile.counting import note
from tests.hostile.planned import SLOW
from tests.hostile.routes import READ
from tests.hostile.seeds import H17, H18
from tests.hostile.site import Site
from tracker.db import db, writing
from tracker.plans.models import Task, TaskGroup

SLOTS = {
    "documents.create": "upload",
    "documents.change": "upload",
    "reporting.update": "file",
    "cells.update": "file",
    "imports.upload": "file",
    "register_imports.upload": "file",
}
READ_ONCE = {"imports.upload", "register_imports.upload"}
"""Where a file is read and not kept."""
"""Where files come in; the first test fails when a page offers another one."""
SENT = {
    **{f"{case} .{ending}": (data, f"a.{ending}") for case, (data, ending, _flaw) in FLAWED.items()},
    "empty": (b"", "a.pdf"),
    "one byte": (b"%", "a.pdf"),
    "web page": (b"<html><script>xhostile</script>", "a.pdf"),
    "picture with a page behind": (png(tail=b"<script>xhostile</script>"), "a.svg"),
    "picture with a program behind": (jpeg(tail=b"<?php"), "a.php"),
    "program": (b"MZ\x90", "a.pdf.exe"),
    "shortcut": (b"[InternetShortcut]\nURL=file://a", "a.url"),
    "over the limit": (PDF[:-7] + b"0" * (10 * 1024 * 1024) + PDF[-7:], "a.pdf"),
}
UNREAD = {"lying size .xlsx"}
"""An annex is not kept: a part that its reader never unpacks harms nobody."""
EXPORTS = {
    "annexes.excel",
    "annexes.word",
    "imports.template",
    "money_files.word",
    "money_files.workbook",
    "plan_page.workbook",
    "register_imports.template",
    "register_page.workbook",
    "reports.excel",
    "reports.pdf",
    "reports.word",
}


def test_every_place_for_files_is_known(site) -> None:
    assert {name: target.slots for name, target in site.targets.items() if target.slots} == {
        name: (slot,) for name, slot in SLOTS.items()
    }


@pytest.mark.parametrize("endpoint", SLOTS)
def test_what_is_no_sound_file_is_refused_wherever_it_is_sent(site, record_property, endpoint) -> None:
    target, attack = site.targets[endpoint], Attack(site)
    for case, (data, name) in SENT.items():
        if endpoint in READ_ONCE and case in UNREAD:
            continue
        sent = {**target.form.fields, "nonce": once(), SLOTS[endpoint]: (BytesIO(data), name)}
        answer = attack.case(f"H16 {case}", lambda sent=sent: site.client.post(target.form.action, data=sent))
        if answer.status_code not in {413, 422}:
            attack.failed.append(f"H16 {case}: answered {answer.status_code}")
        site.restore()
    note(record_property, "H16", attack.cases)
    attack.ended()


@pytest.mark.parametrize("endpoint", sorted(set(SLOTS) - READ_ONCE))
def test_a_file_comes_back_under_a_harmless_name(site, record_property, endpoint) -> None:
    target, attack = site.targets[endpoint], Attack(site)
    typed = {
        "kind": "Công văn",
        "issued_on": "2022-06-01",
        "issuer": "Sở",
        "subject": "x",
        "result": "x",
        "level": "under_way",
    }
    typed = {
        name: value
        for name, value in typed.items()
        if name in target.form.fields
        and name != "level"
        or endpoint in {"reporting.update", "cells.update"}
        and name == "level"
    }
    for place, name in chosen(H17, endpoint, 24):
        sent = {
            **target.form.fields,
            **typed,
            "nonce": once(),
            SLOTS[endpoint]: (BytesIO(PDF), f"{name}.pdf"),
        }
        before = site.lying()
        attack.case(f"H17[{place}]", lambda sent=sent: site.client.post(target.form.action, data=sent))
        for stored in site.lying() - before:
            if not re.fullmatch(r"[0-9a-f]{32}\.pdf", stored):
                attack.failed.append(f"H17[{place}]: stored as {stored}")
        site.restore()
    note(record_property, "H17", attack.cases)
    attack.ended()


def exports(site: Site) -> dict[str, str]:
    """Addresses that answer with a file made by us."""
    found = {}
    for endpoint in READ:
        for url in site.pages.get(endpoint, [])[:1]:
            answer = site.client.get(url)
            if "attachment" in answer.headers.get("Content-Disposition", "") and endpoint not in {
                "files.fetch",
                "task_page.evidence",
            }:
                found[endpoint] = url
    return found


def test_every_export_is_known(site) -> None:
    assert set(exports(site)) == EXPORTS


@pytest.mark.parametrize("endpoint", sorted(EXPORTS))
def test_no_text_becomes_a_formula_a_link_or_a_field(site, record_property, endpoint) -> None:
    url, attack = exports(site)[endpoint], Attack(site)
    for place, text in chosen(H18, endpoint, 3 if endpoint in SLOW else 12):
        with writing():
            db.session.execute(update(TaskGroup).values(title=text.replace("\0", "")))
            db.session.execute(update(Task).values(title=text.replace("\0", "")))
        answer = attack.case(f"H18[{place}]", lambda: site.client.get(url))
        attack.failed += [f"H18[{place}]: {wrong}" for wrong in acting(answer.data)]
    note(record_property, "H18", attack.cases)
    attack.ended()


def acting(data: bytes) -> list[str]:
    """Formulas, fields that start programs, and links to elsewhere in an export."""
    if data.startswith(b"%PDF"):
        return [name.decode() for name in (b"/JavaScript", b"/Launch", b"/URI") if name in data]
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {
            name: archive.read(name).decode("utf-8", "replace")
            for name in names
            if name.endswith((".xml", ".rels"))
        }
    found = [name for name in names if "externalLink" in name or "vbaProject" in name]
    found += [name for name, text in parts.items() if 'TargetMode="External"' in text]
    found += [
        name
        for name, text in parts.items()
        if re.search(r"(instrText[^>]*>|instr=\")\s*(DDE|HYPERLINK|INCLUDE)", text)
    ]
    if "xl/workbook.xml" in names:
        book = openpyxl.load_workbook(BytesIO(data))
        found += [
            f"{sheet.title}!{cell.coordinate}"
            for sheet in book
            for row in sheet
            for cell in row
            if cell.data_type == "f"
        ]
    return found


def test_every_column_of_words_has_no_length_of_its_own() -> None:
    """SQLite would not hold a length that PostgreSQL holds: forms say how long a text may be."""
    lengths = [
        f"{table.name}.{column.name}"
        for table in db.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, Text) and column.type.length
    ]
    assert lengths == []
