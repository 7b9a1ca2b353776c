"""Who holds a letter, and whether that process still lives."""

import os
import socket
import subprocess
import sys

import pytest

from tests.mail.postbox import Postbox, post_notes, states
from tracker.db import db, writing
from tracker.mail.claims import take_letter
from tracker.mail.delivery import Delivered, deliver
from tracker.mail.models import Letter
from tracker.mail.owners import is_dead, this_process


def gone() -> str:
    """The name of a process that has ended."""
    code = "from tracker.mail.owners import this_process; print(this_process())"
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()


def test_a_process_is_told_by_host_number_and_start() -> None:
    host, pid, start = this_process().rsplit(":", 2)
    assert (host, int(pid)) == (socket.gethostname(), os.getpid())
    assert start.isdigit()
    assert not is_dead(this_process())


def test_a_process_that_ended_is_dead_and_one_elsewhere_is_not_known_to_be() -> None:
    assert is_dead(gone())
    assert not is_dead(f"elsewhere:{os.getpid()}:1")


def test_a_later_process_with_the_same_number_is_another_one() -> None:
    host, pid, start = this_process().rsplit(":", 2)
    assert is_dead(f"{host}:{pid}:{int(start) - 1}")


@pytest.mark.parametrize(("owner", "sent"), [("dead", 1), ("elsewhere:1:1", 0)])
def test_what_a_dead_process_held_leaves_at_once_what_another_host_holds_does_not(
    box: Postbox, owner: str, sent: int
) -> None:
    post_notes([1])
    take_letter()
    with writing():
        db.session.query(Letter).one().lease_owner = gone() if owner == "dead" else owner
    assert deliver() == Delivered(sent=sent)
    assert states() == {1: "sent" if sent else "sending"}
