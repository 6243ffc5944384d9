"""Tables for spreadsheets: comma-separated, and nothing in them is run as a formula."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would run as a formula."""

WITHIN = re.compile(r"([;\t\r\n]\s*)([=+\-@])")
"""Where a spreadsheet whose lists are parted by ``;`` would begin another cell."""


def table(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """A table as CSV, its names first; cells that would be formulas are kept as text."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return text.getvalue()


def harmless(cell: object) -> str:
    """A cell that no spreadsheet runs as a formula."""
    text = "" if cell is None else str(cell)
    text = WITHIN.sub(r"\1'\2", text)
    return f"'{text}" if text.startswith(RISKY) else text
