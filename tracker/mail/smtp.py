"""The line to the mail server: one connection for many letters, and what its answers mean."""

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from enum import StrEnum
from urllib.parse import parse_qs, unquote, urlsplit

from tracker.domain.refusals import Refusal
from tracker.domain.text import N_

CONNECT_SECONDS = 10
COMMAND_SECONDS = 15
PERMANENT = 500
CLOSING = 421


class Tls(StrEnum):
    """How the line is protected; there is no falling back from one to another."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


PORTS = {Tls.STARTTLS: 587, Tls.TLS: 465, Tls.NONE: 25}


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters are handed over, by SMTP_URL."""

    host: str
    port: int
    user: str
    password: str
    tls: Tls


class ServerDown(Exception):
    """The line as a whole does not work: no connection, no protection, no sign-in, sender refused. The run stops."""


class NotNow(Exception):
    """The server took this letter neither in nor back: it is tried again later."""


class Never(Exception):
    """The server refused this letter for good."""


def read_smtp_url(url: str) -> MailServer:
    """The mail server of `smtp://user:password@host:port?tls=starttls|tls|none`; starttls unless said otherwise.

    Raises Refusal with one sentence, which never repeats the password.
    """
    if not url:
        raise Refusal(
            N_("Chưa đặt SMTP_URL nên thư chưa gửi được. Thư được giữ lại và gửi khi có máy chủ thư.")
        )
    try:
        parts = urlsplit(url)
        options = parse_qs(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
        tls = Tls(options.pop("tls", ["starttls"])[-1])
        server = MailServer(
            parts.hostname or "",
            parts.port or PORTS[tls],
            unquote(parts.username or "", errors="strict"),
            unquote(parts.password or "", errors="strict"),
            tls,
        )
    except ValueError:
        raise _misspelt() from None
    plain = parts.scheme == "smtp" and not options and parts.path in ("", "/") and not parts.fragment
    if not plain or not server.host or bool(server.user) != bool(server.password):
        raise _misspelt()
    if server.user and server.tls is Tls.NONE:
        raise Refusal(N_("SMTP_URL gửi mật khẩu qua kết nối không mã hóa. Đặt tls=starttls hoặc tls=tls."))
    return server


def _misspelt() -> Refusal:
    return Refusal(
        N_(
            "SMTP_URL chưa đúng. Ví dụ: smtp://nguoi-dung:mat-khau@may-chu:587?tls=starttls (hoặc tls=tls, tls=none)."
        )
    )


class Line:
    """One connection for a run: opened for the first letter, opened again after it broke."""

    def __init__(self, server: MailServer) -> None:
        self._server = server
        self._open: smtplib.SMTP | None = None

    def open(self) -> None:
        """Connects, protects the line and signs in, unless it is open. Raises ServerDown when any of it does not work."""
        if self._open is not None:
            return
        try:
            self._open = connection = self._connect()
            if connection.sock is not None:
                connection.sock.settimeout(COMMAND_SECONDS)
            connection.ehlo_or_helo_if_needed()
            if self._server.tls is Tls.STARTTLS:
                connection.starttls(context=ssl.create_default_context())
            if self._server.user:
                connection.login(self._server.user, self._server.password)
        except smtplib.SMTPResponseException as refused:
            self._drop()
            raise ServerDown(_answer(refused.smtp_code, refused.smtp_error)) from None
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            raise ServerDown(str(error) or type(error).__name__) from None

    def _connect(self) -> smtplib.SMTP:
        server = self._server
        if server.tls is Tls.TLS:
            trusted = ssl.create_default_context()
            return smtplib.SMTP_SSL(server.host, server.port, timeout=CONNECT_SECONDS, context=trusted)
        return smtplib.SMTP(server.host, server.port, timeout=CONNECT_SECONDS)

    def send(self, message: EmailMessage) -> None:
        """Hands a letter over on the open line. Raises ServerDown, NotNow or Never, each with the server's answer."""
        if self._open is None:
            raise ServerDown("not connected")
        try:
            self._open.send_message(message)
        except smtplib.SMTPRecipientsRefused as refused:
            code, text = next(iter(refused.recipients.values()))
            raise self._refusal(code, text) from None
        except smtplib.SMTPSenderRefused as refused:
            if refused.smtp_code >= PERMANENT:
                raise ServerDown(_answer(refused.smtp_code, refused.smtp_error)) from None
            raise self._refusal(refused.smtp_code, refused.smtp_error) from None
        except smtplib.SMTPResponseException as refused:
            raise self._refusal(refused.smtp_code, refused.smtp_error) from None
        except (smtplib.SMTPNotSupportedError, ValueError) as error:
            raise Never(str(error)) from None
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            raise NotNow(str(error) or type(error).__name__) from None

    def _refusal(self, code: int, text: bytes | str) -> NotNow | Never:
        """What an answer means for one letter; a server that says 421 closes the line by itself."""
        if code == CLOSING:
            self._drop()
        return Never(_answer(code, text)) if code >= PERMANENT else NotNow(_answer(code, text))

    def close(self) -> None:
        """Ends the connection politely, if the server still listens."""
        if self._open is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._open.quit()
            self._drop()

    def _drop(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None


def _answer(code: int, text: bytes | str) -> str:
    """The server's answer on one line."""
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return " ".join(f"{code} {words}".split())[:300]
