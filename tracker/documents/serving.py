"""Stored files over HTTP: taken in from forms, given out as attachments."""

import hashlib

from flask import Response, after_this_request, current_app
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import NotFound

from tracker.db import db
from tracker.documents.files import Stored, discard, media_type_of, read, size_text, store
from tracker.documents.models import StoredFile
from tracker.documents.queries import kept_by
from tracker.domain.refusals import Refusal
from tracker.domain.text import N_
from tracker.web.fields import UploadField
from tracker.web.files import attachment
from tracker.web.guards import signed_in


def receive(field: UploadField) -> Stored | None:
    """The file that a form brought, stored outside any transaction; None without one. Raises Refusal."""
    upload = field.data
    if not isinstance(upload, FileStorage) or not upload.filename:
        return None
    data, used = upload.read(), kept_by(signed_in().person_id)
    db.session.rollback()
    _check_quota(used, len(data))
    stored = store(data, name=upload.filename, folder=current_app.config["FILES_DIR"])
    after_this_request(lambda response: _drop_refused(stored, response))
    return stored


def serve(file: StoredFile) -> Response:
    """The file under its own name, with the type of our table, never run by the browser.

    Raises NotFound when it is lost, Refusal when it is no longer the file that was kept.
    """
    try:
        data = read(file.stored_as, folder=current_app.config["FILES_DIR"])
    except OSError as error:
        current_app.logger.error("stored file %s (%s) is not in its place", file.id, file.stored_as)
        raise NotFound from error
    if hashlib.sha256(data).hexdigest() != file.digest:
        current_app.logger.error("stored file %s (%s) is not what was kept", file.id, file.stored_as)
        raise Refusal(
            N_(
                "Tệp “{name}” khác với khi được lưu nên không tải xuống được. "
                "Báo quản trị hệ thống khôi phục từ bản sao lưu."
            ),
            name=file.name,
        )
    return attachment(data, name=file.name, media_type=media_type_of(file.stored_as))


def _check_quota(used: int, more: int) -> None:
    """Raises Refusal when a person's files would take more room than the office gives each."""
    quota = current_app.config["FILES_QUOTA"]
    if used + more > quota:
        raise Refusal(
            N_(
                "Tài khoản này đã lưu {used} trong hạn mức {quota}. "
                "Giảm dung lượng tệp đính kèm hoặc báo quản trị hệ thống tăng hạn mức."
            ),
            used=size_text(used),
            quota=size_text(quota),
        )


def _drop_refused(stored: Stored, response: Response) -> Response:
    """A refused form keeps no file; what a fault leaves behind is swept a day later."""
    if 400 <= response.status_code < 500:
        discard(stored.stored_as, folder=current_app.config["FILES_DIR"])
    return response
