"""Delivery: claim, commit, write, hand over, settle; one letter after the other, none in the way of the next."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

from flask import current_app
from sqlalchemy import select

from tracker import clock
from tracker.db import db
from tracker.domain.letters import MOST_TRIES, LetterState, Reason, wait_after
from tracker.domain.refusals import Refusal
from tracker.domain.text import N_
from tracker.mail.claims import Claim, letters_waiting, settle, take_letter
from tracker.mail.kinds import Reader, post_room
from tracker.mail.letters import WrittenLetter, message_of, write_letter
from tracker.mail.models import LetterItem
from tracker.mail.recovery import put_right
from tracker.mail.smtp import Line, Never, NotNow, ServerDown, read_smtp_url

MOVED_AWAY = N_(
    "Dữ liệu của cơ quan đã chuyển sang cơ sở dữ liệu khác; thư do nơi đó gửi. "
    "Nếu vẫn dùng nơi này, chạy “flask --app wsgi move-to --take-back”."
)


@dataclass(frozen=True, slots=True)
class Delivered:
    """What a run did: letters handed over, letters that still wait, letters refused or given up, letters not needed.

    `stopped` is the server's answer when the line as a whole did not work.
    """

    sent: int = 0
    later: int = 0
    failed: int = 0
    cancelled: int = 0
    stopped: str = ""


@dataclass(frozen=True, slots=True)
class _Ending:
    """What became of a letter, and what is written down beside it."""

    state: LetterState
    values: dict[str, Any]


def deliver(*, stop: Callable[[], bool] = lambda: False) -> Delivered:
    """Sends every letter that may leave now, until none is left or `stop` says so.

    Raises Refusal when SMTP_URL is missing or wrong, or when the office was moved; the letters stay.
    """
    if post_room().is_closed():
        raise Refusal(MOVED_AWAY)
    server = read_smtp_url(current_app.config["SMTP_URL"])
    put_right()
    done = Delivered()
    with closing(Line(server)) as line:
        while not stop() and _still_waiting():
            try:
                line.open()
                if (claim := take_letter()) is None:
                    break
                done = _counted(done, _send(claim, line))
            except ServerDown as down:
                current_app.logger.warning("the mail server does not work: %s", down)
                return replace(done, later=done.later + _still_waiting(), stopped=str(down))
    return done


def _still_waiting() -> int:
    """How many letters may leave now, asked in a transaction of its own: none is open while the line is used."""
    waiting = letters_waiting()
    db.session.rollback()
    return waiting


def _send(claim: Claim, line: Line) -> LetterState:
    """Sends one letter and settles it. Raises ServerDown after giving the letter back untouched."""
    try:
        ending = _attempt(claim, line)
    except ServerDown:
        settle(claim, claim.was)
        raise
    except Exception:
        current_app.logger.exception("letter %s could not be written", claim.letter_id)
        ending = _again(claim, Reason.UNWRITTEN)
    settle(claim, ending.state, **ending.values)
    return ending.state


def _attempt(claim: Claim, line: Line) -> _Ending:
    """Writes the letter as its reader may read it now, and hands it over; the reading ends before the line is used."""
    reader = post_room().find_reader(claim.person_id, clock.sending_moment())
    if reader is None:
        return _over(LetterState.CANCELLED, Reason.NO_READER)
    letter = _write(claim, reader)
    db.session.rollback()
    if letter is None:
        return _over(LetterState.CANCELLED, Reason.NOTHING_DUE)
    words = {"address": reader.address, "subject": letter.subject, "body": letter.text}
    try:
        line.send(message_of(letter, reader, claim.message_id))
    except Never as refused:
        return _over(LetterState.FAILED, f"{Reason.REFUSED}\n{refused}", **words)
    except NotNow as refused:
        return _again(claim, f"{Reason.NOT_NOW}\n{refused}", **words)
    return _over(LetterState.SENT, "", **words)


def _write(claim: Claim, reader: Reader) -> WrittenLetter | None:
    items = db.session.scalars(
        select(LetterItem).where(LetterItem.letter_id == claim.letter_id).order_by(LetterItem.id)
    ).all()
    return write_letter(items, reader, code=f"{claim.day.isoformat()}/{claim.letter_id:04d}")


def _over(state: LetterState, reason: str, **values: Any) -> _Ending:
    return _Ending(state, {"ended_at": clock.now(), "ended_because": reason, **values})


def _again(claim: Claim, reason: str, **values: Any) -> _Ending:
    """Another try after the wait that its number of tries gives, or none any more."""
    tries = claim.tries + 1
    if tries >= MOST_TRIES:
        answer = reason.partition("\n")[2]
        return _over(LetterState.EXPIRED, f"{Reason.GIVEN_UP}\n{answer}", tries=tries, **values)
    next_at = clock.machine_now() + wait_after(tries, seed=claim.message_id)
    return _Ending(LetterState.RETRY, {"tries": tries, "next_at": next_at, "ended_because": reason, **values})


def _counted(done: Delivered, state: LetterState) -> Delivered:
    """The run with one more letter."""
    name = {
        LetterState.SENT: "sent",
        LetterState.CANCELLED: "cancelled",
        LetterState.FAILED: "failed",
        LetterState.EXPIRED: "failed",
        LetterState.RETRY: "later",
    }[state]
    return replace(done, **{name: getattr(done, name) + 1})
