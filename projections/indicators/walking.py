"""How changes walked from the request to being live: how long in each phase, and in whose hands."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from projections import intervals
from projections.indicators.asking import Asked
from projections.indicators.figures import LEAST, Figure, spread
from projections.intervals import Interval
from projections.measures import Taken

PHASES = (
    *("submitted", "sent back", "responded", "assessed", "agreed", "scheduled", "ready"),
    *("deferred", "declined", "withdrawn"),
)
"""In the order changes walk them; the last three are detours."""

HOLDERS = ("brand", "bpo", "both", "nobody")


class Walk(NamedTuple):
    """One change on its way. ``seconds`` are those spent, by phase and holder.

    ``live_at`` is ``None`` while it is on its way; ``stands`` is the phase it was seen in last.
    """

    record_id: UUID
    began_at: datetime
    live_at: datetime | None
    seconds: dict[tuple[str, str], float]
    stands: str

    def spent(self, phase: str = "", holder: str = "") -> float:
        """Seconds in a phase, in the hands of a holder; in all of them, if none is named."""
        return sum(
            seconds
            for (each, ball), seconds in self.seconds.items()
            if phase in ("", each) and holder in ("", ball)
        )

    def has_been(self, phase: str, holder: str = "") -> bool:
        """Whether it has been in a phase, in the hands of a holder."""
        return any(each == phase and holder in ("", ball) for each, ball in self.seconds)


def walks(asked: Asked) -> list[Walk]:
    """The changes that went live in a period or were on their way at its end, by their beginning.

    As known at its end; by recorded times, as the intervals are.
    """
    found = asked.taken("cycle")
    ids = [each.record_id for each in found]
    stood = intervals.of_records(asked.connection, asked.viewer, ids)
    return [_walk(each, stood.get(each.record_id, []), asked.period.until) for each in found]


def in_phase(walked: Sequence[Walk], phase: str, holder: str = "", needed: int = LEAST) -> Figure:
    """How long changes spent in a phase, in the hands of a holder; over once they are out of it."""
    there = [each for each in walked if each.has_been(phase, holder)]
    spans = [each.spent(phase, holder) for each in there]
    over = [each.live_at is not None or each.stands != phase for each in there]
    return spread(holder or "both", spans, over, needed)


def held_by(walked: Sequence[Walk], holder: str) -> Figure:
    """How long a holder held each change, from the request to being live."""
    spans = [each.spent(holder=holder) for each in walked]
    return spread(holder, spans, [each.live_at is not None for each in walked])


def _walk(cycle: Taken, stood: Sequence[Interval], until: datetime) -> Walk:
    end, seconds, stands = cycle.ended_at or until, dict[tuple[str, str], float](), ""
    for each in stood:
        since, left = max(each.entered_at, cycle.began_at), min(each.left_at or end, end)
        if each.entered_at < cycle.began_at or since >= end:
            continue
        key, stands = (each.stage, each.ball), each.stage
        seconds[key] = seconds.get(key, 0.0) + (left - since).total_seconds()
    return Walk(cycle.record_id, cycle.began_at, cycle.ended_at, seconds, stands)
