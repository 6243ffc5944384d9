"""Sign in and out, choose a first password, and one's own settings."""

from datetime import timedelta
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from flask import (
    Blueprint,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask_login import current_user, login_user, logout_user
from werkzeug.wrappers import Response

from portal.auth import public, signed_in
from portal.directory import PASSWORD_MIN
from portal.forms import FormRefused, comes_back_to
from portal.web import done, workshop

bp = Blueprint("auth", __name__)

THEMES = ("system", "light", "dark")


@bp.get("/sign-in")
@public
def sign_in() -> str | Response:
    """The door."""
    if current_user.is_authenticated:
        return redirect(_wanted())
    return render_template("auth/sign_in.html", wanted=request.args.get("next", ""))


@bp.post("/sign-in")
@public
@comes_back_to("auth.sign_in")
def enter() -> Response:
    """Open a session, or say that the two do not go together."""
    person = workshop().directory.sign_in(
        request.form.get("email", ""), request.form.get("password", "")
    )
    if person is None:
        raise FormRefused(
            {
                "password": "That e-mail and password do not go together. "
                "After five failures the door stays shut for 15 minutes."
            }
        )
    return _opened(person)


@bp.post("/sign-out")
@signed_in
def sign_out() -> Response:
    """End this session."""
    logout_user()
    session.clear()
    return done("You are signed out.", url_for("auth.sign_in"))


@bp.get("/welcome")
@public
def welcome() -> str:
    """Choose a first password, with the code from whoever invited you."""
    return render_template("auth/welcome.html", least=PASSWORD_MIN)


@bp.post("/welcome")
@public
@comes_back_to("auth.welcome")
def accept_welcome() -> Response:
    """Set the password and open a session."""
    password = _new_password()
    email, code = request.form.get("email", ""), request.form.get("code", "")
    person = workshop().directory.accept_welcome(email, code, password)
    if person is None:
        raise FormRefused(
            {"code": "That e-mail and code do not go together, or the code has run out."}
        )
    return _opened(person)


@bp.get("/settings")
@signed_in
def settings() -> str:
    """One's own name, time zone and password."""
    return render_template(
        "auth/settings.html", zones=sorted(available_timezones()), least=PASSWORD_MIN
    )


@bp.post("/settings")
@signed_in
@comes_back_to("auth.settings")
def change_settings() -> Response:
    """Change name and time zone."""
    name, zone = (
        request.form.get("name", "").replace("\0", "").strip(),
        request.form.get("time_zone", ""),
    )
    errors = {} if name else {"name": "Please say how others should call you."}
    if zone not in available_timezones():
        errors["time_zone"] = "Choose one of the list."
    if errors:
        raise FormRefused(errors)
    workshop().directory.change_settings(current_user.id, name=name[:120], time_zone=zone)
    return done("Your settings are kept.", url_for("auth.settings"))


@bp.post("/settings/password")
@signed_in
@comes_back_to("auth.settings")
def change_password() -> Response:
    """Change the password; every other session of the person ends."""
    directory = workshop().directory
    if directory.sign_in(current_user.email, request.form.get("current", "")) is None:
        raise FormRefused({"current": "This is not your current password."})
    directory.set_password(current_user.id, _new_password())
    login_user(directory.by_id(current_user.id))
    return done("Your password is changed. Other sessions have ended.", url_for("auth.settings"))


@bp.post("/theme")
@public
def theme() -> Response:
    """Choose light, dark or the system's own; kept in a cookie for who is not signed in."""
    chosen = request.form.get("theme", "")
    chosen = chosen if chosen in THEMES else "system"
    if current_user.is_authenticated:
        workshop().directory.change_settings(current_user.id, theme=chosen)
    answer = make_response(redirect(_safe(request.form.get("next") or request.referrer), 303))
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    answer.set_cookie(
        "theme", chosen, max_age=timedelta(days=365), samesite="Lax", httponly=True, secure=secure
    )
    return answer


def _opened(person: object) -> Response:
    session.clear()
    session.permanent = True
    login_user(person)
    return redirect(_wanted(), 303)


def _wanted() -> str:
    return _safe(request.values.get("next"))


def _safe(target: str | None) -> str:
    # Only paths of our own: "//elsewhere", "/\\elsewhere" and "/<tab>/elsewhere" leave the site.
    target = (target or "").removeprefix(request.host_url.rstrip("/"))
    plain = all(character > " " and character != "\\" for character in target)
    own = target.startswith("/") and not target.startswith("//") and not urlsplit(target).netloc
    return target if own and plain else url_for("home.choose")


def _new_password() -> str:
    password = request.form.get("new_password", "")
    if len(password) < PASSWORD_MIN:
        raise FormRefused({"new_password": f"Use at least {PASSWORD_MIN} characters."})
    if password != request.form.get("again", ""):
        raise FormRefused({"again": "The two do not match."})
    return password
