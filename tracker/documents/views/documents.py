"""Directive documents: the list, one document with its chain, entering and correcting."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.documents import queries
from tracker.documents.actions import (
    DocumentWords,
    change_document,
    create_document,
    document_name,
    keep_file,
)
from tracker.documents.files import size_text
from tracker.documents.forms import KINDS, ChangeDocumentForm, DocumentForm
from tracker.documents.models import SourceDocument
from tracker.documents.serving import receive
from tracker.domain.refusals import Refusal
from tracker.domain.rights import RULES, Principal, Scope
from tracker.domain.secrecy import Level
from tracker.domain.text import N_, one_line, sort_key
from tracker.org.models import Unit
from tracker.org.queries import find_office, get_unit, units
from tracker.web.days import viewed
from tracker.web.fields import offered_units
from tracker.web.guards import current_scope, guard, may_now, signed_in
from tracker.web.languages import day as written_day
from tracker.web.submits import submits, writing

documents = Blueprint("documents", __name__)


@documents.get("/documents")
@guard("visible.read")
def index() -> str:
    """Visible documents, the newest first."""
    view, words = viewed(), one_line(request.args.get("q", ""))[:200]
    return render_template(
        "documents/documents.html",
        documents=queries.documents(current_scope(), words=words, until=view.day if view.past else None),
        limit=queries.LONGEST_LIST,
        words=words,
        may_write=may_now("document.write"),
    )


@documents.get("/documents/<id:document_id>")
@guard("visible.read", load=queries.find_document)
def show(document: SourceDocument) -> str:
    """A document between what it carries out and what carries it out."""
    scope = current_scope()
    return render_template(
        "documents/document.html",
        document=document,
        name_of=document_name,
        size_of=size_text,
        unit=get_unit(document.unit_id),
        above=queries.chain_above(scope, document),
        below=queries.documents_below(scope, document),
        may_write=may_now("document.change", document),
    )


def _new_form(**how: Any) -> DocumentForm:
    office = find_office()
    form = DocumentForm(data={"unit_id": office.root_unit_id if office else None}, **how)
    _offer(form, document=None, mandates=())
    return form


def _new_page(form: DocumentForm) -> str:
    return _form_page(form, document=None)


@documents.get("/documents/new")
@guard("document.write")
def new() -> str:
    """One more document."""
    return _new_page(_new_form())


@documents.post("/documents/new")
@guard("document.write")
@submits(make=_new_form, page=_new_page)
def create(form: DocumentForm) -> Response:
    """Enters the document; its file lies in its place before the transaction begins."""
    stored = receive(form.upload)
    with writing(form) as entry:
        document = create_document(
            _words(form, entry.principal.scope),
            kept_by=_keeper(form, entry.principal.scope),
            by=entry.by,
            mandates=form.mandates.data,
            file=keep_file(stored, by=entry.by) if stored else None,
        )
        return entry.done(_url(document), _("Đã thêm %(name)s.", name=document_name(document)))


def _change_form(document: SourceDocument, **how: Any) -> ChangeDocumentForm:
    scope = current_scope()
    mandates = queries.mandates_by_document(scope, [document.id]).get(document.id, [])
    form = ChangeDocumentForm(obj=document, data={"mandates": [each.id for each in mandates]}, **how)
    _offer(form, document=document, mandates=mandates)
    return form


def _change_page(document: SourceDocument, form: ChangeDocumentForm) -> str:
    return _form_page(form, document=document)


@documents.get("/documents/<id:document_id>/edit")
@guard("document.change", load=queries.find_document)
def edit(document: SourceDocument) -> str:
    """What a document says of itself."""
    return _change_page(document, _change_form(document))


@documents.post("/documents/<id:document_id>/edit")
@guard("document.change", load=queries.find_document)
@submits(make=_change_form, page=_change_page)
def change(_document: SourceDocument, form: ChangeDocumentForm) -> Response:
    """Corrects the document; mandates that the person does not see stay."""
    stored = receive(form.upload)
    with writing(form) as entry:
        document, scope = entry.thing, entry.principal.scope
        file_id = None if form.drop_file.data else document.file_id
        change_document(
            document,
            _words(form, scope, other_than=document.id),
            kept_by=_keeper(form, scope),
            by=entry.by,
            mandates={*form.mandates.data, *queries.hidden_mandates(scope, document)},
            file_id=keep_file(stored, by=entry.by).id if stored else file_id,
        )
        return entry.done(_url(document), _("Đã lưu %(name)s.", name=document_name(document)))


def _offer(
    form: DocumentForm, *, document: SourceDocument | None, mandates: Sequence[SourceDocument]
) -> None:
    """What may be chosen: units in reach or above, and visible documents with those that are chosen already."""
    keepers = _keepers(signed_in()) | ({document.unit_id} if document else set())
    form.unit_id.offer(offered_units(unit for unit in units(day=clock.today()) if unit.id in keepers))
    visible = queries.documents_to_choose(current_scope())
    offered = [*visible, *(each for each in mandates if each not in visible)]
    form.mandates.choices = [
        (each.id, f"{document_name(each)} – {each.issuer}") for each in offered if each is not document
    ]


def _keepers(principal: Principal) -> frozenset[int]:
    """Units at which the person may keep documents: those that a writing role reaches, and those above."""
    return principal.reach_of(RULES["document.write"].roles) | principal.above


def _keeper(form: DocumentForm, scope: Scope) -> Unit:
    """The unit that keeps the document. Raises Refusal for an internal one that its own author would not see."""
    unit = get_unit(form.unit_id.data)
    if form.level.data is Level.INTERNAL and unit.id not in scope.follows | scope.works_in:
        raise Refusal(
            N_("Văn bản nội bộ lưu tại đơn vị đang công tác. Chọn đơn vị khác {unit}, hoặc mức Thường."),
            unit=unit.name,
        )
    return unit


def _words(form: DocumentForm, scope: Scope, *, other_than: int | None = None) -> DocumentWords:
    """What was typed. Raises Refusal when another visible document says the same of itself."""
    number, issued_on, issuer = form.number.data, form.issued_on.data, form.issuer.data
    if queries.find_twin(scope, number=number, issued_on=issued_on, issuer=issuer, other_than=other_than):
        raise Refusal(
            N_("Văn bản số {number} ngày {day} của {issuer} đã có. Tìm trong danh sách văn bản."),
            number=number,
            day=written_day(issued_on),
            issuer=issuer,
        )
    return DocumentWords(form.kind.data, number, issued_on, issuer, form.subject.data, form.level.data)


def _form_page(form: DocumentForm, document: SourceDocument | None) -> str:
    issuers = {*queries.issuers(current_scope()), *(unit.name for unit in units(day=clock.today()))}
    return render_template(
        "documents/document_form.html",
        form=form,
        document=document,
        kinds=KINDS,
        issuers=sorted(issuers, key=sort_key),
    )


def _url(document: SourceDocument) -> str:
    return url_for("documents.show", document_id=document.id)
