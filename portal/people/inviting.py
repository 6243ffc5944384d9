"""Who is invited: understood from the form, known by e-mail or new to the directory."""

import re
from typing import NamedTuple, get_args
from uuid import UUID
from zoneinfo import available_timezones

from flask import request
from flask_login import current_user

from domain.partnerships.commands import InvitePerson
from domain.permissions import Role
from portal.directory import Person
from portal.forms import FormRefused, read
from portal.web import connection, here, workshop
from projections import partnerships

ELSEWHERE = (
    "This address cannot be invited from here. Ask the operator of the portal, who can confirm "
    "whose it is."
)
ADDRESS = re.compile(r"[^@\s\x00]{1,64}@[^@\s\x00]{1,189}")
NAME_MAX = 120


class Guest(NamedTuple):
    """What a lead says about somebody they invite."""

    email: str
    name: str
    time_zone: str


def guest() -> Guest:
    """The guest the form names. Raises FormRefused with a sentence per field."""
    fields = {
        name: request.form.get(name, "").replace("\x00", "").strip() for name in Guest._fields
    }
    errors = {}
    if not ADDRESS.fullmatch(fields["email"]):
        errors["email"] = "This is no e-mail address."
    if not 0 < len(fields["name"]) <= NAME_MAX:
        errors["name"] = f"Say how others should call them, in at most {NAME_MAX} characters."
    if fields["time_zone"] not in available_timezones():
        errors["time_zone"] = "Choose one of the list."
    if request.form.get("role") not in get_args(Role):
        errors["role"] = "Choose one of the list."
    if errors:
        raise FormRefused(errors)
    return Guest(**fields)


def known_or_added(who: Guest) -> Person:
    """The person with that e-mail; added to the directory if there is none.

    Nobody has proved yet whose an address is, so another company's lead may have invited it and
    hold the code: who takes part for another company is seated only once the operator vouched for
    them. Raises FormRefused.
    """
    directory = workshop().directory
    person = directory.by_email(who.email)
    if person is None:
        return directory.add(who.email, who.name, who.time_zone)
    if {seat.company_id for seat in partnerships.memberships(connection(), person.id)} - {_us()}:
        raise FormRefused({"email": ELSEWHERE})
    return person


def _us() -> UUID:
    mine = partnerships.memberships(connection(), current_user.id)
    return next(seat.company_id for seat in mine if seat.partnership_id == here().id)


def invitation(person: Person) -> InvitePerson:
    """The command that seats the person."""
    return read(InvitePerson, here().id, person_id=person.id)


def may_have_code(person_id: UUID) -> bool:
    """Whether a lead of this side may be shown a welcome code for the person.

    Only for who has no password yet and takes part nowhere else: whoever holds the code becomes
    that person, and must not come into another partnership with it.
    """
    person = workshop().directory.by_id(person_id)
    if person is None or person.has_password:
        return False
    seats = partnerships.memberships(connection(), person_id)
    return {(seat.partnership_id, seat.side) for seat in seats} <= {(here().id, here().my_side)}
