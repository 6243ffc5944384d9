"""From a page to a PDF: WeasyPrint in a process of its own, which can be stopped.

It needs Pango from the system, may take long over a long page, and calls native code: none of that
happens in the server. The same page is the same PDF, so the last few are kept. See
docs/decisions/0035-pdf-by-weasyprint.md.
"""

import sys
from collections import OrderedDict
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from subprocess import PIPE, Popen, TimeoutExpired
from threading import Lock

import structlog

from portal.reviews import printing
from portal.settings import ROOT
from projections.rebuild.turns import NoTurn, Turns

log = structlog.get_logger(__name__)

SECONDS = 60.0
WAIT = 5.0
"""So many seconds one waits for a turn, and only one: a thread of the server waits along."""

AT_ONCE = 2
"""So many are made at the same time: each takes a processor and about 100 MB while it runs."""

KEPT = 8
"""How many PDFs a process keeps; the one asked longest ago goes first."""

KEPT_BYTES = 16_000_000
"""And how large they are together; what is larger alone is not kept."""

MISSING = (
    "No PDF can be made here: WeasyPrint or the library Pango is missing, and docs/operations.md "
    "says how they are installed. Print this page instead; it is laid out for A4."
)
TOO_LONG = "The PDF took too long to make. Print this page instead; it is laid out for A4."
FAILED = "The PDF could not be made. Print this page instead; it is laid out for A4."
BUSY = "Too many PDFs are being made at this moment. Try again, or print this page instead."

PRESS = (sys.executable, "-I", str(Path(printing.__file__)), str(ROOT / "portal" / "static"))


class NotPrinted(Exception):
    """There is no PDF, and the sentence says why. ``status`` is the answer's."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.status = status


class Kept:
    """The last PDFs, by a hash of all that went into them; safe among threads."""

    def __init__(self, most: int = KEPT, most_bytes: int = KEPT_BYTES) -> None:
        self.most, self.most_bytes = most, most_bytes
        self._pdfs: OrderedDict[bytes, bytes] = OrderedDict()
        self._lock = Lock()

    def take(self, name: bytes) -> bytes | None:
        """The PDF that was kept under ``name``, if it still is."""
        with self._lock:
            if name in self._pdfs:
                self._pdfs.move_to_end(name)
            return self._pdfs.get(name)

    def keep(self, name: bytes, pdf: bytes) -> None:
        """Keep a PDF, and let go of those asked longest ago where there is no room."""
        if len(pdf) > self.most_bytes:
            return
        with self._lock:
            self._pdfs[name] = pdf
            self._pdfs.move_to_end(name)
            while len(self._pdfs) > self.most or self._size() > self.most_bytes:
                self._pdfs.popitem(last=False)

    def _size(self) -> int:
        return sum(map(len, self._pdfs.values()))


_turns, _kept = Turns(AT_ONCE, WAIT), Kept()


def printed(
    page: str, base_url: str, press: Sequence[str] | None = None, seconds: float = SECONDS
) -> bytes:
    """A page as PDF, its links absolute by ``base_url``; raises ``NotPrinted`` where it cannot be.

    ``press`` is the command that prints, if not this portal's own.
    """
    command = (*(press or PRESS), base_url)
    name = sha256("\0".join([*command, page]).encode()).digest()
    if kept := _kept.take(name):
        return kept
    try:
        with _turns.turn():
            pdf = _kept.take(name) or _run(command, page, seconds)  # or made meanwhile
    except NoTurn:
        raise NotPrinted(BUSY, 503) from None
    _kept.keep(name, pdf)
    return pdf


def _run(command: Sequence[str], page: str, seconds: float) -> bytes:
    try:
        process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE)  # noqa: S603 - our own
    except OSError as error:
        log.error("pdf failed", error=str(error))  # noqa: TRY400 - the program, not a fault here
        raise NotPrinted(FAILED, 503) from None
    with process:
        try:
            pdf, said = process.communicate(page.encode(), timeout=seconds)
        except TimeoutExpired:
            process.kill()
            log.warning("pdf took too long", seconds=seconds)
            raise NotPrinted(TOO_LONG, 503) from None
    if process.returncode == printing.NOT_THERE:
        log.warning("pdf cannot be made", error=said.decode(errors="replace")[-500:])
        raise NotPrinted(MISSING, 200)
    if process.returncode:
        log.error("pdf failed", error=said.decode(errors="replace")[-2_000:])
        raise NotPrinted(FAILED, 503)
    return pdf
