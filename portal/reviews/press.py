"""From a page to a PDF: WeasyPrint in a process of its own, which can be stopped.

It needs Pango from the system, may take long over a long page, and calls native code: none of that
happens in the server. See docs/decisions/0035-pdf-by-weasyprint.md.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from subprocess import PIPE, Popen, TimeoutExpired
from threading import BoundedSemaphore

import structlog

from portal.reviews import printing
from portal.settings import ROOT

log = structlog.get_logger(__name__)

SECONDS = 60.0
WAIT = 5.0
"""So many seconds one waits for a turn: a thread of the server waits along."""

AT_ONCE = 2
"""So many are made at the same time: each takes a processor and about 100 MB while it runs."""

MISSING = (
    "No PDF can be made here: WeasyPrint or the library Pango is missing, and docs/operations.md "
    "says how they are installed. Print this page instead; it is laid out for A4."
)
TOO_LONG = "The PDF took too long to make. Print this page instead; it is laid out for A4."
FAILED = "The PDF could not be made. Print this page instead; it is laid out for A4."
BUSY = "Too many PDFs are being made at this moment. Try again, or print this page instead."

PRESS = (sys.executable, "-I", str(Path(printing.__file__)), str(ROOT / "portal" / "static"))
_turns = BoundedSemaphore(AT_ONCE)


class NotPrinted(Exception):
    """There is no PDF, and the sentence says why. ``status`` is the answer's."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.status = status


def printed(
    page: str, base_url: str, press: Sequence[str] | None = None, seconds: float = SECONDS
) -> bytes:
    """A page as PDF, its links absolute by ``base_url``; raises ``NotPrinted`` where it cannot be.

    ``press`` is the command that prints, if not this portal's own.
    """
    if not _turns.acquire(timeout=WAIT):
        raise NotPrinted(BUSY, 503)
    try:
        return _run([*(press or PRESS), base_url], page, seconds)
    finally:
        _turns.release()


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
