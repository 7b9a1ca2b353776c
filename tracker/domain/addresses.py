"""Addresses of letters: one rule for forms, commands and actions."""

import re

from tracker.domain.refusals import Refusal
from tracker.domain.text import N_

LONGEST = 200
_ADDRESS = re.compile(r"[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+")


def read_address(text: str) -> str:
    """The one address that a letter can go to, in lower case. Raises Refusal with an example for anything else."""
    address = text.strip(" ").lower()
    if len(address) > LONGEST or not text.isascii() or not _ADDRESS.fullmatch(address):
        raise Refusal(N_("Địa chỉ thư chưa đúng. Ví dụ: ha@vidu.gov.vn."))
    return address
