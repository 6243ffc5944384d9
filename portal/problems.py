"""Refusals and missing things, answered once for all views, in words and without losing input."""

from collections.abc import Sequence
from typing import Any

import structlog
from flask import Flask, current_app, g, render_template, request
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError
from werkzeug.exceptions import HTTPException, NotFound

from domain.facts import NoSuchRecord, NotAllowed, OutOfDate, RuleBroken
from domain.store import StoreBusy, StoreFailed
from portal.auth.past import InThePast, first_recorded
from portal.forms import Form, FormRefused
from portal.web import connection, here
from projections import history
from projections.rebuild.past import PATIENCE, CatchingUp
from projections.rebuild.turns import NoTurn

log = structlog.get_logger(__name__)

Answer = tuple[Any, int] | tuple[Any, int, dict[str, str]]

NOWHERE = (
    "There is nothing here",
    "The address is wrong, or it leads to something that does not concern you.",
)
BUSY_ADVICE = (
    "The database is busy or full. Nothing was recorded and nothing is lost: go back, your text is "
    "still in the form, and try again in a moment."
)
BUSY = ("It could not be written down", BUSY_ADVICE)
IN_THE_PAST = (
    "The past is for reading",
    "Nothing was recorded. Show today, and do it there.",
)
CATCHING_UP = (
    "The past cannot be shown yet",
    "The lists are still catching up with what was recorded. Try again in a moment.",
)
BEING_MADE = (
    "The past cannot be shown yet",
    "Another day is being worked out. Try again in a moment.",
)
STATUS = {
    400: ("This could not be understood", "Go back and try again."),
    405: ("This cannot be done here", "Go back and try again."),
    413: (
        "This is too much at once",
        "A form can carry at most one megabyte. Shorten it and try again.",
    ),
    415: ("This could not be understood", "The portal takes forms from its own pages."),
    429: ("That was too fast", "Wait a minute and try again."),
}
FAULT = (
    "Something went wrong on our side",
    "Nothing you wrote was half recorded. The operator finds the details in the log.",
)


def install(app: Flask) -> None:
    """Answer every refusal the views let through."""
    app.register_error_handler(FormRefused, _form_refused)
    app.register_error_handler(RuleBroken, _rule_broken)
    app.register_error_handler(OutOfDate, _out_of_date)
    app.register_error_handler(
        NotAllowed, lambda error: problem("This is not yours to do", str(error), 403)
    )
    app.register_error_handler(NoSuchRecord, _nowhere)
    app.register_error_handler(404, _nowhere)
    app.register_error_handler(InThePast, lambda _: problem(*IN_THE_PAST, 409, _written()))
    app.register_error_handler(CatchingUp, lambda _: _later(CATCHING_UP))
    app.register_error_handler(NoTurn, lambda _: _later(BEING_MADE))
    app.register_error_handler(StoreBusy, _store_failed)
    app.register_error_handler(StoreFailed, _store_failed)
    app.register_error_handler(DBAPIError, _store_failed)
    app.register_error_handler(CSRFError, _session_over)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _fault)


def problem(title: str, sentence: str, status: int, written: Sequence[str] = ()) -> Answer:
    """A page that says what is the matter, with what was written and the way home."""
    page = render_template("problem.html", title=title, sentence=sentence, written=written)
    return page, status


def _later(said: tuple[str, str]) -> Answer:
    return *problem(*said, 503)[:2], {"Retry-After": f"{PATIENCE:.0f}"}


def _nowhere(_error: Exception) -> Answer:
    if came_later := first_recorded():
        return problem("It did not exist yet", came_later, 404)
    return problem(*NOWHERE, 404)


def _form_refused(error: FormRefused) -> Answer:
    return _again(Form(_name(), request.form.copy(), error.errors), 422)


def _rule_broken(error: RuleBroken) -> Answer:
    if error.field:
        return _again(Form(_name(), request.form.copy(), {error.field: error.sentence}), 409)
    return _again(Form(_name(), request.form.copy(), refusal=error.sentence), 409)


def _out_of_date(error: OutOfDate) -> Answer:
    g.meanwhile = history.of_facts(connection(), here().viewer, error.since)
    values = request.form.copy()
    values.pop("seen", None)
    values.pop("command_id", None)
    sentence = (
        "Something happened while you were writing. Your text is kept: "
        "read what changed and decide again."
    )
    return _again(Form(_name(), values, refusal=sentence), 409)


def _store_failed(error: Exception) -> Answer:
    log.error("store failed", error=str(getattr(error, "orig", error)))
    refusal = f"{BUSY[0]}. {BUSY[1]}"
    try:
        return _again(Form(_name(), request.form.copy(), refusal=refusal), 503)
    except Exception:  # noqa: BLE001 - the page needs the same database
        bare = f'<main id="main"><h1>{BUSY[0]}</h1><p>{BUSY[1]}</p></main>'
        return f"<!doctype html><title>{BUSY[0]}</title>{bare}", 503


def _session_over(_error: CSRFError) -> Answer:
    sentence = (
        "You were signed out meanwhile, or the page is from another session. Nothing was recorded."
    )
    if current_user.is_authenticated:
        return _again(
            Form(_name(), request.form.copy(), refusal=f"{sentence} Press the button once more."),
            400,
        )
    return problem(
        "Please sign in again", f"{sentence} What you wrote stands below.", 400, _written()
    )


def _http(error: HTTPException) -> Answer | HTTPException:
    if error.code is None or error.code < 400:  # noqa: PLR2004 - redirects are no problem
        return error
    title, sentence = STATUS.get(error.code, FAULT)
    return problem(title, sentence, error.code)


def _fault(error: Exception) -> Answer:
    log.error("fault", path=request.path, error=type(error).__name__, exc_info=error)
    if current_app.testing:
        raise error
    return problem(*FAULT, 500)


def _again(refused: Form, status: int) -> Answer:
    view = current_app.view_functions.get(request.endpoint or "")
    backs = getattr(view, "backs", {})
    page = backs.get(request.form.get("back", "")) or getattr(view, "comes_back_to", None)
    if page is None:
        sentence = refused.refusal or " ".join(refused.errors.values())
        return problem("That did not go through", sentence, status)
    g.refused = refused
    arguments = {name: request.view_args[name] for name in _arguments(page)}  # type: ignore[index]
    # The address stays that of the page: reloading it must not ask for the address of the form.
    try:
        shown = current_app.view_functions[page](**arguments)
    except (NoSuchRecord, NotFound):
        return problem(*NOWHERE, 404)
    except NotAllowed as error:
        return problem("This is not yours to do", str(error), 403)
    return shown, status, {"HX-Replace-Url": "false"}


def _arguments(endpoint: str) -> set[str]:
    return set().union(*(rule.arguments for rule in current_app.url_map.iter_rules(endpoint)))


def _written() -> list[str]:
    secret = ("password", "current", "again", "code", "token")
    fields = request.form.items()
    texts = [text for name, text in fields if not any(word in name for word in secret)]
    return [text for text in texts if " " in text.strip()]


def _name() -> str:
    return request.form.get("form", "")
