"""``portal user`` and ``portal partnership``: who can sign in, and who shares a record."""

from typing import Any
from uuid import UUID, uuid4, uuid5
from zoneinfo import available_timezones

import click

from domain.facts import PORTAL_ID, Side
from domain.partnerships.commands import InvitePerson, OpenPartnership, partnership_id_of
from domain.permissions import ROLES, Role
from portal.cli.store import Refused, opened, sentences
from portal.directory import EmailTaken, Person

_COMPANIES = UUID("0c7a9d0e-53d5-4b1e-9a55-1d2f3b6a7c88")


@click.group()
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
    with sentences():
        directory = opened().directory
        try:
            person = directory.add(email, name, time_zone)
        except EmailTaken as taken:
            raise Refused(str(taken)) from None
        _print_code(person, directory.welcome_code(person.id))


@user.command("reset")
@click.argument("email")
def reset_user(email: str) -> None:
    """Print a new code with which a person chooses a new password."""
    with sentences():
        directory = opened().directory
        person = _person(directory, email)
        _print_code(person, directory.welcome_code(person.id))


@user.command("disable")
@click.argument("email")
@click.option("--enable", is_flag=True, help="Open the door again instead.")
def disable_user(email: str, *, enable: bool) -> None:
    """Shut the door for a person and end their sessions; what they did stays."""
    with sentences():
        directory = opened().directory
        directory.disable(_person(directory, email).id, disabled=not enable)
    click.echo(f"{email} can {'sign in again' if enable else 'no longer sign in'}.")


@user.command("list")
def list_users() -> None:
    """Everybody in the directory."""
    with sentences():
        for person in opened().directory.everybody():
            state = (
                "disabled" if person.disabled else "" if person.has_password else "no password yet"
            )
            click.echo(f"{person.email:40} {person.name:30} {person.id} {state}".rstrip())


@click.group()
def partnership() -> None:
    """Which companies share a record."""


@partnership.command("open")
@click.argument("slug")
@click.option("--brand", required=True, help="The brand’s name.")
@click.option("--bpo", required=True, help="The BPO’s name.")
@click.option("--brand-lead", required=True, metavar="EMAIL", help="Who signs for the brand.")
@click.option("--bpo-lead", required=True, metavar="EMAIL", help="Who signs for the BPO.")
def open_partnership(slug: str, brand: str, bpo: str, brand_lead: str, bpo_lead: str) -> None:
    """Open a partnership under /p/SLUG/ with a first lead on each side (`portal user create`)."""
    with sentences():
        parts = opened()
        leads = [_person(parts.directory, email).id for email in (brand_lead, bpo_lead)]
        partnership_id = partnership_id_of(slug)
        command = OpenPartnership(
            command_id=uuid4(),
            partnership_id=partnership_id,
            record_id=partnership_id,
            slug=slug,
            brand_id=_company_id(brand),
            brand_name=brand,
            bpo_id=_company_id(bpo),
            bpo_name=bpo,
            brand_lead_id=leads[0],
            bpo_lead_id=leads[1],
        )
        parts.runner.ensure(parts.partnerships.perform(command, by=PORTAL_ID))
    click.echo(f"{brand} and {bpo} share a record now, at /p/{slug}/.")


@partnership.command("seat")
@click.argument("slug")
@click.argument("email")
@click.option("--side", required=True, type=click.Choice(["brand", "bpo"]), help="Which side.")
@click.option("--role", default="member", show_default=True, type=click.Choice(list(ROLES)))
def seat(slug: str, email: str, side: Side, role: Role) -> None:
    """Seat a person you can vouch for: also one who takes part for another company already."""
    with sentences():
        parts = opened()
        partnership_id = partnership_id_of(slug)
        command = InvitePerson(
            command_id=uuid4(),
            partnership_id=partnership_id,
            record_id=partnership_id,
            person_id=_person(parts.directory, email).id,
            role=role,
            of_side=side,
        )
        parts.runner.ensure(parts.partnerships.perform(command, by=PORTAL_ID))
    click.echo(f"{email} takes part in {slug} now.")


def _company_id(name: str) -> UUID:
    """The same company in every partnership the operator opens under the same name."""
    return uuid5(_COMPANIES, " ".join(name.split()).casefold())


def _person(directory: Any, email: str) -> Person:
    person = directory.by_email(email)
    if person is None:
        raise Refused(f"Nobody has the e-mail address {email}.")
    return person


def _print_code(person: Person, code: str) -> None:
    click.echo(f"{person.name} ({person.id}) chooses a password at /welcome with the code")
    click.echo(f"  {code}\nwithin 14 days. The code works once and is shown only here.")
