"""Rows that cannot be taken over are named; the rest of their incident still is."""

import pytest

UNWRITTEN = "is not a time written dd-mm-yyyy hh:mm"
LINE_2 = [
    ("01-03-2016 09:00", "31-02-2016 10:00", f"opened 31-02-2016 10:00 {UNWRITTEN}"),
    ("01-03-2016 09:00", "2016-03-01", f"opened 2016-03-01 {UNWRITTEN}"),
    ("01-03-2016 09:00", "?", "opened is missing"),
    ("01-03-2016 09:05", "", "updated is missing"),
    ("01-03-2016 09:05", "01-03-2999 09:05", "updated 01-03-2999 09:05 lies in the future"),
    ("01-03-2016 09:05", "01-03-0016 09:05", "updated 01-03-0016 09:05 lies before 1970"),
    (
        "01-03-2016 09:05",
        "01-01-0001 00:00",
        "updated 01-01-0001 00:00 lies before 1970 or in the future",
    ),
    (
        "01-03-2016 09:05",
        "27-03-2016 02:30",
        "updated 27-03-2016 02:30 is an hour the clocks of Europe/Berlin left out",
    ),
    (",0,?,", ",0,99-99-2016 00:00,", f"resolved 99-99-2016 00:00 {UNWRITTEN}"),
    ("New", "Reopened", "state Reopened is not a state the mapping knows"),
    ("New", "?", "state is missing"),
    ("2 - Medium", "9 - Odd", "impact 9 - Odd is not a severity the mapping knows"),
    ("INC1", " ", "number is missing"),
    ("INC1", "I" * 201, f"number {'I' * 59}… is longer than 200 characters"),
    (",Payments", "", "it has 8 cells, the header has 9"),
    ("Payments", "Payments,", "it has 10 cells, the header has 9"),
    ("Payments", "x" * 4001, "its text.what would have more than 4000 characters"),
    (
        "New",
        "\x1b[31mNew",
        "state \N{REPLACEMENT CHARACTER}[31mNew is not a state the mapping knows",
    ),
]


@pytest.mark.parametrize(("good", "bad", "reason"), LINE_2, ids=[case[2][:45] for case in LINE_2])
def test_a_row_is_refused_with_its_line_and_the_reason(desk, rows, good, bad, reason):
    desk.export(rows.opened.replace(good, bad), rows.resolved)

    result = desk.run()

    assert result.told == [f"row 2: {reason}"]
    assert result.code == 1
    assert [state.state for state in desk.states("INC1")] == ["Resolved"]


def test_an_incident_without_a_good_row_is_not_imported(desk, rows):
    desk.export(rows.opened.replace("New", "Odd"), rows.other)

    result = desk.run()

    assert desk.facts("INC1") == []
    assert (result.code, result.counts["incidents imported"]) == (1, "1")


def test_lines_are_those_of_the_file_even_where_a_cell_has_several(desk, rows):
    desk.export(
        rows.opened.replace("Payments", '"Pay\nments"'), "", rows.closed.replace("Closed", "Odd")
    )

    result = desk.run()

    assert result.told == ["row 5: state Odd is not a state the mapping knows"]
    assert desk.incident("INC1").what == "An incident came in: Pay ments, Double charge."


def test_refused_rows_do_not_fail_a_dry_run(desk, rows):
    desk.export(rows.opened.replace("New", "Odd"))

    assert desk.run("--dry-run").code == 0
