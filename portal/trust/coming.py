"""What would change the bars next: what falls due, and what fades."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import chain, product
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection

from portal.kinds import titles_of
from portal.trust.shown import Standing, lacking
from portal.web import here
from projections import evidence
from projections.trust.ledger import SIDES, Ledger
from projections.trust.moments import days
from projections.trust.score import score_of
from projections.trust.weighing import Weighing

DUE = {
    "missed": ("commitment", "commitments"),
    "made_good_late": ("make-good", "make-goods"),
    "check_missed": ("effectiveness check", "effectiveness checks"),
    "update_missed": ("promised update", "promised updates"),
    "told_back_missed": ("report on feedback", "reports on feedback"),
    "concern": ("concern to acknowledge", "concerns to acknowledge"),
}
"""What comes by time passing, by its rule: one of it, and several."""

SOON, LATER = timedelta(days=7), timedelta(days=30)
LISTED = 6
"""So many records of a kind are named."""

Coming = Mapping[tuple[str, str], list[int]]
"""Places in the ledger by side and rule, the next first."""


class Due(NamedTuple):
    """A record with the moment at which it becomes evidence unless it is done."""

    record_kind: str
    record_id: UUID
    title: str
    at: datetime


class Group(NamedTuple):
    """What falls due of one kind for one side, in a sentence; some of it named, ``more`` not."""

    said: str
    due: list[Due]
    more: int


class Stretch(NamedTuple):
    """A stretch of time ahead, what it is called, and what falls due in it."""

    title: str
    groups: list[Group]


def stretches(asking: Connection, known: Ledger, at: datetime) -> list[Stretch]:
    """What falls due within seven days, and after that within thirty."""
    within = [known.ahead(days(at), days(at + span)) for span in (SOON, LATER)]
    soon = within[0]
    later = {key: some[len(soon.get(key, ())) :] for key, some in within[1].items()}
    listed = [places[:LISTED] for kinds in (soon, later) for places in kinds.values()]
    named = _named(asking, known, list(chain.from_iterable(listed)))
    return [
        Stretch("Within seven days", _groups(soon, named)),
        Stretch("After that, within thirty days", _groups(later, named)),
    ]


def fading(found: Standing, by: Weighing, at: datetime) -> list[str]:
    """What today's evidence is worth in thirty days if nothing is added, in sentences."""
    then, sentences = days(at + LATER), list[str]()
    for bar, counted in found.counted.items():
        if found.scores[bar].is_shown:
            score = score_of(counted.items, then, by.rules)
            if not score.is_shown:
                why = lacking(score.missing)
                owner = f"{here().company(bar[0])}’s {bar[1]}"
                sentences.append(f"{owner} would lose its number within thirty days. {why}.")
    return sentences


def _named(asking: Connection, known: Ledger, places: Sequence[int]) -> dict[int, Due]:
    """The records of the pieces at these places."""
    viewer, ids = here().viewer, {UUID(str(known.ids[place])): place for place in places}
    items = evidence.some(asking, viewer, list(ids))
    titles = titles_of(asking, viewer, {(item.record_kind, item.record_id) for item in items})
    return {
        ids[item.id]: Due(
            item.record_kind,
            item.record_id,
            titles.get(item.record_id, "The record"),
            item.effective_at,
        )
        for item in items
    }


def _groups(coming: Coming, named: dict[int, Due]) -> list[Group]:
    found = []
    for side, rule in product(SIDES, DUE):
        places = coming.get((side, rule), [])
        due = [named[place] for place in places[:LISTED] if place in named]
        if places:
            more = max(0, len(places) - LISTED)
            found.append(Group(_sentence(side, rule, len(places)), due, more))
    return found


def _sentence(side: str, rule: str, count: int) -> str:
    noun, verb = DUE[rule][count > 1], "fall" if count > 1 else "falls"
    return f"{count} {noun} of {here().company(side)} {verb} due"
