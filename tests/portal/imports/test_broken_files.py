"""A file or mapping that cannot be trusted: one sentence, exit code 2, nothing written."""

import pytest

from portal.incidents import staging
from tests.portal.imports.conftest import HEADER, OPENED, OTHER

GOOD = f"{HEADER}\n{OPENED}\n".encode()
FILES = {
    "an empty file": (b"", "desk.csv, row 1: there is no header."),
    "a blank header": (b",,\n", "desk.csv, row 1: there is no header."),
    "no header": (
        f"{OPENED}\n{OTHER}\n".encode(),
        "desk.csv, row 1, column number: the header lacks it, but columns.number names it.",
    ),
    "another delimiter": (
        GOOD.replace(b",", b";"),
        (
            "desk.csv, row 1, column number: the header lacks it, but columns.number names it "
            "(the header is one cell: check file.delimiter)."
        ),
    ),
    "a column twice": (
        GOOD.replace(b"symptom\n", b"state\n"),
        "desk.csv, row 1, column state: the header has this column twice.",
    ),
    "another encoding": (
        GOOD + OTHER.encode().replace(b"INC2,New", "INC2,Größe".encode("latin-1")),
        "desk.csv, row 3, column state: the text is not utf-8.",
    ),
    "an encoding with a mark": (
        GOOD.decode().encode("utf-16"),
        "desk.csv, row 1, column 1: the text is not utf-8.",
    ),
    "a NUL byte": (
        GOOD + b"INC2,New,01-03\0",
        "desk.csv, row 3, column opened: a NUL byte: this is not a CSV.",
    ),
    "a spreadsheet": (
        b"PK\x03\x04\x14\x00\x06\x00",
        "desk.csv, row 1, column 1: a NUL byte: this is not a CSV.",
    ),
    "an open quotation mark": (
        GOOD + b'INC2,New,"01-03-2016 09:00,?\nINC3,New\n',
        (
            "desk.csv, row 3, column opened: "
            "a quotation mark is not closed, or stands inside a quoted cell."
        ),
    ),
    "an open quotation mark before much more": (
        GOOD + b'INC2,"New\n' + OTHER.encode() * 5000,
        (
            "desk.csv, row 3, column state: "
            "a quotation mark is not closed, or stands inside a quoted cell."
        ),
    ),
    "a quotation mark inside a quoted cell": (
        GOOD + b'INC2,"New" state,?\n',
        (
            "desk.csv, row 3, column state: "
            "a quotation mark is not closed, or stands inside a quoted cell."
        ),
    ),
    "a line without end": (
        GOOD + b"x" * 1_000_001,
        "desk.csv, row 3, column number: the line never ends: this is not a CSV.",
    ),
}


@pytest.mark.parametrize(("content", "sentence"), FILES.values(), ids=FILES.keys())
def test_a_broken_file_is_refused_whole(desk, content, sentence):
    desk.file.write_bytes(content)

    result = desk.run()

    assert result.err == f"{sentence}\n"
    assert result.code == 2
    assert desk.facts() == []


def test_a_broken_file_fails_a_dry_run_too(desk):
    desk.file.write_bytes(GOOD + b"\0")

    assert desk.run("--dry-run").code == 2


def test_a_column_the_mapping_names_only_in_a_sentence_must_be_there(desk, rows):
    desk.mapping.write_text(rows.mapping.replace("[, {symptom}]", "[, {vendor}]"))
    desk.export(rows.opened)

    result = desk.run()

    assert "column vendor: the header lacks it, but text.what names it." in result.err
    assert result.code == 2


def test_a_number_with_more_rows_than_an_incident_can_have_is_a_wrong_column(
    desk, rows, monkeypatch
):
    monkeypatch.setattr(staging, "MOST_ROWS", 2)
    desk.export(rows.opened, rows.resolved, rows.closed)

    result = desk.run()

    assert "desk.csv, column number: INC1 has 3 rows" in result.err
    assert (result.code, desk.facts()) == (2, [])


def test_a_file_with_a_byte_order_mark_is_read(desk, rows):
    desk.file.write_bytes(b"\xef\xbb\xbf" + GOOD)

    assert desk.run().code == 0


def test_an_unknown_partnership_is_told_in_a_sentence(desk, rows):
    desk.export(rows.opened)

    result = desk.run(slug="nobody")

    assert (result.code, result.err) == (2, "There is no partnership named nobody.\n")


def test_a_store_that_is_not_there_is_told_in_a_sentence(desk, rows, monkeypatch, tmp_path):
    monkeypatch.setenv("PORTAL_DATABASE_URL", f"sqlite:///{tmp_path / 'none.db'}")
    desk.export(rows.opened)

    result = desk.run()

    assert result.code == 2
    assert result.err.startswith("The store cannot be used: ")
    assert "Nothing was written." in result.err
