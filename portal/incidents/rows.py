"""One row of an export, read by the mapping into a state, its time and its words."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from itertools import pairwise

import msgspec

from domain.facts import Claimed
from domain.terms import Severity
from portal.incidents.mapping import Mapping
from portal.incidents.refusals import Refused, quoted
from portal.incidents.texts import tidy
from portal.incidents.times import Clock, Moment

TEXT_LIMIT = 4000
NUMBER_LIMIT = 200
REVISION_DIGITS = 15


class Row(msgspec.Struct, frozen=True, array_like=True):
    """One update of one incident as the source claims it.

    ``source_row`` tells it from the incident's other updates, in every export alike.
    ``backwards`` says how its times contradict each other, in words, or is empty.
    """

    number: str
    line: int
    source_row: int
    revision: int | None
    state: str
    stage: str
    occurred: Claimed
    opened: Claimed
    severity: Severity | None
    what: str
    details: str
    update: str
    backwards: str


class RowReader:
    """Reads the rows of a table with that header. Times after ``now`` are refused."""

    def __init__(self, mapping: Mapping, header: Sequence[str], now: datetime) -> None:
        self.mapping = mapping
        self.clock = Clock(mapping.time.format, mapping.time.zone, now)
        self.places = {name: header.index(name) for name in mapping.named_columns()}
        self.width = len(header)
        self.missing = frozenset(("", *mapping.file.missing))

    def read(self, line: int, cells: Sequence[str]) -> Row:
        """The row on that line. Raises Refused with what is wrong with it."""
        if len(cells) != self.width:
            raise Refused(f"it has {len(cells)} cells, the header has {self.width}")
        row = {name: self._cell(cells[place]) for name, place in self.places.items()}
        columns = self.mapping.columns
        number = self._given(row, columns.number, NUMBER_LIMIT)
        state, stage = self._state(row)
        opened, updated = self._moment(row, columns.opened), self._moment(row, columns.updated)
        revision = row.get(columns.revision, "")
        return Row(
            number=number,
            line=line,
            source_row=source_row(state, updated.wall, revision),
            revision=_counted(revision),
            state=state,
            stage=stage,
            occurred=updated.claimed,
            opened=opened.claimed,
            severity=self._severity(row),
            what=self._text("what", row).replace("\n", " "),
            details=self._text("details", row),
            update=self._text("update", row),
            backwards=self._backwards(row, opened, updated),
        )

    def _cell(self, text: str) -> str:
        text = tidy(text)
        return "" if text in self.missing else text

    def _given(self, row: dict[str, str], column: str, limit: int = TEXT_LIMIT) -> str:
        text = row[column].replace("\n", " ")
        if not text:
            raise Refused(f"{column} is missing")
        if len(text) > limit:
            raise Refused(f"{column} {quoted(text)} is longer than {limit} characters")
        return text

    def _state(self, row: dict[str, str]) -> tuple[str, str]:
        column = self.mapping.columns.state
        state = self._given(row, column)
        if state not in self.mapping.states:
            raise Refused(f"{column} {quoted(state)} is not a state the mapping knows")
        return state, self.mapping.states[state]

    def _severity(self, row: dict[str, str]) -> Severity | None:
        severity = self.mapping.severity
        if severity is None or not row[severity.column]:
            return None
        value = row[severity.column]
        if value not in severity.values:
            raise Refused(f"{severity.column} {quoted(value)} is not a severity the mapping knows")
        return severity.values[value]

    def _moment(self, row: dict[str, str], column: str) -> Moment:
        text = self._given(row, column)
        try:
            return self.clock.read(text)
        except Refused as refused:
            raise Refused(f"{column} {quoted(text)} {refused}") from None

    def _text(self, key: str, row: dict[str, str]) -> str:
        template = self.mapping.templates[key]
        text = template.fill(row.__getitem__, self.mapping.text.not_given)
        if len(text) > TEXT_LIMIT:
            raise Refused(f"its text.{key} would have more than {TEXT_LIMIT} characters")
        return text

    def _backwards(self, row: dict[str, str], opened: Moment, updated: Moment) -> str:
        """Opened, then updated; opened, then each of the later columns that is given."""
        columns = self.mapping.columns
        later = [name for name in columns.later if row[name]]
        order = [(columns.opened, opened), *((name, self._moment(row, name)) for name in later)]
        pairs = [*pairwise(order), ((columns.opened, opened), (columns.updated, updated))]
        return "; ".join(
            f"{after} {row[after]} is before {before} {row[before]}"
            for (before, first), (after, second) in pairs
            if second.claimed.at < first.claimed.at
        )


def source_row(state: str, wall: str, revision: str) -> int:
    """What a state of an incident is recognised by for ever, in any later export: 53 bits.

    The state and the wall clock as the source wrote them (not the instant: a corrected time zone
    must not double the history) and the revision, if the mapping names one.
    """
    told = f"{state}\n{wall}\n{revision}"
    return int.from_bytes(sha256(told.encode()).digest()[:7]) >> 3


def _counted(revision: str) -> int | None:
    is_number = revision.isdecimal() and len(revision) <= REVISION_DIGITS
    return int(revision) if is_number else None
