"""Quarters of a year, counted in UTC so that both sides read about the same days."""

import re
from datetime import MAXYEAR, UTC, datetime, timedelta
from typing import NamedTuple

NAMED = re.compile(r"([0-9]{4})-Q([1-4])")
MONTHS = 3
A_MOMENT = timedelta(microseconds=1)


class Quarter(NamedTuple):
    """Three months: of which year, and which of its four, from 1."""

    year: int
    number: int

    @property
    def name(self) -> str:
        """As it stands in addresses: "2026-Q3"."""
        return f"{self.year}-Q{self.number}"

    @property
    def since(self) -> datetime:
        """Its first moment."""
        return datetime(self.year, MONTHS * self.number - 2, 1, tzinfo=UTC)

    @property
    def until(self) -> datetime:
        """The first moment after it."""
        year, number = divmod(4 * self.year + self.number, 4)
        return Quarter(year, number + 1).since

    @property
    def last(self) -> datetime:
        """Its last moment."""
        return self.until - A_MOMENT

    @property
    def months(self) -> str:
        """In words: "July to September 2026"."""
        return f"{self.since:%B} to {self.last:%B} {self.year}"


def quarter_of(at: datetime) -> Quarter:
    """The quarter a moment lies in."""
    local = at.astimezone(UTC)
    return Quarter(local.year, (local.month - 1) // MONTHS + 1)


def named(text: str) -> Quarter | None:
    """The quarter of that name, or ``None`` if it is none."""
    found = NAMED.fullmatch(text)
    year = int(found[1]) if found else 0
    return Quarter(year, int(found[2])) if found and 1 <= year < MAXYEAR else None


def quarters(begun: datetime, now: datetime) -> list[Quarter]:
    """Every quarter from the one something began in to the one that runs, the latest first."""
    found, first = [quarter_of(now)], quarter_of(begun)
    while found[-1] > first:
        found.append(quarter_of(found[-1].since - A_MOMENT))
    return found


def usual(known: list[Quarter], now: datetime) -> Quarter:
    """The last quarter that is over; the running one where there is no other."""
    return next((each for each in known if each.until <= now), known[0])
