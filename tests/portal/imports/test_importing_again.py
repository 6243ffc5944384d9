"""Running an import again, with the same export or a longer one."""

from domain.disclosures.record import Disclosure
from portal.incidents.rows import source_row


def test_the_same_export_again_adds_nothing(desk, rows):
    desk.export(rows.opened, rows.closed, rows.other)
    desk.run()
    before = desk.log.head()

    result = desk.run()

    assert desk.log.head() == before
    assert (result.code, result.counts["incidents already there"]) == (0, "2")


def test_the_same_rows_in_another_order_and_place_add_nothing(desk, rows):
    desk.export(rows.opened, rows.closed)
    desk.run()
    before = desk.log.head()

    desk.export(rows.other, rows.closed, "", rows.opened)
    result = desk.run()

    assert len(desk.facts("INC1")) == before - desk.empty
    assert result.counts["incidents imported"] == result.counts["incidents already there"] == "1"


def test_columns_filled_in_later_do_not_double_a_state(desk, rows):
    desk.export(rows.opened)
    desk.run()

    desk.export(rows.opened.replace(",0,?,", ",0,02-03-2016 11:00,").replace("Payments", "Refunds"))
    result = desk.run()

    assert result.counts["incidents already there"] == "1"
    assert len(desk.states("INC1")) == 1


def test_a_corrected_time_zone_does_not_double_the_history(desk, rows):
    desk.export(rows.opened)
    desk.run()

    desk.mapping.write_text(rows.mapping.replace("Europe/Berlin", "Asia/Manila"))

    assert desk.run().counts["incidents already there"] == "1"


def test_a_longer_export_adds_only_the_new_states(desk, rows):
    desk.export(rows.opened)
    desk.run()

    desk.export(rows.opened, rows.resolved, rows.closed)
    result = desk.run()

    assert [state.state for state in desk.states("INC1")] == ["New", "Resolved", "Closed"]
    assert len(desk.facts("INC1")) == 4
    assert (result.counts["incidents extended"], result.counts["states added"]) == ("1", "2")


def test_an_older_state_found_late_is_kept_but_moves_nothing(desk, rows):
    desk.export(rows.opened, rows.closed)
    desk.run()

    desk.export(rows.resolved)
    desk.run()

    assert [(s.state, s.stage) for s in desk.states("INC1")][-1] == ("Resolved", None)
    assert _stage(desk) == "closed"


def test_where_it_lies_and_how_severe_it_was_survive_storage(desk, rows):
    desk.export(rows.opened)
    desk.run()

    record = _record(desk)

    assert (record.where, record.teller, record.severity) == ("brand", "brand", "medium")


def test_a_repeated_incident_in_another_source_is_another_record(desk, rows):
    desk.export(rows.opened)
    desk.run()

    desk.mapping.write_text(rows.mapping.replace("Help desk", "Second desk"))

    assert desk.run().counts["incidents imported"] == "1"


def test_the_number_of_a_state_never_changes():
    assert source_row("New", "2016-03-01T09:05:00", "0") == 8795651864958497
    assert source_row("New", "2016-03-01T09:05:00", "1") < 2**53


def _record(desk):
    facts = desk.facts("INC1")
    return Disclosure(facts[0].originator_id).replay(facts)


def _stage(desk):
    return _record(desk).stage
