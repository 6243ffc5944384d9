"""A large export, its incidents scattered over it, is read in the memory a small one needs."""

import subprocess
import sys
from datetime import datetime, timedelta

import pytest

from portal.settings import ROOT

ALLOWED_GROWTH_KIB = 40_000
STATES = ("New", "Resolved", "Closed")
MEASURED = """
import resource, sys
from portal.cli.imports import imports
imports(sys.argv[1:], standalone_mode=False)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_rows(desk, rows):
    few, _ = _dry_run(desk, rows, 1_000)
    many, out = _dry_run(desk, rows, 200_000)

    assert many - few < ALLOWED_GROWTH_KIB
    assert "200,000  rows read" in out
    assert "10,000  incidents imported" in out


def test_a_file_broken_at_its_end_is_refused_before_anything_is_written(desk, rows):
    _write(desk, rows, 20_000)
    with desk.file.open("ab") as file:
        file.write(b"INC1,\xff")

    result = desk.run()

    assert result.err == "desk.csv, row 20002, column state: the text is not utf-8.\n"
    assert (result.code, desk.facts()) == (2, [])


def _dry_run(desk, rows, count):
    _write(desk, rows, count)
    where = ["--mapping", desk.mapping, "--partnership", "nordlicht-acme", "--dry-run"]
    command = [sys.executable, "-c", MEASURED, "incidents", desk.file, *where]
    out = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    return int(out.splitlines()[-1]), out


def _write(desk, rows, count):
    """Twenty rows an incident, as far apart as they can be."""
    incidents = count // 20
    begun = datetime(2016, 3, 1, 9, 0)  # noqa: DTZ001 - as a file writes it
    with desk.file.open("w") as file:
        file.write(f"{rows.header}\n")
        for number in range(count):
            turn, incident = divmod(number, incidents)
            at = f"{begun + timedelta(hours=turn, minutes=incident % 60):%d-%m-%Y %H:%M}"
            words = f"?,2 - Medium,Kind {incident % 90},{'A long symptom. ' * 10}"
            state = STATES[min(turn, 2)]
            file.write(f"INC{incident},{state},01-03-2016 09:00,{at},{turn},{words}\n")
