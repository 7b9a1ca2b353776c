"""The line to the mail server: how it is named, protected and signed in to."""

import subprocess
from pathlib import Path

import pytest
from flask import Flask

from tests.mail.postbox import Postbox, at_seven, equip_simply, only_hanoi, open_postbox, post_notes
from tracker import clock
from tracker.domain.refusals import Refusal
from tracker.mail.delivery import Delivered, deliver
from tracker.mail.smtp import MailServer, Tls, read_smtp_url


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", MailServer("mail.example", 587, "", "", Tls.STARTTLS)),
        ("smtp://mail.example?tls=tls", MailServer("mail.example", 465, "", "", Tls.TLS)),
        ("smtp://127.0.0.1:2525?tls=none", MailServer("127.0.0.1", 2525, "", "", Tls.NONE)),
        (
            "smtp://ha:p%40ss%2Fw@mail.example:2587/",
            MailServer("mail.example", 2587, "ha", "p@ss/w", Tls.STARTTLS),
        ),
        (
            "smtp://ha%40mail.example:x@mail.example",
            MailServer("mail.example", 587, "ha@mail.example", "x", Tls.STARTTLS),
        ),
    ],
)
def test_a_server_is_named_by_one_address_and_starttls_is_the_rule(url: str, server: MailServer) -> None:
    assert read_smtp_url(url) == server


@pytest.mark.parametrize(
    "url",
    [
        "mail.example",
        "http://mail.example",
        "smtp://",
        "smtp://:25",
        "smtp://mail.example:x",
        "smtp://mail.example:99999",
        "smtp://mail.example?tls=maybe",
        "smtp://mail.example?tls",
        "smtp://mail.example?ssl=1",
        "smtp://mail.example/inbox",
        "smtp://mail.example#x",
        "smtp://ha@mail.example",
        "smtp://ha:secret@mail.example:587:1",
        "smtp://ha:s%ff@mail.example",
        "smtp://[::1",
    ],
)
def test_a_misspelt_address_is_told_in_one_sentence_without_the_password(url: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_smtp_url(url)
    assert str(refused.value).startswith("SMTP_URL chưa đúng. Ví dụ: smtp://")
    assert "secret" not in str(refused.value)


def test_a_missing_address_and_a_password_in_the_clear_are_refused() -> None:
    with pytest.raises(Refusal, match="Chưa đặt SMTP_URL"):
        read_smtp_url("")
    with pytest.raises(Refusal, match="không mã hóa"):
        read_smtp_url("smtp://ha:secret@mail.example?tls=none")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of 127.0.0.1 that nobody trusts by itself; its key lies beside it."""
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
        + ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "key.pem", "-out", "cert.pem"],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return folder / "cert.pem"


def context_of(certificate: Path):
    import ssl

    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))
    return context


def send_one(app: Flask, box: Postbox, *, tls: str, user: str = "") -> Delivered:
    equip_simply(app)
    app.config["SMTP_URL"] = f"smtp://{user}127.0.0.1:{box.port}?tls={tls}"
    with clock.moved_to(at_seven()):
        post_notes([1])
        return deliver()


def test_starttls_signs_in_under_a_trusted_certificate(
    app: Flask, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    how = {"tls_context": context_of(certificate), "authenticator": only_hanoi, "auth_require_tls": True}
    with open_postbox(**how) as box:
        assert send_one(app, box, tls="starttls", user="hanoi:p%40ss%2Fw@") == Delivered(sent=1)


def test_tls_from_the_first_byte_works_too(
    app: Flask, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with open_postbox(ssl_context=context_of(certificate)) as box:
        assert send_one(app, box, tls="tls") == Delivered(sent=1)


@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_an_untrusted_certificate_stops_the_run(app: Flask, certificate: Path, tls: str) -> None:
    kind = "tls_context" if tls == "starttls" else "ssl_context"
    with open_postbox(**{kind: context_of(certificate)}) as box:
        done = send_one(app, box, tls=tls)
        assert (done.sent, done.later) == (0, 1)
        assert "CERTIFICATE_VERIFY_FAILED" in done.stopped
        assert box.letters == []


def test_a_server_without_starttls_gets_nothing_in_the_clear(app: Flask) -> None:
    with open_postbox() as box:
        done = send_one(app, box, tls="starttls")
        assert (done.sent, done.later) == (0, 1)
        assert "STARTTLS" in done.stopped
        assert box.letters == []


def test_a_wrong_password_stops_the_run_and_is_not_told_to_anybody(
    app: Flask, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    how = {"tls_context": context_of(certificate), "authenticator": only_hanoi, "auth_require_tls": True}
    with open_postbox(**how) as box:
        done = send_one(app, box, tls="starttls", user="hanoi:wrong@")
        assert (done.sent, done.later) == (0, 1)
        assert done.stopped.startswith("535")
        assert "wrong" not in done.stopped
