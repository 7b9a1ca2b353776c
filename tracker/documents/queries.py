"""Questions about documents, their chain, and stored files."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import joinedload

from tracker.db import db, spelled
from tracker.documents.models import DocumentMandate, SourceDocument, StoredFile
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Scope
from tracker.domain.secrecy import Level
from tracker.domain.text import N_, fold

LONGEST_LIST = 200


def visible_document(scope: Scope) -> ColumnElement[bool]:
    """Documents kept by own units; ordinary ones of the units above are published downwards."""
    if scope.everything:
        return true()
    published = SourceDocument.unit_id.in_(scope.above) & (SourceDocument.level == Level.ORDINARY)
    return or_(SourceDocument.unit_id.in_(scope.follows | scope.works_in), published)


def documents(
    scope: Scope, *, words: str = "", until: date | None = None, limit: int | None = LONGEST_LIST
) -> Sequence[SourceDocument]:
    """The newest visible documents; with words, those whose number or subject holds them; no limit = all of them."""
    question = select(SourceDocument).where(visible_document(scope))
    if until is not None:
        question = question.where(SourceDocument.issued_on <= until)
    if words:
        question = question.where(SourceDocument.search_fold.contains(fold(words), autoescape=True))
    question = question.order_by(SourceDocument.issued_on.desc(), SourceDocument.id.desc())
    return db.session.scalars(question.limit(limit)).all()


def documents_to_choose(scope: Scope) -> Sequence[SourceDocument]:
    """Every visible document, however old, the newest first: what a form may offer."""
    return documents(scope, limit=None)


def find_document(scope: Scope, document_id: int) -> SourceDocument | None:
    """A visible document with its file."""
    return db.session.scalar(
        select(SourceDocument)
        .options(joinedload(SourceDocument.file))
        .where(SourceDocument.id == document_id, visible_document(scope))
    )


def get_document(scope: Scope, document_id: int) -> SourceDocument:
    """A visible document that was offered in a form. Raises Refusal when it is not visible (any more)."""
    document = find_document(scope, document_id)
    if document is None:
        raise Refusal(N_("Văn bản đã chọn không còn. Chọn văn bản khác."))
    return document


def mandates_by_document(scope: Scope, ids: Iterable[int]) -> dict[int, list[SourceDocument]]:
    """The visible documents that each one carries out, the oldest first."""
    rows = db.session.execute(
        select(DocumentMandate.document_id, SourceDocument)
        .join(SourceDocument, SourceDocument.id == DocumentMandate.mandate_id)
        .where(DocumentMandate.document_id.in_(set(ids)), visible_document(scope))
        .order_by(SourceDocument.issued_on, SourceDocument.id)
    )
    by_document: dict[int, list[SourceDocument]] = {}
    for document_id, mandate in rows:
        by_document.setdefault(document_id, []).append(mandate)
    return by_document


def chain_above(scope: Scope, document: SourceDocument) -> Sequence[SourceDocument]:
    """All visible documents that the document carries out, directly or through others, the oldest first."""
    above = select(DocumentMandate.mandate_id.label("id")).where(DocumentMandate.document_id == document.id)
    chain = above.cte("chain", recursive=True)
    chain = chain.union(
        select(DocumentMandate.mandate_id).join(chain, DocumentMandate.document_id == chain.c.id)
    )
    return db.session.scalars(
        select(SourceDocument)
        .where(SourceDocument.id.in_(select(chain.c.id)), visible_document(scope))
        .order_by(SourceDocument.issued_on, SourceDocument.id)
    ).all()


def chain_below(scope: Scope, document: SourceDocument) -> Sequence[SourceDocument]:
    """The document and all visible ones that carry it out, directly or through others, the oldest first."""
    below = select(DocumentMandate.document_id.label("id")).where(DocumentMandate.mandate_id == document.id)
    chain = below.cte("chain", recursive=True)
    chain = chain.union(
        select(DocumentMandate.document_id).join(chain, DocumentMandate.mandate_id == chain.c.id)
    )
    return db.session.scalars(
        select(SourceDocument)
        .where(
            or_(SourceDocument.id == document.id, SourceDocument.id.in_(select(chain.c.id))),
            visible_document(scope),
        )
        .order_by(SourceDocument.issued_on, SourceDocument.id)
    ).all()


def documents_below(scope: Scope, document: SourceDocument) -> Sequence[SourceDocument]:
    """The visible documents that carry out the document directly, the oldest first."""
    carrying = select(DocumentMandate.document_id).where(DocumentMandate.mandate_id == document.id)
    return db.session.scalars(
        select(SourceDocument)
        .where(SourceDocument.id.in_(carrying), visible_document(scope))
        .order_by(SourceDocument.issued_on, SourceDocument.id)
    ).all()


def hidden_mandates(scope: Scope, document: SourceDocument) -> set[int]:
    """Numbers of mandates of the document that the scope does not see, so that a correction keeps them."""
    seen = select(SourceDocument.id).where(visible_document(scope))
    return set(
        db.session.scalars(
            select(DocumentMandate.mandate_id).where(
                DocumentMandate.document_id == document.id, DocumentMandate.mandate_id.not_in(seen)
            )
        )
    )


def find_twin(
    scope: Scope, *, number: str, issued_on: date, issuer: str, other_than: int | None
) -> SourceDocument | None:
    """Another visible document of this number, day and issuer; documents without a number have no twins."""
    question = select(SourceDocument).where(
        SourceDocument.number == number,
        SourceDocument.issued_on == issued_on,
        SourceDocument.issuer == issuer,
        visible_document(scope),
    )
    if other_than is not None:
        question = question.where(SourceDocument.id != other_than)
    return db.session.scalar(question.limit(1)) if number else None


def issuers(scope: Scope) -> Sequence[str]:
    """Who issued the visible documents, each name once."""
    return db.session.scalars(
        select(SourceDocument.issuer)
        .where(visible_document(scope))
        .group_by(SourceDocument.issuer)
        .order_by(spelled(SourceDocument.issuer))
        .limit(LONGEST_LIST)
    ).all()


def find_document_file(scope: Scope, file_id: int) -> StoredFile | None:
    """The file of a visible document."""
    return db.session.scalar(
        select(StoredFile)
        .join(SourceDocument, SourceDocument.file_id == StoredFile.id)
        .where(StoredFile.id == file_id, visible_document(scope))
        .limit(1)
    )


def stored_names() -> set[str]:
    """The names under which files are kept."""
    return set(db.session.scalars(select(StoredFile.stored_as)))


def kept_by(person_id: int) -> int:
    """Bytes of all files that a person has given in."""
    kept = select(func.coalesce(func.sum(StoredFile.size), 0)).where(StoredFile.by_id == person_id)
    return int(db.session.scalar(kept) or 0)
