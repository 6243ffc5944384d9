"""All the evidence of a partnership in columns, and what counted in each bar at a moment."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
import numpy as np
import numpy.typing as npt

from projections.trust.memo import Memo, touched
from projections.trust.score import Codes, Items, Score, score_of
from projections.trust.weighing import SEVERITIES, Weighing

DIMENSIONS = ("competence", "character", "communication")
SIDES = ("brand", "bpo")

Bar = tuple[str, str]
"""A side and a dimension."""

BARS: tuple[Bar, ...] = tuple((side, dimension) for side in SIDES for dimension in DIMENSIONS)

COLUMNS = np.dtype(
    [
        ("side", np.int64),
        ("rule", np.int64),
        ("dimension", np.int64),
        ("severity", np.int64),
        ("day", np.float64),
        ("fades_from", np.float64),
        ("recorded", np.float64),
        ("superseded", np.float64),
        ("record", np.int64),
        ("people", np.int64),
    ]
)


class Entry(NamedTuple):
    """One piece of evidence as its table holds it; days are since 1970, UTC.

    ``superseded`` is ``None`` while it holds, ``people`` a list of ids as JSON.
    """

    id: object
    side: str
    rule: str
    dimension: str
    severity: str
    day: float
    fades_from: float
    recorded: float
    superseded: float | None
    record: object
    people: str


class Counted(NamedTuple):
    """What counts in one bar at a moment; ``places`` are where each item stands in the ledger."""

    items: Items
    places: Codes


class Ledger:
    """Every piece of evidence there ever was; it never changes, ``extended`` makes another.

    ``ids`` are those of the pieces, ``moved`` the position of the last fact that is in it. ``memo``
    keeps what was worked out of it.
    """

    def __init__(self, rules: Sequence[str]) -> None:
        self.moved = 0
        self.memo = Memo()
        self.ids: tuple[object, ...] = ()
        self.rows = np.empty(0, COLUMNS)
        self._names = tuple(rules)
        self._rules = {name: number for number, name in enumerate(rules)}
        self._places: dict[object, int] = {}
        self._records: dict[object, int] = {}
        self._groups: dict[str, int] = {}
        self._people: tuple[frozenset[UUID], ...] = ()
        self._nobody = np.zeros(0, np.int64)

    def extended(self, entries: Sequence[Entry], moved: int) -> "Ledger":
        """With entries that are new or have changed."""
        later = Ledger(self._names)
        later.moved = moved
        later._places, later._records = self._places.copy(), self._records.copy()
        later._groups = self._groups.copy()
        for entry in entries:
            later._places.setdefault(entry.id, len(later._places))
        rows = np.empty(len(later._places), COLUMNS)
        rows[: len(self.rows)] = self.rows
        if entries:
            changed = np.array([later._places[entry.id] for entry in entries])
            rows[changed] = later._columns(entries)
            later.memo = self.memo.before(touched(self.rows, rows, changed))
        later.rows, later.ids = rows, tuple(later._places)
        later._people = tuple(
            frozenset(msgspec.json.decode(text, type=list[UUID])) for text in later._groups
        )
        later._nobody = np.array([not group for group in later._people], np.int64)
        return later

    def counted(self, bar: Bar, day: float, by: Weighing) -> Counted:
        """What counted in a bar at a moment as it was known then, in no particular order."""
        rows = self.rows
        known = (rows["recorded"] <= day) & (rows["superseded"] > day) & (rows["day"] <= day)
        places = np.flatnonzero(known & self.about(bar))
        return Counted(self.items(places, by), places)

    def about(self, bar: Bar) -> npt.NDArray[np.bool_]:
        """Which pieces are of a bar, whenever they count."""
        found: npt.NDArray[np.bool_] = self.rows["dimension"] == DIMENSIONS.index(bar[1])
        return found & (self.rows["side"] == SIDES.index(bar[0]))

    def items(self, places: Codes, by: Weighing) -> Items:
        """The pieces at these places as a score takes them, in their order."""
        own = self.rows[places]
        rule = own["rule"]
        return Items(
            own["day"],
            by.weight[rule, own["severity"]],
            by.outcome[rule],
            own["fades_from"],
            by.half_life[rule],
            self.caps(places, by),
            by.indicator[rule],
            own["record"],
            own["people"],
            self._people,
        )

    def caps(self, places: Codes, by: Weighing) -> Codes:
        """Which cap each of these pieces shares; 0 for none."""
        own = self.rows[places]
        found: Codes = by.cap[own["rule"], self._nobody[own["people"]]]
        return found

    def score(self, bar: Bar, day: float, by: Weighing) -> Score:
        """The score of a bar at a moment as it was known then."""
        return score_of(self.counted(bar, day, by).items, day, by.rules)

    def scores(self, day: float, by: Weighing) -> dict[Bar, Score]:
        """The score of each bar at a moment as it was known then."""
        return {bar: self.score(bar, day, by) for bar in BARS}

    def place(self, id: UUID) -> int | None:
        """Where the piece with an id stands, or ``None``."""
        asked = (id, id.hex, str(id))  # ids are kept as the driver gives them
        return next((self._places[each] for each in asked if each in self._places), None)

    def ahead(self, day: float, until: float) -> dict[tuple[str, str], list[int]]:
        """Which places take effect between two moments if nothing is done, by side and rule.

        The next first.
        """
        rows, found = self.rows, dict[tuple[str, str], list[int]]()
        coming = (rows["recorded"] <= day) & (rows["superseded"] > day)
        places = np.flatnonzero(coming & (rows["day"] > day) & (rows["day"] <= until))
        for place in places[np.argsort(rows["day"][places], kind="stable")]:
            which = SIDES[rows["side"][place]], self._names[rows["rule"][place]]
            found.setdefault(which, []).append(int(place))
        return found

    def under(self, rules: Collection[str], since: float, until: float) -> list[object]:
        """The ids of pieces under some rules that took effect in a stretch, as known at its end."""
        rows, numbers = self.rows, [self._rules[name] for name in rules]
        known = (rows["recorded"] <= until) & (rows["superseded"] > until)
        known &= (rows["day"] >= since) & (rows["day"] <= until)
        return [self.ids[place] for place in np.flatnonzero(known & np.isin(rows["rule"], numbers))]

    def begins(self) -> float | None:
        """When the first piece was recorded, or ``None`` while there is none."""
        return float(self.rows["recorded"].min()) if len(self.rows) else None

    def _columns(self, entries: Sequence[Entry]) -> npt.NDArray[Any]:
        """Entries as rows: thousands are read at once, so column by column."""
        records, groups, rows = self._records, self._groups, np.empty(len(entries), COLUMNS)
        rows["side"] = [SIDES.index(entry.side) for entry in entries]
        rows["rule"] = [self._rules[entry.rule] for entry in entries]
        rows["dimension"] = [DIMENSIONS.index(entry.dimension) for entry in entries]
        rows["severity"] = [SEVERITIES.index(entry.severity) for entry in entries]
        rows["day"] = [entry.day for entry in entries]
        rows["fades_from"] = [entry.fades_from for entry in entries]
        rows["recorded"] = [entry.recorded for entry in entries]
        rows["superseded"] = [
            np.inf if entry.superseded is None else entry.superseded for entry in entries
        ]
        rows["record"] = [records.setdefault(entry.record, len(records)) for entry in entries]
        rows["people"] = [groups.setdefault(entry.people, len(groups)) for entry in entries]
        return rows
