"""The commands an operator has: make a store, people, data, and keep it running."""

import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import click

from portal import create_app
from portal.cli.imports import imports
from portal.cli.people import partnership, user
from portal.cli.seed import seed
from portal.cli.store import Refused, installed, opened, sentences
from portal.reminders import Reminders, round_of
from portal.settings import Settings
from portal.web import Workshop
from projections.rebuild import rebuild_together
from projections.runner import Standing

UNHEALTHY = 3
PAUSE_SECONDS = 1.0
ROUND_SECONDS = 60.0
"""How often the worker looks at the clock."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96})
@click.version_option(package_name="partnership-portal")
def main() -> None:
    """The record two companies share.

    The store is named by PORTAL_DATABASE_URL (sqlite:///path or postgresql://…); without it, it is
    var/portal.db beside the program. Exit codes: 0 done, 1 done in part, 2 refused, 3 not healthy.
    """


main.add_command(imports)
main.add_command(user)
main.add_command(partnership)


@main.command()
@click.option("--app-role", help="PostgreSQL role that may read the log and append to it, no more.")
def init(app_role: str | None) -> None:
    """Create the store with its guards, or bring it up to date. Harmless to repeat."""
    with sentences():
        parts = installed(app_role)
        outdated = [standing.model for standing in parts.runner.standings() if standing.outdated]
        _rebuild(parts, outdated)
        parts.runner.install(app_role)  # hands over what was rebuilt
    click.echo("The store is ready.")


@main.command("seed")
def seed_command() -> None:
    """Tell the demo story into the store, once."""
    with sentences():
        _print_sign_ins(seed(opened(), progress=_tell))


@main.command()
@click.option("--once", is_flag=True, help="Catch up and stop.")
def work(*, once: bool) -> None:
    """Keep the read models in step with the log, do what the clock decides, and remind."""
    with sentences():
        parts = opened()
        reminders = Reminders(parts.directory.engine)
        next_round = 0.0
        while True:
            if parts.runner.pump():
                continue
            if time.monotonic() >= next_round:
                done = round_of(parts, reminders, datetime.now(UTC))
                next_round = time.monotonic() + ROUND_SECONDS
                if any(done):
                    _tell(
                        f"{done.woken} changes woken, {done.lapsed} ratifications lapsed, "
                        f"{done.revealed} rounds revealed, "
                        f"{done.opened} pulses opened, {done.closed} closed, "
                        f"{done.reminded} reminders given."
                    )
            if once:
                return
            time.sleep(PAUSE_SECONDS)


@main.command()
@click.argument("models", nargs=-1)
def rebuild(models: tuple[str, ...]) -> None:
    """Rebuild read models from the log while the portal runs: MODELS, or all of them."""
    with sentences():
        parts = opened()
        unknown = set(models) - parts.runner.models.keys()
        if unknown:
            known = ", ".join(parts.runner.models)
            raise Refused(
                f"There is no read model named {', '.join(sorted(unknown))}. There are: {known}."
            )
        _rebuild(parts, models or tuple(parts.runner.models))


@main.command()
@click.argument("model")
def resume(model: str) -> None:
    """Let a halted MODEL try again from where it stopped, once the cause is mended."""
    with sentences():
        runner = opened().runner
        if model not in runner.models:
            raise Refused(
                f"There is no read model named {model}. There are: {', '.join(runner.models)}."
            )
        runner.resume(model)
        runner.catch_up()
        click.echo(next(_standing(s) for s in runner.standings() if s.model == model))


@main.command()
def status() -> None:
    """How far each read model has read, which one halted and why; exit code 3 if one did."""
    with sentences():
        parts = opened()
        standings = parts.runner.standings()
        click.echo(f"log: {parts.runner.log.head()} facts")
        for standing in standings:
            click.echo(_standing(standing))
    if any(s.status != "live" or s.outdated for s in standings):
        sys.exit(UNHEALTHY)


@main.command()
@click.option("--host", help="Where to listen; 127.0.0.1 unless set.")
@click.option("--port", type=click.IntRange(0, 65535), help="8000 unless set.")
def serve(host: str | None, port: int | None) -> None:
    """Serve the portal until interrupted."""
    with sentences():
        opened()
        _serve(Settings(), host, port)


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), help="8000 unless set.")
def demo(port: int | None) -> None:
    """Make a store with the demo story if there is none, say how to sign in, and serve."""
    settings = Settings()
    with sentences():
        sign_ins = seed(installed(), progress=_tell)
        click.echo(f"\nThe portal is at http://{settings.host}:{port or settings.port}/\n")
        _print_sign_ins(sign_ins)
        click.echo("Stop it with Ctrl-C.")
        _serve(settings, None, port)


def _serve(settings: Settings, host: str | None, port: int | None) -> None:
    from waitress import serve as serve_wsgi

    try:
        serve_wsgi(
            create_app(settings),
            host=host or settings.host,
            port=settings.port if port is None else port,
            threads=settings.threads,
            ident=None,
            _quiet=True,
        )
    except OSError as error:
        raise Refused(
            f"Cannot listen on port {port or settings.port}: {error.strerror or error}."
        ) from None


def _rebuild(parts: Workshop, names: Sequence[str]) -> None:
    began = time.perf_counter()
    reached = rebuild_together(parts.runner, names, lambda at: _tell(f"{at} facts read"))
    for name, position in reached.items():
        click.echo(f"{name} is rebuilt at {position}.")
    if reached:
        click.echo(f"It took {time.perf_counter() - began:.1f} s.")


def _standing(standing: Standing) -> str:
    text = f"{standing.model:14} {standing.status:7} at {standing.position}, {standing.lag} behind"
    if standing.outdated:
        text += "; its shape has changed: run `portal rebuild`"
    if standing.error:
        text += f"\n  halted at {standing.failed_at}: {standing.error}"
    return text


def _print_sign_ins(sign_ins: Any) -> None:
    for each in sign_ins:
        click.echo(f"  {each.company:22} {each.name:18} {each.email:38} {each.password}")
    click.echo("")


def _tell(sentence: str) -> None:
    click.echo(f"{datetime.now(UTC):%H:%M:%S} {sentence}", err=True)
