"""Times as a source writes them, read into claims; a time that cannot be is refused."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from domain.facts import Claimed, Precision
from portal.incidents.refusals import Refused

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
REMEMBERED = 65_536
IN_WORDS = {"%d": "dd", "%m": "mm", "%Y": "yyyy", "%y": "yy", "%H": "hh", "%M": "mm", "%S": "ss"}


class Moment(NamedTuple):
    """A claimed time, and the wall clock it was read from (ISO 8601; UTC if it had an offset)."""

    claimed: Claimed
    wall: str


class Clock:
    """Reads the times of one source: how they are written, in which zone, and up to when."""

    def __init__(self, written: str, zone: str, now: datetime) -> None:
        self.written = written
        self.zone = ZoneInfo(zone)
        self.now = now
        self.precision: Precision = "exact" if _tells_hours(written) else "day"
        self.read = lru_cache(REMEMBERED)(self._read)
        """The moment a text tells. Raises Refused, completing ``opened_at 31-02-2016 …``."""

    def _read(self, text: str) -> Moment:
        local = self._parsed(text)
        claimed = self._claimed(local)
        if claimed.at > self.now:
            raise Refused("lies in the future")
        if claimed.at < EARLIEST:
            raise Refused("lies before 1970")
        wall = local.astimezone(UTC) if local.tzinfo else local
        return Moment(claimed, wall.replace(tzinfo=None).isoformat())

    def _parsed(self, text: str) -> datetime:
        try:
            return datetime.strptime(text, self.written)  # noqa: DTZ007 - the zone is beside it
        except ValueError:
            raise Refused(f"is not a time written {in_words(self.written)}") from None

    def _claimed(self, local: datetime) -> Claimed:
        """The instant; an hour the clock showed twice is the first one, claimed as ``about``."""
        try:
            zoned = local if local.tzinfo else local.replace(tzinfo=self.zone)
            at = zoned.astimezone(UTC)
            there = at.astimezone(zoned.tzinfo).replace(tzinfo=None) == local.replace(tzinfo=None)
        except OverflowError:
            raise Refused("lies before 1970 or in the future") from None
        if self.precision == "day":
            return Claimed(at, "day")
        if not there:
            raise Refused(f"is an hour the clocks of {self.zone} left out")
        twice = zoned.utcoffset() != zoned.replace(fold=1).utcoffset()
        return Claimed(at, "about" if twice else "exact")


def in_words(written: str) -> str:
    """How times are written, for a person: ``%d-%m-%Y %H:%M`` is ``dd-mm-yyyy hh:mm``."""
    for code, words in IN_WORDS.items():
        written = written.replace(code, words)
    return written


def tells_days(written: str) -> bool:
    """Whether a way of writing times tells year, month and day, and can be read back."""
    sample = datetime(2013, 2, 1, 4, 5, tzinfo=UTC)
    try:
        read = datetime.strptime(sample.strftime(written), written)  # noqa: DTZ007 - a sample
    except ValueError:
        return False
    return read.date() == sample.date()


def _tells_hours(written: str) -> bool:
    return any(code in written for code in ("%H", "%I", "%c", "%X", "%T", "%R"))
