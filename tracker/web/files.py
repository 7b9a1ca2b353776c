"""Files on their way out: always as attachments, never run by the browser."""

from urllib.parse import quote

from flask import Response

from tracker.domain.text import fold, one_line


def attachment(data: bytes, *, name: str, media_type: str) -> Response:
    """A file to keep, under its own name (RFC 6266, with an ASCII name beside it)."""
    clean = one_line(name).replace('"', "'").replace("\\", "-").replace("/", "-")
    plain = "".join(char if char.isascii() else "-" for char in fold(clean))
    response = Response(data, mimetype=media_type)
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(clean)}"
    )
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
