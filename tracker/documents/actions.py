"""Entering documents and keeping files."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.documents.files import Stored
from tracker.documents.models import DocumentMandate, SourceDocument, StoredFile
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor
from tracker.domain.secrecy import Level
from tracker.domain.text import N_, fold
from tracker.domain.wording import day
from tracker.org.models import Unit


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """What a document says of itself; the number may be blank while the clerk has not given one."""

    kind: str
    number: str
    issued_on: date
    issuer: str
    subject: str
    level: Level = Level.ORDINARY


def create_document(
    words: DocumentWords,
    *,
    kept_by: Unit,
    by: Actor,
    mandates: Collection[int] = (),
    file: StoredFile | None = None,
) -> SourceDocument:
    """Enters a document with the documents that it carries out."""
    document = SourceDocument(unit_id=kept_by.id, entered_by_id=by.id, file_id=file.id if file else None)
    _write(document, words)
    db.session.add(document)
    db.session.flush()
    _chain(document, mandates)
    record("document.created", document, by=by, name=document_name(document), unit_id=kept_by.id)
    return document


def change_document(
    document: SourceDocument,
    words: DocumentWords,
    *,
    kept_by: Unit,
    by: Actor,
    mandates: Collection[int],
    file_id: int | None,
) -> None:
    """Corrects a document. Raises Refusal when it would carry out itself through others."""
    _write(document, words)
    document.unit_id, document.file_id = kept_by.id, file_id
    db.session.execute(delete(DocumentMandate).where(DocumentMandate.document_id == document.id))
    _chain(document, mandates)
    record("document.changed", document, by=by, name=document_name(document), unit_id=document.unit_id)


def _write(document: SourceDocument, words: DocumentWords) -> None:
    document.kind, document.number, document.issued_on = words.kind, words.number, words.issued_on
    document.issuer, document.subject, document.level = words.issuer, words.subject, words.level
    document.search_fold = fold(f"{words.kind} {words.number} {words.issuer} {words.subject}")


def _chain(document: SourceDocument, mandates: Collection[int]) -> None:
    reached, waiting = set(mandates), list(mandates)
    while waiting:
        upper = db.session.scalars(
            select(DocumentMandate.mandate_id).where(DocumentMandate.document_id == waiting.pop())
        )
        fresh = set(upper) - reached
        reached |= fresh
        waiting.extend(fresh)
    if document.id in reached:
        raise Refusal(N_("Văn bản không thể là căn cứ của chính nó. Bỏ văn bản đó khỏi phần căn cứ."))
    db.session.add_all(
        [DocumentMandate(document_id=document.id, mandate_id=upper) for upper in sorted(set(mandates))]
    )


def keep_file(stored: Stored, *, by: Actor) -> StoredFile:
    """The row of a file that lies in its place."""
    file = StoredFile(
        stored_as=stored.stored_as,
        name=stored.name,
        digest=stored.digest,
        size=stored.size,
        media_type=stored.media_type,
        recorded_at=clock.now(),
        by_id=by.id,
    )
    db.session.add(file)
    db.session.flush()
    return file


def document_name(document: SourceDocument) -> str:
    """How the minute book and citations name a document: Kế hoạch số 56/KH-UBND ngày 11/3/2022."""
    number = f"số {document.number} " if document.number else ""
    return f"{document.kind} {number}ngày {day(document.issued_on)}"
