"""The Flask app: pages that work without JavaScript, on top of commands and questions."""

import sys
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import structlog
from flask import Flask, current_app, g, get_flashed_messages, request, url_for
from flask_login import current_user
from flask_wtf import CSRFProtect
from werkzeug.wrappers import Response

from domain.application import Partnerships
from domain.store import open_log
from portal import auth, compression, problems, sections, words
from portal.directory import Directory
from portal.settings import ROOT, Settings
from portal.web import Here, Workshop, connect
from projections.models import runner_over

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
ONE_MEGABYTE = 1024 * 1024
FEATURES = (
    *("home", "changes", "calendar", "disclosures", "freezes", "templates", "commitments"),
    *("feedback", "appeals", "rounds", "doubts", "pulses", "visits", "recognition", "trust"),
    "reviews",
    *("history", "charter", "people", "about", "styleguide", "health"),
)
"""The folders whose pages the portal serves."""

WITHIN = dict.fromkeys(
    ("reviews", "trust_exports", "indicators", "talking", "changing", "visiting", "ruling"), "trust"
)
"""Pages that stand under the tab of another feature."""


def create_app(settings: Settings | None = None, parts: Workshop | None = None) -> Flask:
    """The portal over a store that exists (``portal init``).

    Reads the environment only for settings that are not given; connects at the first request.
    """
    settings = settings or Settings()
    configure_log()
    app = Flask(__name__, template_folder=str(Path(ROOT / "templates")))
    app.config.from_mapping(_config(settings))
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    connect(app, parts or workshop_over(settings.database_url))
    CSRFProtect(app)
    auth.install(app)
    problems.install(app)
    words.install(app)
    for blueprint in _features():
        app.register_blueprint(blueprint)
    app.extensions[sections.EXTENSION] = _sections()
    app.context_processor(_page_context)
    compression.install(app)
    app.after_request(_secure)
    return app


def configure_log() -> None:
    """One JSON object per line on standard error; a traceback never shows local values."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def workshop_over(url: str) -> Workshop:
    """The parts of a portal over one store."""
    log = open_log(url)
    return Workshop(Partnerships(log), runner_over(url, log), Directory.over(url))


def _config(settings: Settings) -> dict[str, Any]:
    return {
        "SECRET_KEY": settings.secret(),
        "SESSION_COOKIE_SECURE": settings.secure_cookies,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=settings.session_hours),
        "MAX_CONTENT_LENGTH": ONE_MEGABYTE,
        "MAX_FORM_MEMORY_SIZE": ONE_MEGABYTE,
        "WTF_CSRF_TIME_LIMIT": None,  # a form may stay open over lunch: nothing typed is lost
        "SEND_FILE_MAX_AGE_DEFAULT": timedelta(hours=1),
    }


def _features() -> list[Any]:
    from portal.auth import views as doors

    found = [doors.bp]
    for name in FEATURES:
        feature: Any = import_module(f"portal.{name}")
        found += getattr(feature, "blueprints", None) or [feature.bp]
    return found


def _sections() -> tuple[sections.Source, ...]:
    """What features bring to the home page, in the order shown."""
    from portal.feedback import homely as feedback
    from portal.pulses import homely as pulses
    from portal.recognition import homely as recognition

    return (pulses.to_answer, recognition.received, recognition.because_of_you, feedback.own)


def _page_context() -> dict[str, Any]:
    place = g.get("here")
    person = current_user if current_user.is_authenticated else None
    return {
        "partnership": place,
        "me": {"name": person.name, "zone": person.time_zone} if person else None,
        "theme": person.theme if person else request.cookies.get("theme", "system"),
        "memberships": g.get("memberships", []),
        "nav": _nav(place) if place else None,
        "flashes": get_flashed_messages(with_categories=True),
        "meanwhile": g.get("meanwhile", []),
    }


def _nav(place: Here) -> list[tuple[str, str, bool, int | None]]:
    """The pages this person may open, with which of them is open now."""
    tabs = (
        ("Home", "home.show"),
        ("Board", "board.show"),
        ("Disclosures", "disclosures.index"),
        ("Commitments", "commitments.index"),
        ("Trust", "trust.show"),
        ("Feedback", "feedback.index"),
        ("Visits", "visits.index"),
        ("Recognition", "recognition.index"),
        ("Changes", "changes.index"),
        ("Calendar", "calendar.show"),
        ("History", "history.index"),
        ("Rounds", "rounds.index"),
        ("Doubts", "doubts.index"),
        ("Pulses", "pulses.index"),
        ("Charter", "charter.show"),
        ("People", "people.index"),
    )
    here = WITHIN.get(request.blueprint or "", request.blueprint)
    return [
        (label, url_for(page, slug=place.slug), page.split(".")[0] == here, None)
        for label, page in tabs
        if _opens(page, place)
        if place.may(auth.permission_of(page))
    ]


def _opens(page: str, place: Here) -> bool:
    view: Any = current_app.view_functions[page]
    return place.may(view.permission)


def _secure(answer: Response) -> Response:
    answer.headers.update(HEADERS)
    if request.endpoint != "static":
        answer.headers["Cache-Control"] = "no-store"
    return answer
