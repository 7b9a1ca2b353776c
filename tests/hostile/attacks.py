"""One case: what is sent, how it is judged."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from zlib import crc32

from werkzeug.test import TestResponse

from tests.hostile.counting import FULL
from tests.hostile.rules import wrongs
from tests.hostile.site import Site

_nonces = count(1)


@dataclass
class Attack:
    """Cases against one target: how many there were, and what went wrong by the name of the case."""

    site: Site
    cases: int = 0
    failed: list[str] = field(default_factory=list)

    def case(self, name: str, send: Callable[[], TestResponse]) -> TestResponse:
        """Sends, judges, and puts the office back."""
        self.cases += 1
        before, began = self.site.stamp(), time.thread_time()
        answer = send()
        seconds = time.thread_time() - began
        self.failed += [f"{name}: {wrong}" for wrong in wrongs(self.site, answer, seconds, before)]
        return answer

    def ended(self) -> None:
        """Every case that failed, by name."""
        assert not self.failed, "\n".join(self.failed[:40])


def chosen(seeds: Sequence, where: str, most: int) -> Iterator[tuple[int, object]]:
    """The seeds that a target meets, with their places: all, or a sample that depends on nothing but its name."""
    every = list(enumerate(seeds))
    if FULL or len(every) <= most:
        yield from every
        return
    start = crc32(where.encode()) % len(every)
    yield from (every[(start + step * max(1, len(every) // most)) % len(every)] for step in range(most))


def once() -> str:
    """A nonce that no form had."""
    return f"hostile-case-number-{next(_nonces)}"
