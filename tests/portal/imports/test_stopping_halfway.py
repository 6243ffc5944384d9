"""What is written stays whole when an import is stopped, and a person sees how far it is."""

import sys
from io import StringIO

from domain.store import StoreBusy
from portal.cli.imports import Terminal
from portal.incidents.importing import Import

PERFORM = Import.perform


def test_an_interrupted_import_keeps_whole_incidents_and_goes_on_when_run_again(
    desk, rows, monkeypatch
):
    desk.export(rows.opened, rows.closed, rows.other)
    monkeypatch.setattr(Import, "perform", _stopping_at("INC2", KeyboardInterrupt()))

    result = desk.run()

    assert result.code == 130
    assert "Imported so far, each whole: 1 incidents. Run it again for the rest." in result.err
    assert (len(desk.facts("INC1")), desk.facts("INC2")) == (3, [])

    monkeypatch.setattr(Import, "perform", PERFORM)
    counts = desk.run().counts
    assert counts["incidents already there"] == counts["incidents imported"] == "1"


def test_a_store_that_is_busy_is_told_in_a_sentence(desk, rows, monkeypatch):
    desk.export(rows.opened)
    monkeypatch.setattr(Import, "perform", _stopping_at("INC1", StoreBusy("database is locked")))

    result = desk.run()

    assert result.code == 2
    assert result.err == "The store cannot be used: database is locked. Nothing was written.\n"


def test_a_person_at_a_terminal_sees_a_bar_that_gives_way_to_lines(monkeypatch, capsys):
    screen = StringIO()
    screen.isatty = lambda: True
    monkeypatch.setattr(sys, "stderr", screen)
    terminal = Terminal()

    terminal.progress("Reading", 1, 2)
    terminal.say("row 2: number is missing")

    assert screen.getvalue() == f"\rReading    [{'#' * 15}{' ' * 15}]  50%\x1b[K\r\x1b[K"
    assert capsys.readouterr().out == "row 2: number is missing\n"


def _stopping_at(number, problem):
    def perform(job, plan):
        if plan.command.number == number:
            raise problem
        PERFORM(job, plan)

    return perform
