"""Passwords and one-time secrets: how they are kept and compared."""

import ctypes
import hashlib
import secrets
from contextlib import suppress

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from tracker.domain.refusals import Refusal
from tracker.domain.text import N_, fold

SHORTEST = 12
SHORTEST_NAME = 4
"""A shorter name before the @ stands in too many honest sentences to be told from chance."""
_hasher = PasswordHash((Argon2Hasher(memory_cost=19 * 1024, time_cost=2, parallelism=1),))
_nobody = _hasher.hash(secrets.token_urlsafe(16))
_MMAP_THRESHOLD = -3
_MEGABYTE = 1 << 20


def _give_large_blocks_back() -> None:
    """Tells the C library that blocks of a megabyte are large: it then returns them to the system at once.

    A check takes 19 MiB; after the first one glibc would keep such blocks, in every thread (measured: 202 MB → 128 MB
    after 130 requests). Other C libraries return them anyway.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _MEGABYTE)


_give_large_blocks_back()


def hash_password(password: str) -> str:
    """Argon2id with 19 MiB, two passes, one lane (about 25 ms): never inside a transaction."""
    return _hasher.hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether the password fits; a person without one costs the same time and never fits."""
    fitting = bool(_hasher.verify(password, kept or _nobody))
    return fitting and kept is not None


def check_strength(password: str, *, email: str) -> None:
    """Raises Refusal for a password that is short, repeats few characters, is a number or holds the e-mail's name."""
    if len(password) < SHORTEST:
        raise Refusal(N_("Mật khẩu có ít nhất {n} ký tự. Có thể dùng một câu dễ nhớ."), n=SHORTEST)
    name = fold(email.partition("@")[0])
    named = len(name) >= SHORTEST_NAME and name in fold(password)
    if named or len(set(password)) < 5 or password.isdigit():
        raise Refusal(
            N_(
                "Mật khẩu dễ đoán. Không chỉ dùng chữ số, không lặp ít ký tự, không chứa tên trong địa chỉ thư."
            )
        )


def new_token() -> str:
    """A random secret for a session cookie."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """A one-time code that can be read out: four groups of four letters and digits, about 80 bits."""
    alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    return "-".join("".join(secrets.choice(alphabet) for _ in range(4)) for _ in range(4))


def digest(secret: str) -> str:
    """The SHA-256 under which a random secret is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def digest_code(code: str) -> str:
    """The SHA-256 of a one-time code by its letters and digits, in whatever case and grouping it was typed."""
    return digest("".join(char for char in code.upper() if char.isalnum()))
