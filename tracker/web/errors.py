"""What a person reads when something does not go: what happened and what to do, never a trace."""

from http import HTTPStatus

from flask import Flask, Response, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from werkzeug.exceptions import HTTPException, SecurityError

from tracker.db import db
from tracker.domain.refusals import Refusal
from tracker.web.languages import told

ADVICE = {
    400: _l("Nội dung gửi lên không đọc được. Kiểm tra lại rồi gửi lần nữa."),
    403: _l(
        "Tài khoản chưa được phân quyền cho thao tác này. Liên hệ đơn vị đầu mối hoặc quản trị hệ thống."
    ),
    404: _l("Không tìm thấy nội dung này."),
    405: _l("Địa chỉ này không nhận thao tác vừa rồi. Quay lại trang trước."),
    409: _l("Nội dung này vừa được người khác cập nhật. Tải lại trang rồi thực hiện lại."),
    413: _l("Tệp hoặc nội dung quá lớn. Tệp tải lên không quá 10 MB."),
    422: _l("Nội dung chưa đúng. Sửa theo hướng dẫn rồi gửi lại."),
    429: _l("Đăng nhập sai quá nhiều lần. Chờ 10 phút rồi thử lại."),
    500: _l("Hệ thống gặp lỗi. Nội dung chưa được lưu; thử lại, nếu vẫn lỗi thì báo quản trị hệ thống."),
    503: _l("Hệ thống đang bận. Chờ ít giây rồi gửi lại."),
}


def register_errors(app: Flask) -> None:
    """One page for every error of the site."""
    app.register_error_handler(CSRFError, _expired_form)
    app.register_error_handler(SecurityError, _foreign_host)
    app.register_error_handler(HTTPException, _known_error)
    app.register_error_handler(Refusal, _refusal)
    app.register_error_handler(OperationalError, _busy_database)
    app.register_error_handler(NoConnectionFree, _busy_database)
    app.register_error_handler(Exception, _unknown_error)


def _page(code: int, what: str = "") -> ResponseReturnValue:
    advice = str(ADVICE.get(code, ADVICE[400]))
    told = advice if what else ""
    return render_template("error.html", code=code, what=what or advice, advice=told, here="/"), code


def _known_error(error: HTTPException) -> ResponseReturnValue:
    """401 leads to the sign-in page; the rest is told."""
    db.session.rollback()
    code = error.code or 500
    if code == HTTPStatus.UNAUTHORIZED:
        return redirect(
            url_for("signing.sign_in", next=request.full_path if request.method == "GET" else None)
        )
    if 300 <= code < 400:
        return error.get_response()
    told = error.description if code == HTTPStatus.BAD_REQUEST and isinstance(error.description, str) else ""
    return _page(code, told if told != type(error).description else "")


def _foreign_host(_error: SecurityError) -> ResponseReturnValue:
    """A host name that is not ours: no page of ours can be built for it, a sentence must do."""
    sentence = _("Địa chỉ máy chủ này không thuộc hệ thống. Mở địa chỉ do cơ quan cung cấp.")
    return Response(sentence, 400, mimetype="text/plain")


def _expired_form(_error: CSRFError) -> ResponseReturnValue:
    db.session.rollback()
    return _page(
        400, _("Biểu mẫu đã quá thời gian hoặc không gửi từ trang này. Mở lại trang rồi gửi lần nữa.")
    )


def _refusal(refusal: Refusal) -> ResponseReturnValue:
    db.session.rollback()
    return _page(422, told(refusal.message, refusal.params))


def _busy_database(error: OperationalError | NoConnectionFree) -> ResponseReturnValue:
    """A database that stays locked, goes away or has no connection free is a pause, not a fault of the person."""
    current_app.logger.warning(
        "database not available on %s %s: %s", request.method, request.path, getattr(error, "orig", error)
    )
    db.session.rollback()
    return (
        render_template("error.html", code=503, what=str(ADVICE[503]), advice="", here="/"),
        503,
        {"Retry-After": "5"},
    )


def _unknown_error(error: Exception) -> ResponseReturnValue:
    """A fault of ours: logged with its trace, told in one sentence."""
    current_app.logger.error("unexpected error on %s %s", request.method, request.path, exc_info=error)
    db.session.rollback()
    return _page(500)
