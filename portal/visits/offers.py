"""When each act on a visit is offered, and how its page works."""

from typing import Any

from domain.calendar import local_day
from portal.asks import Offer, Offers, RecordPage
from portal.visits.acts import ACTS
from portal.visits.asks import ASKS
from portal.web import Here, moment

OWED_DATES = ("proposed", "postponed")
TAKING_PLACE = ("under way", "reported", "items open")


def _mine(d: Any, place: Here) -> bool:
    return d.waits_for(place.my_side)


def _answers(d: Any, place: Here) -> bool:
    return d.stage in OWED_DATES and d.awaits_answer and _mine(d, place)


def _has_come(d: Any, place: Here) -> bool:
    calendar = place.partnership.calendar(d.host)
    return local_day(calendar, moment()) >= local_day(calendar, d.starts_at)


def _owes_report(d: Any, place: Here) -> bool:
    return d.stage in ("under way", "reported") and place.my_side not in d.reports


def _is_over(d: Any) -> bool:
    return d.ends_at <= moment()


def _takes_place(d: Any, _: Here) -> bool:
    return d.stage in TAKING_PLACE


REPORT, SESSION = Offer("report", "Report"), Offer("session", "Record a session")
ROADBLOCK, PREPARATION = Offer("roadblock", "Raise a roadblock"), Offer("preparation", "Prepare it")

DECISIONS: Offers = (
    (Offer("agreement", "Agree", plain=True), _answers),
    (Offer("dates", "Propose other dates"), lambda d, p: d.stage in OWED_DATES and _mine(d, p)),
    (Offer("decline", "Decline"), _answers),
    (PREPARATION, lambda d, p: d.stage == "agreed" and _mine(d, p)),
    (
        Offer("start", "It is under way", plain=True),
        lambda d, p: d.stage == "prepared" and _mine(d, p) and _has_come(d, p),
    ),
    (REPORT, lambda d, p: _owes_report(d, p) and _is_over(d)),
    (SESSION, lambda d, p: d.stage == "under way" and not _is_over(d)),
    (ROADBLOCK, lambda d, p: d.stage == "under way" and not _is_over(d)),
    (REPORT, lambda d, p: _owes_report(d, p) and not _is_over(d)),
)
BESIDE: Offers = (
    (
        Offer("preparation", "Add to the preparation"),
        lambda d, p: d.stage in ("agreed", "prepared"),
    ),
    (SESSION, _takes_place),
    (ROADBLOCK, _takes_place),
    (
        Offer("gift", "Log a gift"),
        lambda d, p: d.stage not in ("proposed", "declined", "cancelled"),
    ),
    (Offer("postponement", "Postpone"), lambda d, p: d.stage in ("agreed", "prepared")),
    (
        Offer("cancellation", "Cancel"),
        lambda d, p: (
            d.stage in ("agreed", "prepared", "postponed")
            or (d.stage == "proposed" and not _mine(d, p))
        ),
    ),
    (Offer("comment", "Comment"), lambda d, p: True),
)

PAGE = RecordPage(
    "visits",
    "visit_id",
    ACTS,
    ASKS,
    DECISIONS,
    BESIDE,
    ("proposed", "agreed", "prepared", "under way", "reported", "items open", "closed"),
)
