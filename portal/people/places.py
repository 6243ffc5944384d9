"""Where and when each side works: sites, teams, working calendars."""

from uuid import uuid4
from zoneinfo import available_timezones

import holidays
from flask import render_template, request, url_for
from werkzeug.wrappers import Response

from domain.calendar import WorkingCalendar
from domain.partnerships.commands import AddSite, AddTeam, SetWorkingCalendar
from portal.auth import may
from portal.forms import FormRefused, comes_back_to, read
from portal.people.blueprint import bp
from portal.web import done, envelope, here, perform

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PLAIN = ("time_zone", "opens", "closes", "country", "subdivision")


@bp.get("/places")
@may("records.read", past="replayed")
def places() -> str:
    """Sites, teams and working hours of both sides; forms for one's own."""
    return render_template(
        "people/places.html",
        days=[(str(number), day) for number, day in enumerate(DAYS)],
        zones=sorted(available_timezones()),
        countries=[(code, code) for code in sorted(holidays.list_supported_countries())],
        fresh=uuid4,
    )


@bp.post("/sites")
@may("places.manage")
@comes_back_to("people.places")
def add_site() -> Response:
    """Add a site of one's own side."""
    command = read(AddSite, here().id)
    perform(command)
    return done(f"{command.name} is added.", _page())


@bp.post("/teams")
@may("places.manage")
@comes_back_to("people.places")
def add_team() -> Response:
    """Add a team at a site of one's own side."""
    command = read(AddTeam, here().id)
    perform(command)
    return done(f"{command.name} is added.", _page())


@bp.post("/calendar")
@may("places.manage")
@comes_back_to("people.places")
def set_calendar() -> Response:
    """Set when one's own side works."""
    perform(SetWorkingCalendar(**envelope(here().id), calendar=_calendar()))
    return done("Your working hours are kept. Time already counted stays as it was.", _page())


def _calendar() -> WorkingCalendar:
    days = request.form.getlist("weekdays")
    if not set(days) <= {str(number) for number in range(7)}:
        raise FormRefused({"weekdays": "Choose from Monday to Sunday."})
    plain = {name: request.form.get(name, "").strip() for name in PLAIN}
    return WorkingCalendar(weekdays=tuple(sorted({int(day) for day in days})), **plain)


def _page() -> str:
    return url_for("people.places", slug=here().slug)
