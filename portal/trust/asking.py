"""The day a trust page is asked for: understood, or answered in words."""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from werkzeug.datastructures import MultiDict

from portal.forms import SENTENCES, local_midnight
from portal.trust.shown import ledger
from portal.web import here
from portal.words import day, local_today
from projections.trust.moments import moment

AHEAD = "That day is still to come. This is how it stands now."


class AsOf(NamedTuple):
    """A moment, and the day it ends where one was asked for.

    ``typed`` is what goes along in addresses, ``error`` what makes no sense of it. ``said`` is a
    sentence for the page.
    """

    at: datetime
    typed: str
    error: str | None
    said: str | None


def as_of(args: MultiDict[str, str]) -> AsOf:
    """What an address asks for; the present where it asks for nothing or for nonsense."""
    typed, now = args.get("as_of", "").replace("\x00", "").strip()[:20], datetime.now(UTC)
    if not typed:
        return AsOf(now, "", None, None)
    try:
        asked = date.fromisoformat(typed)
    except ValueError:
        return AsOf(now, typed, SENTENCES["date"], None)
    if asked > local_today():
        return AsOf(now, typed, AHEAD, None)
    end = local_midnight((asked + timedelta(days=1)).isoformat())
    if end is None:
        return AsOf(now, typed, SENTENCES["date"], None)
    at = min(end - timedelta(microseconds=1), now)
    return AsOf(at, typed, None, _said(at, asked))


def _said(at: datetime, asked: date) -> str:
    opened = here().partnership.details.opened_at
    begun = ledger().begins()
    if at < (opened if begun is None else min(opened, moment(begun))):
        return f"The partnership began here on {day(opened)}: nothing was known on {day(asked)}."
    return f"As it stood at the end of {day(asked)}, with what was recorded by then."
