"""The stretch of time a page of figures is asked for: understood, or answered in words."""

from datetime import date, timedelta
from typing import NamedTuple

from werkzeug.datastructures import MultiDict

from portal.forms import SENTENCES, local_midnight
from portal.trust.asking import AsOf
from projections.measures import Period

USUAL = timedelta(days=90)
AFTER = "That day is not before the last day of the period. These are the last ninety days."


class Stretch(NamedTuple):
    """The period that is shown, what was ``typed`` for its first day, and what makes no sense."""

    period: Period
    typed: str
    error: str | None


def stretch(args: MultiDict[str, str], wanted: AsOf) -> Stretch:
    """From the day asked for (``since``) to the moment the page stands for; 90 days by default."""
    typed = args.get("since", "").replace("\x00", "").strip()[:20]
    usual = Period(wanted.at - USUAL, wanted.at)
    if not typed:
        return Stretch(usual, "", None)
    try:
        since = local_midnight(date.fromisoformat(typed).isoformat())
    except ValueError:
        since = None
    if since is None:
        return Stretch(usual, typed, SENTENCES["date"])
    if since >= wanted.at:
        return Stretch(usual, typed, AFTER)
    return Stretch(Period(since, wanted.at), typed, None)
