"""What an export becomes in the log."""

from datetime import UTC, datetime

from domain.facts import PORTAL_ID, Claimed
from projections.models import runner_over


def test_an_incident_becomes_a_disclosure_with_its_states_and_times(desk, rows):
    desk.export(rows.opened, rows.resolved, rows.closed)

    assert desk.run().code == 0

    incident = desk.incident("INC1")
    assert incident.what == "An incident came in: Payments, Double charge."
    assert incident.details == "Impact 2 - Medium."
    assert (incident.source, incident.where, incident.severity) == ("Help desk", "brand", "medium")
    assert incident.occurred == Claimed(datetime(2016, 3, 1, 8, 0, tzinfo=UTC), "exact")
    assert [(s.state, s.stage, s.occurred.at) for s in desk.states("INC1")] == [
        ("New", "disclosed", datetime(2016, 3, 1, 8, 5, tzinfo=UTC)),
        ("Resolved", "watching", datetime(2016, 3, 2, 10, 0, tzinfo=UTC)),
        ("Closed", "closed", datetime(2016, 3, 7, 11, 0, tzinfo=UTC)),
    ]


def test_every_fact_is_marked_imported_by_the_portal_and_waits_for_nobody(desk, rows):
    desk.export(rows.opened, rows.closed)

    desk.run()

    assert all(fact.imported and fact.side == "portal" for fact in desk.facts())
    assert {fact.actor_id for fact in desk.facts()} == {PORTAL_ID}
    assert {fact.ball for fact in desk.facts()} <= {None, "nobody"}


def test_words_are_left_out_or_replaced_where_the_source_has_none(desk, rows):
    desk.export(rows.other)

    desk.run()

    incident = desk.incident("INC2")
    assert incident.what == "An incident came in: not given."
    assert (incident.details, incident.severity) == ("", None)
    assert desk.states("INC2")[0].details == ""


def test_scattered_and_out_of_order_rows_are_sorted_by_their_claimed_time(desk, rows):
    desk.export(rows.closed, rows.other, rows.opened, rows.resolved)

    result = desk.run()

    assert [state.state for state in desk.states("INC1")] == ["New", "Resolved", "Closed"]
    assert desk.incident("INC1").what == "An incident came in: Payments, Double charge."
    assert result.counts["incidents imported"] == "2"


def test_rows_of_the_same_minute_keep_the_order_of_the_file(desk, rows):
    again = [rows.resolved.replace(",1,", f",{revision},") for revision in (3, 1, 2)]
    desk.export(*[row.replace("Payments", f"Kind {n}") for n, row in enumerate(again)])

    desk.run()

    assert len(desk.states("INC1")) == 3
    assert desk.incident("INC1").what == "An incident came in: Kind 0."


def test_repeated_rows_are_counted_and_skipped(desk, rows):
    desk.export(rows.opened, rows.closed, rows.opened, rows.opened)

    result = desk.run()

    assert len(desk.states("INC1")) == 2
    assert (result.code, result.counts["rows repeated"]) == (0, "2")


def test_a_row_updated_before_it_was_opened_is_kept_marked_and_reported(desk, rows):
    early = rows.opened.replace("01-03-2016 09:05", "01-03-2016 08:55")
    desk.export(early, rows.closed)

    result = desk.run()

    assert result.told == [
        (
            "row 2: updated 01-03-2016 08:55 is before opened 01-03-2016 09:00; "
            "kept as the source claims it, marked"
        )
    ]
    assert [state.backwards for state in desk.states("INC1")] == [True, False]
    assert desk.states("INC1")[0].occurred.at == datetime(2016, 3, 1, 7, 55, tzinfo=UTC)
    assert (result.code, result.counts["clocks running backwards"]) == (0, "1")


def test_a_row_resolved_before_it_was_opened_is_kept_marked_and_reported(desk, rows):
    desk.export(rows.closed.replace("02-03-2016 11:00", "28-02-2016 11:00"))

    result = desk.run()

    assert "resolved 28-02-2016 11:00 is before opened 01-03-2016 09:00" in result.told[0]
    assert desk.states("INC1")[0].backwards


def test_a_later_revision_with_an_earlier_time_is_kept_marked_and_reported(desk, rows):
    desk.export(rows.opened, rows.resolved.replace(",1,", ",9,"), rows.closed)

    result = desk.run()

    assert result.told == [
        (
            "row 3: revision 9 claims a time before revision 2 in row 4; "
            "kept as the source claims it, marked"
        )
    ]
    assert [state.backwards for state in desk.states("INC1")] == [False, True, False]


def test_the_summary_counts_everything(desk, rows):
    desk.export(rows.opened, rows.opened, rows.closed, rows.other, "INC3,Odd" + ",?" * 7)

    counts = desk.run().counts

    assert counts["rows read"] == "5"
    assert counts["rows refused"] == "1"
    assert counts["incidents imported"] == "2"
    assert counts["states added"] == "3"
    assert counts["incidents already there"] == counts["incidents extended"] == "0"
    assert float(counts["seconds"]) >= 0


def test_the_pages_show_what_was_imported(desk, rows):
    runner = runner_over(desk.url, desk.log)
    runner.install()
    desk.export(rows.opened, rows.closed)

    desk.run()

    assert runner.position() == desk.log.head()


def test_a_header_without_rows_is_a_sound_file(desk):
    desk.export()

    result = desk.run()

    assert (result.code, result.counts["rows read"]) == (0, "0")


def test_a_dry_run_says_what_would_be_imported_and_writes_nothing(desk, rows):
    desk.export(rows.opened, rows.closed, rows.other, "INC3,Odd" + ",?" * 7)

    result = desk.run("--dry-run")

    assert result.code == 0
    assert desk.facts() == []
    assert (
        "import INC1: An incident came in: Payments, Double charge. (2 new states, "
        "2016-03-01 08:05 to 2016-03-07 11:00 UTC, then closed)"
    ) in result.out
    assert result.told == ["row 5: state Odd is not a state the mapping knows"]
    assert "nothing was written" in result.out


def test_no_progress_bar_is_drawn_where_nobody_watches(desk, rows):
    desk.export(rows.opened)

    assert desk.run().err == ""
