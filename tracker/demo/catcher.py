"""The demo's own SMTP server on loopback: it keeps every letter as a file."""

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

CODE = re.compile(r"Mã\s+thư:\s+(\d{4}-\d{2}-\d{2}/\d+)")


class LetterFiles:
    """Writes each accepted letter to a folder as `DAY-NUMBER-RECIPIENT.eml`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Keeps the letter whole, then accepts it."""
        data = envelope.content if isinstance(envelope.content, bytes) else str(envelope.content).encode()
        message = message_from_bytes(data, policy=default)
        (self.folder / f"{_code_of(message)}-{envelope.rcpt_tos[0].replace('/', '_')}.eml").write_bytes(data)
        return "250 OK"


def _code_of(message: EmailMessage) -> str:
    """The code of a letter in its last lines (`Mã thư: 2022-06-01/0009`), as a file name; its own id without one."""
    body = message.get_body(("plain",))
    found = CODE.search(body.get_content()) if body else None
    return found[1].replace("/", "-") if found else str(message["Message-ID"]).strip("<>").partition("@")[0]


def start_catcher(folder: Path, *, port: int) -> Any:
    """Starts the server on 127.0.0.1; `stop()` of what comes back ends it. Port 0 takes a free one."""
    controller = Controller(LetterFiles(folder), hostname="127.0.0.1", port=port)
    controller.start()
    return controller


def smtp_url(port: int) -> str:
    """The address of the catcher as the setting SMTP_URL."""
    return f"smtp://127.0.0.1:{port}?tls=none"
