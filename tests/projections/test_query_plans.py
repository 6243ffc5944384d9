"""The questions asked most find their rows by an index, in both databases, however long the log."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import Boolean, Date, Float, Integer, Table, Text, Uuid, event, text

from domain.store import create_store
from projections import (
    appeals,
    changes,
    commitments,
    disclosures,
    doubts,
    evidence,
    feedback,
    history,
    inbox,
    intervals,
    measures,
    partnerships,
    pulses,
    recognition,
    rounds,
    schedules,
    visits,
)
from projections.changes.model import readings
from projections.changes.model import register as change_table
from projections.disclosures import Dossier
from projections.disclosures.model import register as disclosure_table
from projections.feedback.alarms import alarms
from projections.feedback.model import register as feedback_table
from projections.history.model import lines
from projections.naming import namings
from projections.paging import Turn
from projections.rebuild.past import narrowed_since
from projections.recognition.model import recipients
from projections.recognition.model import register as recognition_table
from projections.rounds.model import sealed
from projections.rows import Rows, to_json
from projections.schedules import freezes
from projections.tables import UtcDateTime, Viewer, readers
from tests.projections.conftest import Store

ROWS, TENANTS = 6_000, 60
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
VIEWER = Viewer(UUID(int=7), "brand")
FAY = Viewer(UUID(int=7), "bpo", UUID(int=1_007))
TABLES: tuple[Table, ...] = (
    lines,
    disclosure_table,
    inbox.waits,
    intervals.intervals,
    evidence.evidence,
    measures.measures,
    commitments.register,
    change_table,
    readings,
    freezes,
    partnerships.members,
    recognition_table,
    recipients,
    readers,
    rounds.ROUNDS.table,
    sealed,
    feedback_table,
    alarms,
    appeals.register,
    visits.register,
    visits.held,
    doubts.register,
    pulses.register,
    pulses.answers,
    namings,
)
SPECIAL = {
    "audience": "shared",
    "ball": "brand",
    "side": "brand",
    "record_kind": "disclosure",
    "texts": "[]",
}
SPECIAL |= {"sources": "[]", "confirmed_by": "[]", "rule": "kept", "severity": "low"}
SPECIAL |= {"dimension": "character"}
SPECIAL |= {"dossier": to_json(Dossier()), "team_ids": "[]", "stage": "assessed"}
OF_TABLES = {"feedback": {"dossier": "{}"}, "appeals": {"dossier": "{}"}}
"""What is special in one table only."""


def value(column, number):  # noqa: PLR0911 - one for each type of column
    """Something plausible for a column of the row with this number."""
    if column.name == "partnership_id":
        return UUID(int=number % TENANTS)
    special = SPECIAL | OF_TABLES.get(column.table.name, {})
    if column.name in special:
        return special[column.name]
    if column.name in ("left_at", "settled_at", "open_record_id", "superseded_at") and number % 3:
        return None
    match column.type:
        case Uuid():
            return UUID(int=number + 1_000)
        case UtcDateTime():
            return BEGIN + timedelta(minutes=number + (60 if column.name == "left_at" else 0))
        case Boolean():
            return False
        case Integer() | Float():
            return number
        case Date():
            return BEGIN.date()
        case Text():
            return f"text {number}"
    return f"x{number % 5}"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def long_lived(request, tmp_path_factory):
    """A store whose tables hold many rows of many partnerships."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('plans') / 'store.db'}"
    else:
        url = request.getfixturevalue("postgres_url")
    create_store(url)
    store = Store(url)
    with store.runner.writing() as connection:
        rows = Rows(connection, {table: table for table in TABLES})
        for table in TABLES:
            for number in range(ROWS):
                rows.insert(table, {column.name: value(column, number) for column in table.columns})
        rows.flush()
        connection.execute(text("ANALYZE"))
    yield store
    store.close()


QUESTIONS = {
    "history": lambda c: history.page(c, VIEWER, turn=Turn(size=20)),
    "history, an older page": lambda c: history.page(
        c, VIEWER, turn=Turn(before=history.page(c, VIEWER).items[9].id)
    ),
    "history, a newer page": lambda c: history.page(
        c, VIEWER, turn=Turn(after=history.page(c, VIEWER).items[9].id)
    ),
    "history of a record": lambda c: history.of_record(c, VIEWER, UUID(int=1_007)),
    "history since": lambda c: history.since(c, VIEWER, BEGIN + timedelta(minutes=5_900)),
    "history, one line": lambda c: history.line(c, VIEWER, UUID(int=1_007)),
    "history of a quarter": lambda c: history.happened(
        c, VIEWER, BEGIN, BEGIN + timedelta(minutes=900)
    ),
    "history, count": lambda c: history.count(c, VIEWER, UUID(int=1_007)),
    "history, known by a moment": lambda c: history.known_by(c, VIEWER, BEGIN),
    "history, where facts stand": lambda c: history.positions(c, UUID(int=7), BEGIN),
    "narrowed since": lambda c: narrowed_since(c, UUID(int=7), BEGIN + timedelta(minutes=5_900)),
    "register": lambda c: disclosures.page(c, VIEWER, turn=Turn(size=20)),
    "register, open ones": lambda c: disclosures.page(
        c, VIEWER, disclosures.Filters(state="open"), Turn(size=20)
    ),
    "register, one": lambda c: disclosures.one(c, VIEWER, UUID(int=1_007)),
    "register, titles": lambda c: disclosures.titles(c, VIEWER, [UUID(int=1_007), UUID(int=1_067)]),
    "register, drafts": lambda c: disclosures.drafts(c, VIEWER),
    "inbox": lambda c: inbox.waiting_on(c, VIEWER, "brand"),
    "inbox, dated": lambda c: inbox.waiting_longest(
        c, VIEWER, dated=True, before=BEGIN + timedelta(minutes=5_900), limit=30
    ),
    "inbox, undated": lambda c: inbox.waiting_longest(
        c, VIEWER, dated=False, before=BEGIN + timedelta(minutes=5_900), limit=30
    ),
    "intervals as of": lambda c: intervals.as_of(
        c, VIEWER, "disclosure", BEGIN + timedelta(minutes=3_000)
    ),
    "what was awaited": lambda c: intervals.awaited(c, VIEWER, BEGIN + timedelta(minutes=900)),
    "intervals of a record": lambda c: intervals.of_record(c, VIEWER, UUID(int=1_007)),
    "commitments by due": lambda c: commitments.open_ones(c, VIEWER),
    "commitments settled": lambda c: commitments.settled(c, VIEWER),
    "commitments of a record": lambda c: commitments.of_record(c, VIEWER, UUID(int=1_007)),
    "changes": lambda c: changes.page(c, VIEWER, turn=Turn(size=20)),
    "changes, one": lambda c: changes.one(c, VIEWER, UUID(int=1_007)),
    "changes, titles": lambda c: changes.titles(c, VIEWER, [UUID(int=1_007)]),
    "changes, the board": lambda c: changes.board(c, VIEWER, at=BEGIN, closed_since=BEGIN),
    "changes, between": lambda c: changes.between(c, VIEWER, BEGIN, BEGIN + timedelta(hours=9)),
    "changes, owing paper": lambda c: changes.owing_paper(c, VIEWER),
    "changes, due": lambda c: changes.due_between(c, VIEWER, BEGIN, BEGIN + timedelta(hours=9)),
    "changes to read": lambda c: changes.wanted_from(c, VIEWER, UUID(int=1_007)),
    "feedback": lambda c: feedback.page(c, VIEWER, turn=Turn(size=20)),
    "feedback of a side": lambda c: feedback.page(c, VIEWER, feedback.Filters(side="brand")),
    "feedback, one": lambda c: feedback.one(c, VIEWER, UUID(int=1_007)),
    "feedback of a person": lambda c: feedback.own(c, VIEWER, UUID(int=1_007)),
    "feedback, drafts": lambda c: feedback.drafts(c, VIEWER),
    "feedback, counts": lambda c: feedback.counts(c, VIEWER),
    "feedback, titles": lambda c: feedback.titles(c, VIEWER, [UUID(int=1_007)]),
    "feedback, due": lambda c: feedback.due_between(c, VIEWER, BEGIN, BEGIN + timedelta(hours=9)),
    "alarms of feedback": lambda c: feedback.alarms_of(c, VIEWER, [UUID(int=1_007)]),
    "alarms after a disclosure": lambda c: feedback.alarms_after(c, VIEWER, UUID(int=1_007)),
    "alarms waiting": lambda c: feedback.alarms_waiting(c, VIEWER),
    "appeals": lambda c: appeals.page(c, VIEWER, turn=Turn(size=20)),
    "appeals of a record": lambda c: appeals.of_record(c, VIEWER, UUID(int=1_007)),
    "freezes": lambda c: schedules.coming(c, VIEWER, BEGIN + timedelta(minutes=5_900)),
    "recognition": lambda c: recognition.page(c, FAY),
    "recognition for oneself": lambda c: recognition.received(c, FAY),
    "recognition, customers": lambda c: recognition.customers_words(c, FAY),
    "recognition about a record": lambda c: recognition.about(c, FAY, UUID(int=1_007)),
    "recognition, titles": lambda c: recognition.titles(c, FAY, [UUID(int=1_007)]),
    "recognition, spread": lambda c: recognition.spread(c, FAY, BEGIN + timedelta(minutes=5_900)),
    "history, lines of facts": lambda c: history.of_versions(c, VIEWER, {(UUID(int=1_007), 1)}),
    "history, by a person": lambda c: history.page(c, FAY, turn=Turn(size=20)),
    "rounds": lambda c: rounds.page(c, VIEWER, Turn(size=20)),
    "rounds, one": lambda c: rounds.one(c, VIEWER, UUID(int=1_007)),
    "rounds, titles": lambda c: rounds.titles(c, VIEWER, [UUID(int=1_007)]),
    "rounds, written": lambda c: rounds.written(c, VIEWER, UUID(int=1_007)),
    "rounds, due": lambda c: rounds.due_between(c, VIEWER, BEGIN, BEGIN + timedelta(hours=9)),
    "rounds to reveal": lambda c: rounds.to_reveal(c, BEGIN + timedelta(minutes=9)),
    "visits": lambda c: visits.page(c, VIEWER, visits.Filters(), Turn(size=20)),
    "visits, the past": lambda c: visits.page(
        c, VIEWER, visits.Filters(state="over"), Turn(size=20)
    ),
    "visits, one": lambda c: visits.one(c, VIEWER, UUID(int=1_007)),
    "visits, titles": lambda c: visits.titles(c, VIEWER, [UUID(int=1_007)]),
    "visits, coming": lambda c: visits.coming(c, VIEWER),
    "visits, between": lambda c: visits.between(c, VIEWER, BEGIN, BEGIN + timedelta(hours=9)),
    "visits, last held": lambda c: visits.last_held(c, VIEWER),
    "doubts": lambda c: doubts.page(c, VIEWER, Turn(size=20)),
    "doubts, one": lambda c: doubts.one(c, VIEWER, UUID(int=1_007)),
    "pulses": lambda c: pulses.page(c, VIEWER, Turn(size=20)),
    "pulses, standing": lambda c: pulses.standing(c, VIEWER),
    "pulses, the trend": lambda c: pulses.trend(c, VIEWER),
    "pulses, the latest": lambda c: pulses.latest(c, VIEWER, BEGIN),
    "pulses, closing": lambda c: pulses.closing_between(c, VIEWER, BEGIN, BEGIN),
    "pulses, one's own answer": lambda c: pulses.mine(
        c, VIEWER._replace(person_id=UUID(int=3)), UUID(int=1_007)
    ),
    "evidence": lambda c: evidence.ledger(c, VIEWER.partnership_id),
    "measures": lambda c: measures.taken(
        c, VIEWER, ["x1"], measures.Period(BEGIN, BEGIN + timedelta(minutes=900))
    ),
    "measures, known": lambda c: measures.known(
        c, VIEWER, measures.Period(BEGIN, BEGIN + timedelta(minutes=900))
    ),
    "measures, planned ones": lambda c: measures.between(
        c, VIEWER, ["x1"], measures.Period(BEGIN, BEGIN + timedelta(minutes=900)), BEGIN
    ),
    "intervals of records": lambda c: intervals.of_records(
        c, VIEWER, [UUID(int=1_007), UUID(int=1_067)]
    ),
    "evidence, some": lambda c: evidence.some(c, VIEWER, [UUID(int=1_007)]),
    "evidence of a quarter": lambda c: evidence.within(
        c, VIEWER, BEGIN, BEGIN + timedelta(minutes=900), BEGIN + timedelta(minutes=900)
    ),
    "evidence of a record": lambda c: evidence.of_record(c, VIEWER, UUID(int=1_007)),
    "memberships": lambda c: partnerships.memberships(c, UUID(int=1_007)),
    "people": lambda c: partnerships.people(c, UUID(int=7)),
}


def plans(store, question):
    """What the database says of each statement a question sends, line by line."""
    sent = []

    def note(_connection, _cursor, statement, parameters, _context, _many):
        sent.append((statement, parameters))

    with store.engine.connect() as connection:
        event.listen(store.engine, "before_cursor_execute", note)
        try:
            question(connection)
        finally:
            event.remove(store.engine, "before_cursor_execute", note)
        explain = "EXPLAIN QUERY PLAN " if connection.dialect.name == "sqlite" else "EXPLAIN "
        found = [connection.exec_driver_sql(explain + one, parameters) for one, parameters in sent]
        return [str(row[-1]) for rows in found for row in rows]


def scans(plan):
    """The lines of a plan that read a whole table of many rows."""
    whole = [line for line in plan if line.startswith("SCAN ") and " USING " not in line]
    # What an index found for a subquery is read whole; that is no table.
    full = [line for line in whole if "(subquery" not in line and "anon" not in line]
    return full + [
        line for line in plan if "Seq Scan" in line and "Seq Scan on partnerships" not in line
    ]


@pytest.mark.parametrize("name", QUESTIONS)
def test_it_reads_by_an_index(long_lived, name):
    plan = plans(long_lived, QUESTIONS[name])

    assert plan
    assert scans(plan) == [], plan
    assert any("INDEX" in line or "Index" in line for line in plan), plan


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("history", "history_by_time"),
        ("history of a record", "history_by_record"),
        ("register", "disclosures_by_time"),
        ("inbox", "inbox_by"),  # of a side or by due: as the database counts
        ("inbox, dated", "inbox_by_due"),
        ("inbox, undated", "inbox_by_due"),
        ("intervals as of", "intervals_by_time"),
        ("commitments by due", "commitments_by_due"),
        ("commitments of a record", "commitments_by_origin"),
        ("memberships", "members_by_person"),
        ("feedback", "feedback_by_time"),
        ("feedback of a person", "feedback_by_author"),
        ("alarms after a disclosure", "feedback_alarms_by_disclosure"),
        ("appeals of a record", "appeals_by_record"),
    ],
)
def test_it_reads_by_the_index_made_for_it(long_lived, name, index):
    assert index in " ".join(plans(long_lived, QUESTIONS[name]))


def test_a_page_stops_reading_once_it_is_full(long_lived):
    """No sorting of everything there is: the index has the order of the page."""
    plan = plans(long_lived, QUESTIONS["history"])

    assert not any("TEMP B-TREE" in line or "Sort Key" in line for line in plan), plan


def test_without_its_index_a_question_is_found_out(long_lived):
    """The checks above, on a planted fault: the only index that helps is gone."""
    with long_lived.engine.connect() as connection, connection.begin() as transaction:
        for name in ("history_by_time", "history_by_record"):
            connection.execute(text(f"DROP INDEX {name}"))
        sent = "SELECT id FROM history WHERE partnership_id = '7' ORDER BY shown_at DESC LIMIT 20"
        if connection.dialect.name == "sqlite":
            plan = [str(row[-1]) for row in connection.execute(text("EXPLAIN QUERY PLAN " + sent))]
        else:
            sent = sent.replace("'7'", f"'{UUID(int=7)}'")
            plan = [str(row[-1]) for row in connection.execute(text("EXPLAIN " + sent))]
        transaction.rollback()

    assert scans(plan)
