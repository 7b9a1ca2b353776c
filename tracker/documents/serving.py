"""Stored files over HTTP: taken in from forms, given out as attachments."""

from flask import Response, current_app
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import NotFound

from tracker.db import db
from tracker.documents.files import Stored, media_type_of, read, store
from tracker.documents.models import StoredFile
from tracker.web.fields import UploadField
from tracker.web.files import attachment


def receive(field: UploadField) -> Stored | None:
    """The file that a form brought, stored outside any transaction; None without one. Raises Refusal."""
    upload = field.data
    if not isinstance(upload, FileStorage) or not upload.filename:
        return None
    data = upload.read()
    db.session.rollback()
    return store(data, name=upload.filename, folder=current_app.config["FILES_DIR"])


def serve(file: StoredFile) -> Response:
    """The file under its own name, with the type of our table, never run by the browser. Raises NotFound when lost."""
    try:
        data = read(file.stored_as, folder=current_app.config["FILES_DIR"])
    except OSError as error:
        current_app.logger.error("stored file %s (%s) is not in its place", file.id, file.stored_as)
        raise NotFound from error
    return attachment(data, name=file.name, media_type=media_type_of(file.stored_as))
