"""What is printed and what is kept of a run."""

import json
import os
import platform
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.measuring import Aim, Result, Table

RESULTS = Path(__file__).parent / "results"


def lines_of(result: Result) -> Iterator[str]:
    """A result as text: each table, then each aim and whether it is met."""
    for table in result.tables:
        yield from _table(table)
        yield ""
    for aim in result.aims:
        yield f"  {'met   ' if aim.met else 'MISSED'}  {_aim(aim)}"


def keep(name: str, result: Result, sizes: dict[str, Any], took: float) -> Path:
    """Write a result as JSON, with the machine it was found on; returns where."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.json"
    document = {"benchmark": name, "seconds": round(took, 1), **circumstances(), "sizes": sizes}
    document["tables"] = [table._asdict() for table in result.tables]
    document["aims"] = [{**aim._asdict(), "met": aim.met} for aim in result.aims]
    path.write_text(json.dumps(document, indent=2) + "\n")
    return path


def circumstances() -> dict[str, Any]:
    """When and where this is: what a figure means nothing without."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _git("rev-parse", "HEAD"),
        "changed": bool(_git("status", "--porcelain")),
        "python": platform.python_version(),
        "machine": {
            "system": platform.platform(),
            "processor": _processor(),
            "cores": os.cpu_count(),
            "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        },
    }


def _table(table: Table) -> Iterator[str]:
    cells = [table.columns, *([_cell(value) for value in row] for row in table.rows)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(table.columns))]
    yield table.title
    for number, row in enumerate(cells):
        first, *rest = (
            cell.ljust(width) if n == 0 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  " + "  ".join([first, *rest])
        if number == 0:
            yield "  " + "  ".join("-" * width for width in widths)


def _cell(value: str | float) -> str:
    if isinstance(value, str):
        return value
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _aim(aim: Aim) -> str:
    word = "at least" if aim.at_least else "at most"
    return f"{aim.name}: {_cell(aim.figure)} ({word} {_cell(aim.limit)})"


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor()
    names = [line.split(":", 1)[1].strip() for line in told.splitlines() if "model name" in line]
    return names[0] if names else platform.processor()


def _git(*words: str) -> str:
    command = ["git", *words]  # whichever git the person uses
    try:
        answer = subprocess.run(
            command, cwd=RESULTS.parent, capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return answer.stdout.strip()
