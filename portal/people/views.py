"""Who takes part: both sides, and for leads an invitation, another role, an end."""

from uuid import UUID
from zoneinfo import available_timezones

from flask import abort, render_template, url_for
from werkzeug.wrappers import Response

from domain.partnerships.commands import ChangeRole, EndMembership
from portal.auth import may
from portal.forms import comes_back_to, read
from portal.people.blueprint import bp
from portal.people.inviting import guest, invitation, known_or_added, may_have_code
from portal.web import done, here, perform, workshop

ROLES = [
    ("lead", "Lead", "Signs for your side and invites people"),
    ("member", "Member", "Discloses, answers, commits"),
    ("frontline", "Front line", "Sees the home page"),
    ("observer", "Observer", "Reads, and never writes"),
]


@bp.get("/people")
@may("records.read", past="replayed")
def index() -> str:
    """Everybody on both sides."""
    mine = _colleagues() if here().may("people.invite") else set()
    waiting = {person_id for person_id in mine if may_have_code(person_id)}
    members = sorted(here().members, key=lambda member: here().name(member.person_id))
    return render_template("people/index.html", members=members, roles=ROLES, waiting=waiting)


@bp.get("/people/new")
@may("people.invite")
def new() -> str:
    """The form for an invitation."""
    return render_template("people/new.html", roles=ROLES, zones=sorted(available_timezones()))


@bp.post("/people")
@may("people.invite")
@comes_back_to("people.new")
def invite() -> str:
    """Seat somebody on one's own side; their code is on this answer and nowhere else."""
    person = known_or_added(guest())
    perform(invitation(person))
    return _invited(person.id)


@bp.post("/people/<uuid:person_id>/welcome")
@may("people.invite")
@comes_back_to("people.index")
def welcome(person_id: UUID) -> str:
    """A new code for somebody who has not chosen a password yet; the old one ends."""
    if person_id not in _colleagues() or not may_have_code(person_id):
        abort(404)
    return _invited(person_id)


@bp.post("/people/<uuid:person_id>/role")
@may("people.invite")
@comes_back_to("people.index")
def change_role(person_id: UUID) -> Response:
    """Give a colleague another role."""
    command = read(ChangeRole, here().id, person_id=person_id)
    perform(command)
    return done(f"{here().name(person_id)} is {command.role} now.", _page())


@bp.post("/people/<uuid:person_id>/ending")
@may("people.invite")
@comes_back_to("people.index")
def end(person_id: UUID) -> Response:
    """End a colleague's membership; what they did stays."""
    perform(read(EndMembership, here().id, person_id=person_id))
    return done(f"{here().name(person_id)} no longer takes part. What they did stays.", _page())


def _colleagues() -> set[UUID]:
    return {m.person_id for m in here().members if m.side == here().my_side and not m.ended}


def _invited(person_id: UUID) -> str:
    directory = workshop().directory
    code = directory.welcome_code(person_id) if may_have_code(person_id) else None
    return render_template("people/invited.html", person=directory.by_id(person_id), code=code)


def _page() -> str:
    return url_for("people.index", slug=here().slug)
