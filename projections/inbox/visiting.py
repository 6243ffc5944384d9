"""What a visit waits for: an answer, its preparation, its start, a report of each side."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from domain.facts import Fact
from domain.visits import events as visit

LEADS: dict[type[Fact], Callable[[Any], tuple[str, datetime | None]]] = {
    visit.VisitProposed: lambda f: ("answer_visit", f.starts_at),
    visit.DatesProposed: lambda f: ("answer_visit", f.starts_at),
    visit.VisitAgreed: lambda f: (
        "prepare_visit" if f.stage == "agreed" else "start_visit",
        f.starts_at,
    ),
    visit.VisitPrepared: lambda f: ("start_visit", f.starts_at),
    visit.VisitPostponed: lambda f: (
        ("answer_visit", f.starts_at) if f.starts_at else ("date_visit", None)
    ),
}
"""What a visit waits for after a fact that moves it, and by when: before it starts."""

ASKS: dict[type[Fact], Any] = {
    visit.VisitStarted: lambda w, f: [
        ("brand", "report_visit", f.brand_report_by),
        ("bpo", "report_visit", f.bpo_report_by),
    ],
}
"""Each side is asked for a report, by a day of its own."""

ANSWERS: dict[type[Fact], Any] = {
    visit.VisitReported: lambda f: [(f.side, "report_visit")],
}
"""A report answers for the side that wrote it."""
