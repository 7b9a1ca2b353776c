"""Stored files of documents."""

from flask import Blueprint
from werkzeug.wrappers import Response

from tracker.documents.models import StoredFile
from tracker.documents.queries import find_document_file
from tracker.documents.serving import serve
from tracker.web.guards import guard

files = Blueprint("files", __name__)


@files.get("/files/<id:file_id>")
@guard("visible.read", load=find_document_file)
def fetch(file: StoredFile) -> Response:
    """The file of a document."""
    return serve(file)
