"""Who is asking, and what they may do. Credentials never become facts."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Flask, abort, current_app, g, redirect, request, url_for
from flask_login import LoginManager, current_user
from werkzeug.wrappers import Response

from domain.facts import NotAllowed
from domain.permissions import PERMISSIONS
from portal.auth.past import Way, carried, go, refuse_to_act
from portal.web import Here, live, workshop
from projections import partnerships


def may(action: str, *, past: Way | None = None) -> Callable[[Any], Any]:
    """Guard a view of one partnership with an action of the table of permissions.

    Strangers are asked to sign in, whom it does not concern gets 404, and whose role does not
    include ``action`` gets 403. The view takes no ``slug``; it asks ``portal.web.here`` instead.
    A view that can show a past day says how it knows it; who may ask is decided as of today.
    """

    def guard(view: Any) -> Any:
        @wraps(view)
        def guarded(slug: str, **arguments: Any) -> Any:
            if not current_user.is_authenticated:
                return to_sign_in()
            g.here = _place(slug)
            if not g.here.may(action):
                role, words = g.here.role, PERMISSIONS[action].words
                raise NotAllowed(f"Your role here is {role}: it does not let you {words}.")
            refuse_to_act()
            if past:
                go(past)
            return _understood(view(**arguments))

        guarded.permission, guarded.past, guarded.bare = action, past, view  # type: ignore[attr-defined]
        return guarded

    return guard


def signed_in(view: Any) -> Any:
    """Guard a view that belongs to a person and not to a partnership."""

    @wraps(view)
    def guarded(**arguments: Any) -> Any:
        return view(**arguments) if current_user.is_authenticated else to_sign_in()

    guarded.permission = "signed in"  # type: ignore[attr-defined]
    return guarded


def public(view: Any) -> Any:
    """Mark a view as open to everybody."""
    view.permission = "public"
    return view


def permission_of(endpoint: str) -> str:
    """The action, or the word, that the view of an endpoint is guarded with."""
    view: Any = current_app.view_functions[endpoint]
    return str(view.permission)


def to_sign_in() -> Response:
    """Ask to sign in, and come back to the page that was wanted."""
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("auth.sign_in", next=wanted), 303)


def install(app: Flask) -> None:
    """Tell flask-login how to find people."""
    manager = LoginManager(app)
    manager.session_protection = "basic"
    manager.user_loader(_person)
    carried(app)


def _person(token: str) -> Any:
    return workshop().directory.of_session(token)


def _understood(answer: Any) -> Any:
    """The answer, told as refused where the day asked for makes no sense."""
    if not g.get("past") or not g.past.error:
        return answer
    answer = current_app.make_response(answer)
    answer.status_code = 422
    return answer


def _place(slug: str) -> Here:
    mine = partnerships.memberships(live(), current_user.id)
    g.memberships = mine
    membership = next((m for m in mine if m.slug == slug), None)
    partnership = partnerships.by_id(live(), membership.partnership_id) if membership else None
    if membership is None or partnership is None:
        abort(404)
    return Here(partnership, membership.side, membership.role, current_user.id)  # type: ignore[arg-type]
