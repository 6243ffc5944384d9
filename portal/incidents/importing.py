"""The import: read and check all of the file, then take its incidents over, one command each."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol
from uuid import UUID, uuid5

from domain.application import Partnerships
from domain.disclosures.commands import ImportedState, ImportIncident
from domain.disclosures.events import ImportedUpdate
from domain.facts import PORTAL_ID
from portal.incidents.mapping import Mapping
from portal.incidents.refusals import Broken, Refused
from portal.incidents.rows import Row, RowReader
from portal.incidents.staging import Incident, Staging
from portal.incidents.table import Table

EVERY_ROWS = 1000

Standing = Literal["imported", "extended", "there"]


class Watcher(Protocol):
    """Who is told how it goes."""

    def say(self, line: str) -> None: ...
    def progress(self, doing: str, done: int, whole: int) -> None: ...


@dataclass
class Tally:
    """What an import counted. ``states`` are those it added; ``there`` incidents gained none."""

    rows: int = 0
    refused: int = 0
    repeated: int = 0
    backwards: int = 0
    imported: int = 0
    extended: int = 0
    there: int = 0
    states: int = 0


@dataclass(frozen=True)
class Plan:
    """What taking one incident over would add. ``new`` are the states not in the log yet."""

    standing: Standing
    new: tuple[ImportedState, ...]
    command: ImportIncident


@dataclass(frozen=True)
class Import:
    """One file, on its way into one partnership."""

    partnerships: Partnerships
    partnership_id: UUID
    mapping: Mapping
    watcher: Watcher

    def run(self, path: Path, accept: Callable[[Plan], None], tally: Tally) -> None:
        """Read the whole file, then give each incident's plan to ``accept``, counting in ``tally``.

        Raises Broken before the first plan if the file cannot be trusted.
        """
        try:
            self._check(path)
            with Staging() as staging:
                self._read(path, staging, tally)
                whole = self._sort(path, staging)
                for done, incident in enumerate(staging.incidents(), start=1):
                    self._take_over(incident, accept, tally)
                    self.watcher.progress("Importing", done, whole)
        except sqlite3.Error as error:
            raise Broken(f"The temporary folder cannot hold the rows: {error}.") from None

    def plan(self, incident: Incident) -> Plan:
        """Compare an incident of the file with what the log has of it."""
        command = import_command(incident.rows, self.mapping, self.partnership_id)
        facts = self.partnerships.log.stream(command.record_id).facts
        known = {fact.source_row for fact in facts if isinstance(fact, ImportedUpdate)}
        new = tuple(state for state in command.states if state.source_row not in known)
        if not facts:
            return Plan("imported", new, command)
        return Plan("extended" if new else "there", new, command)

    def perform(self, plan: Plan) -> None:
        """Carry a plan out: all of the incident or nothing."""
        if plan.standing != "there":
            self.partnerships.perform(plan.command, by=PORTAL_ID)

    def _check(self, path: Path) -> None:
        """Go through the file once without a look at the rows: a broken one is refused soon."""
        with _opened(path, self.mapping) as table:
            table.begin(self.mapping.named_columns())
            for number, _ in enumerate(table):
                if number % EVERY_ROWS == 0:
                    self.watcher.progress("Checking", table.bytes_read(), table.size)

    def _read(self, path: Path, staging: Staging, tally: Tally) -> None:
        with _opened(path, self.mapping) as table:
            table.begin(self.mapping.named_columns())
            reader = RowReader(self.mapping, table.header, self.partnerships.clock())
            for line, cells in table:
                tally.rows += 1
                try:
                    staging.add(reader.read(line, cells))
                except Refused as refused:
                    tally.refused += 1
                    self.watcher.say(f"row {line}: {refused}")
                if tally.rows % EVERY_ROWS == 0:
                    self.watcher.progress("Reading", table.bytes_read(), table.size)

    def _sort(self, path: Path, staging: Staging) -> int:
        try:
            return staging.finish(self.mapping.columns.number)
        except Broken as broken:
            raise Broken(f"{path.name}, {broken}") from None

    def _take_over(self, incident: Incident, accept: Callable[[Plan], None], tally: Tally) -> None:
        tally.repeated += incident.repeated
        for row, why in backwards(incident.rows):
            tally.backwards += 1
            self.watcher.say(f"row {row.line}: {why}; kept as the source claims it, marked")
        plan = self.plan(incident)
        accept(plan)
        tally.states += len(plan.new)
        setattr(tally, plan.standing, getattr(tally, plan.standing) + 1)


def import_command(rows: tuple[Row, ...], mapping: Mapping, partnership_id: UUID) -> ImportIncident:
    """The command for one incident; its ids derive from the rows, so that a retry is recognised.

    What it was, and how severe, is told by the earliest row.
    """
    first, marked = rows[0], {row.source_row for row, _ in backwards(rows)}
    record_id = uuid5(partnership_id, f"incident\n{mapping.source}\n{first.number}")
    told = ",".join(str(number) for number in sorted(row.source_row for row in rows))
    return ImportIncident(
        command_id=uuid5(record_id, told),
        partnership_id=partnership_id,
        record_id=record_id,
        source=mapping.source,
        number=first.number,
        what=first.what,
        details=first.details,
        where=mapping.where,
        occurred=first.opened,
        severity=first.severity,
        states=tuple(_state(row, row.source_row in marked) for row in rows),
    )


def backwards(rows: tuple[Row, ...]) -> Iterator[tuple[Row, str]]:
    """The rows whose times contradict each other or an earlier revision's, and why."""
    behind = _behind_their_revision(rows)
    for row in rows:
        reasons = [why for why in (row.backwards, behind.get(row.source_row, "")) if why]
        if reasons:
            yield row, "; ".join(reasons)


def _behind_their_revision(rows: tuple[Row, ...]) -> dict[int, str]:
    """By source row: updates that come before an update they were made after."""
    behind: dict[int, str] = {}
    counted = [row for row in rows if row.revision is not None]
    latest = None
    for row in sorted(counted, key=lambda row: (row.revision, row.occurred.at)):
        if latest and row.occurred.at < latest.occurred.at:
            before = f"revision {latest.revision} in row {latest.line}"
            behind[row.source_row] = f"revision {row.revision} claims a time before {before}"
        else:
            latest = row
    return behind


def _opened(path: Path, mapping: Mapping) -> Table:
    try:
        return Table(path, mapping)
    except OSError as error:
        raise Broken(f"{path.name} cannot be read: {error.strerror}.") from None


def _state(row: Row, marked: bool) -> ImportedState:  # noqa: FBT001 - one of the row's own marks
    return ImportedState(
        source_row=row.source_row,
        state=row.state,
        stage=row.stage,
        occurred=row.occurred,
        details=row.update,
        backwards=marked,
    )
