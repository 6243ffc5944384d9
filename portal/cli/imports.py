"""``portal import``: past records from another system's export."""

import sys
import time
from importlib import import_module
from pathlib import Path

import click
from sqlalchemy.exc import DBAPIError

from domain.application import Partnerships
from domain.facts import NoSuchRecord
from domain.partnerships.commands import partnership_id_of
from domain.store import StoreFailed, Unguarded, open_log
from portal.incidents.importing import Import, Plan, Tally
from portal.incidents.mapping import load_mapping, mapping_path
from portal.incidents.refusals import Broken, quoted
from portal.settings import Settings
from projections.models import runner_over

REFUSED, NOTHING_WRITTEN, INTERRUPTED = 1, 2, 130
WHAT_CHARACTERS = 200
BAR_WIDTH, SECONDS_BETWEEN = 30, 0.1
LABELS = {
    "rows": "rows read",
    "imported": "incidents imported",
    "extended": "incidents extended",
    "there": "incidents already there",
    "states": "states added",
    "refused": "rows refused",
    "repeated": "rows repeated",
    "backwards": "clocks running backwards",
}


@click.group("import")
def imports() -> None:
    """Take over past records from another system."""


@imports.command("incidents")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--mapping", required=True, metavar="MAP.toml", help="What the columns mean.")
@click.option("--partnership", required=True, metavar="SLUG", help="Where the incidents belong.")
@click.option("--dry-run", is_flag=True, help="Say what would be imported; write nothing.")
@click.pass_context
def incidents(
    context: click.Context, file: Path, mapping: str, partnership: str, *, dry_run: bool
) -> None:
    """Import the incidents of FILE, an audit trail in CSV: one row per update.

    Harmless to run again: only states that are not there yet are added. Exits with 1 if rows were
    refused (the rest is imported), with 2 if nothing was.
    """
    began, tally, terminal = time.monotonic(), Tally(), Terminal()
    try:
        job = _import(mapping, partnership, terminal)
        accept = terminal.tell if dry_run else job.perform
        job.run(file, accept, tally)
        if not dry_run:
            terminal.clear()
            _catch_up(job, terminal)
    except (Broken, StoreFailed, Unguarded) as problem:
        terminal.clear()
        click.echo(_sentence(problem, tally), err=True)
        context.exit(NOTHING_WRITTEN)
    except KeyboardInterrupt:
        terminal.clear()
        click.echo(f"Interrupted.{_so_far(tally)}", err=True)
        context.exit(INTERRUPTED)
    terminal.clear()
    click.echo(summary(tally, time.monotonic() - began, dry_run=dry_run))
    context.exit(REFUSED if tally.refused and not dry_run else 0)


def _catch_up(job: Import, terminal: "Terminal") -> None:
    runner = runner_over(job.partnerships.log.url, job.partnerships.log)
    head = job.partnerships.log.head()
    try:
        while runner.pump():
            terminal.progress("Bringing the pages up to date", runner.position(), head)
    except DBAPIError:
        terminal.say("All is recorded, but the pages do not show it yet: run `portal work --once`.")


def summary(tally: Tally, seconds: float, *, dry_run: bool) -> str:
    """The figures at the end, one per line."""
    lines = [f"{getattr(tally, key):>12,}  {label}" for key, label in LABELS.items()]
    title = "A dry run: nothing was written. It would be:" if dry_run else "Done:"
    return "\n".join([title, *lines, f"{seconds:>12,.1f}  seconds"])


class Terminal:
    """Prints lines, and under them a progress bar if a person is looking (stderr)."""

    def __init__(self) -> None:
        self._shown = 0.0
        self._is_watched = sys.stderr.isatty()

    def say(self, line: str) -> None:
        """Print one line of the report."""
        self.clear()
        click.echo(line)

    def tell(self, plan: Plan) -> None:
        """Print what carrying out a plan would do."""
        if plan.standing == "there":
            return
        command, new = plan.command, plan.new
        times = sorted(state.occurred.at for state in new)
        verb = "import" if plan.standing == "imported" else "extend"
        what = quoted(command.what, WHAT_CHARACTERS)
        self.say(
            f"{verb} {command.number}: {what} ({len(new)} new states, {times[0]:%Y-%m-%d %H:%M} "
            f"to {times[-1]:%Y-%m-%d %H:%M} UTC, then {new[-1].stage})"
        )

    def progress(self, doing: str, done: int, whole: int) -> None:
        """Draw the bar, not more than ten times a second."""
        if not self._is_watched or time.monotonic() - self._shown < SECONDS_BETWEEN:
            return
        self._shown = time.monotonic()
        share = min(done / whole, 1) if whole else 1
        bar = "#" * round(share * BAR_WIDTH)
        click.echo(f"\r{doing:<10} [{bar:<{BAR_WIDTH}}] {share:4.0%}\x1b[K", err=True, nl=False)

    def clear(self) -> None:
        """Take the bar away."""
        if self._is_watched and self._shown:
            click.echo("\r\x1b[K", err=True, nl=False)


def _import(mapping: str, partnership: str, terminal: Terminal) -> Import:
    read = load_mapping(mapping_path(mapping))
    partnerships = _opened()
    partnership_id = partnership_id_of(partnership)
    try:
        partnerships.partnership(partnership_id)
    except NoSuchRecord:
        raise Broken(f"There is no partnership named {quoted(partnership)}.") from None
    return Import(partnerships, partnership_id, read, terminal)


def _opened() -> Partnerships:
    opened = getattr(import_module("portal.cli"), "opened", None)
    return opened() if opened else Partnerships(open_log(Settings().database_url))


def _sentence(problem: Exception, tally: Tally) -> str:
    if isinstance(problem, Broken):
        return str(problem)
    return f"The store cannot be used: {str(problem).rstrip('.')}.{_so_far(tally)}"


def _so_far(tally: Tally) -> str:
    written = tally.imported + tally.extended
    if not written:
        return " Nothing was written."
    return f" Imported so far, each whole: {written:,} incidents. Run it again for the rest."
