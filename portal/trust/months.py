"""The ends of months in the reader's zone, as moments that scores count."""

from datetime import date, datetime, timedelta

from portal.forms import local_midnight
from portal.web import zone
from projections.trust.moments import days, moment

MONTHS = 12


def month_ends(at: datetime, begun: float | None) -> list[float]:
    """The last moments (days since 1970) of the twelve months before ``at``, the oldest first.

    Months that were over before anything was ``begun`` (days) are left out.
    """
    local = at.astimezone(zone())
    month, found = date(local.year, local.month, 1), list[float]()
    for _ in range(MONTHS):
        first = local_midnight(month.isoformat())
        if first is None or begun is None:
            break
        found.append(days(first - timedelta(microseconds=1)))
        month = (month - timedelta(days=1)).replace(day=1)
    return [end for end in reversed(found) if begun is not None and end >= begun]


def month_of(day: float, at: datetime) -> str:
    """The month that ends with a moment: "June", with the year where it is not that of ``at``."""
    local = moment(day).astimezone(zone())
    return f"{local:%B}" if local.year == at.astimezone(zone()).year else f"{local:%B %Y}"


def short_day(day: float) -> str:
    """The day of a moment for the edge of a chart: "30 Jun"."""
    local = moment(day).astimezone(zone())
    return f"{local.day} {local:%b}"
