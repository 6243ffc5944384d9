"""The commands an operator has: make a store, people, data, and keep it running."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from zoneinfo import available_timezones

import click
from sqlalchemy.exc import DBAPIError

from domain.store import StoreFailed, Unguarded, create_store
from portal import create_app, workshop_over
from portal.cli.imports import imports
from portal.cli.seed import seed
from portal.directory import EmailTaken, Person
from portal.settings import Settings
from portal.web import Workshop
from projections.rebuild import rebuild as rebuild_model
from projections.runner import Standing

REFUSED, UNHEALTHY = 2, 3
PAUSE_SECONDS = 1.0


class Refused(click.ClickException):
    """Something was asked that cannot be done; said in one sentence, exit code 2."""

    exit_code = REFUSED


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96})
@click.version_option(package_name="partnership-portal")
def main() -> None:
    """The record two companies share.

    The store is named by PORTAL_DATABASE_URL (sqlite:///path or postgresql://…); without it, it is
    var/portal.db beside the program. Exit codes: 0 done, 1 done in part, 2 refused, 3 not healthy.
    """


main.add_command(imports)


@main.command()
@click.option("--app-role", help="PostgreSQL role that may read the log and append to it, no more.")
def init(app_role: str | None) -> None:
    """Create the store with its guards, or bring it up to date. Harmless to repeat."""
    with _sentences():
        parts = _installed(app_role)
        for standing in parts.runner.standings():
            if standing.outdated:
                _rebuild(parts, standing.model)
    click.echo("The store is ready.")


@main.group()
def user() -> None:
    """Who can sign in."""


@user.command("create")
@click.argument("email")
@click.argument("name")
@click.option(
    "--time-zone", default="UTC", show_default=True, help="An IANA name, such as Asia/Manila."
)
def create_user(email: str, name: str, time_zone: str) -> None:
    """Add a person and print the code with which they choose a password."""
    if time_zone not in available_timezones():
        raise Refused(f"{time_zone} is no time zone we know. Use a name such as Europe/Warsaw.")
    if "@" not in email:
        raise Refused(f"{email} is no e-mail address.")
    with _sentences():
        directory = _opened().directory
        try:
            person = directory.add(email, name, time_zone)
        except EmailTaken as taken:
            raise Refused(str(taken)) from None
        _print_code(person, directory.welcome_code(person.id))


@user.command("reset")
@click.argument("email")
def reset_user(email: str) -> None:
    """Print a new code with which a person chooses a new password."""
    with _sentences():
        directory = _opened().directory
        person = _person(directory, email)
        _print_code(person, directory.welcome_code(person.id))


@user.command("disable")
@click.argument("email")
@click.option("--enable", is_flag=True, help="Open the door again instead.")
def disable_user(email: str, *, enable: bool) -> None:
    """Shut the door for a person and end their sessions; what they did stays."""
    with _sentences():
        directory = _opened().directory
        directory.disable(_person(directory, email).id, disabled=not enable)
    click.echo(f"{email} can {'sign in again' if enable else 'no longer sign in'}.")


@user.command("list")
def list_users() -> None:
    """Everybody in the directory."""
    with _sentences():
        for person in _opened().directory.everybody():
            state = (
                "disabled" if person.disabled else "" if person.has_password else "no password yet"
            )
            click.echo(f"{person.email:40} {person.name:30} {person.id} {state}".rstrip())


@main.command("seed")
def seed_command() -> None:
    """Tell the demo story into the store, once."""
    with _sentences():
        _print_sign_ins(seed(_opened(), progress=_tell))


@main.command()
@click.option("--once", is_flag=True, help="Catch up and stop.")
def work(*, once: bool) -> None:
    """Keep the read models in step with the log, in the background."""
    with _sentences():
        runner = _opened().runner
        while True:
            if not runner.pump():
                if once:
                    return
                time.sleep(PAUSE_SECONDS)


@main.command()
@click.argument("models", nargs=-1)
def rebuild(models: tuple[str, ...]) -> None:
    """Rebuild read models from the log while the portal runs: MODELS, or all of them."""
    with _sentences():
        parts = _opened()
        unknown = set(models) - parts.runner.models.keys()
        if unknown:
            known = ", ".join(parts.runner.models)
            raise Refused(
                f"There is no read model named {', '.join(sorted(unknown))}. There are: {known}."
            )
        for name in models or parts.runner.models:
            _rebuild(parts, name)


@main.command()
@click.argument("model")
def resume(model: str) -> None:
    """Let a halted MODEL try again from where it stopped, once the cause is mended."""
    with _sentences():
        runner = _opened().runner
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
    with _sentences():
        parts = _opened()
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
    with _sentences():
        _opened()
        _serve(Settings(), host, port)


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), help="8000 unless set.")
def demo(port: int | None) -> None:
    """Make a store with the demo story if there is none, say how to sign in, and serve."""
    settings = Settings()
    with _sentences():
        sign_ins = seed(_installed(), progress=_tell)
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


def _opened() -> Workshop:
    parts = workshop_over(Settings().database_url)
    _ = parts.runner.log.recorder
    return parts


def _installed(app_role: str | None = None) -> Workshop:
    url = Settings().database_url
    create_store(url, app_role)
    parts = workshop_over(url)
    parts.directory.install()
    parts.runner.install(app_role)
    return parts


def _rebuild(parts: Workshop, name: str) -> None:
    began = time.perf_counter()
    position = rebuild_model(
        parts.runner, name, lambda reached: _tell(f"{name}: {reached} facts read")
    )
    click.echo(f"{name} is rebuilt at {position}, in {time.perf_counter() - began:.1f} s.")


def _standing(standing: Standing) -> str:
    text = f"{standing.model:14} {standing.status:7} at {standing.position}, {standing.lag} behind"
    if standing.outdated:
        text += "; its shape has changed: run `portal rebuild`"
    if standing.error:
        text += f"\n  halted at {standing.failed_at}: {standing.error}"
    return text


def _person(directory: Any, email: str) -> Person:
    person = directory.by_email(email)
    if person is None:
        raise Refused(f"Nobody has the e-mail address {email}.")
    return person


def _print_code(person: Person, code: str) -> None:
    click.echo(f"{person.name} ({person.id}) chooses a password at /welcome with the code")
    click.echo(f"  {code}\nwithin 14 days. The code works once and is shown only here.")


def _print_sign_ins(sign_ins: Any) -> None:
    for each in sign_ins:
        click.echo(f"  {each.company:22} {each.name:18} {each.email:38} {each.password}")
    click.echo("")


def _tell(sentence: str) -> None:
    click.echo(f"{datetime.now(UTC):%H:%M:%S} {sentence}", err=True)


@contextmanager
def _sentences() -> Iterator[None]:
    try:
        yield
    except Unguarded as error:
        raise Refused(str(error)) from None
    except (StoreFailed, DBAPIError, OSError) as error:
        reason = str(getattr(error, "orig", error)).splitlines()[0]
        raise Refused(f"The store cannot be used: {reason}. `portal init` creates it.") from None
