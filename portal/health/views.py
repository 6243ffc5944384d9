"""Two addresses for whoever watches the portal."""

from typing import Any

from flask import Blueprint, Response

from portal.auth import public
from portal.health.checks import report

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@public
def alive() -> Response:
    """The process answers."""
    return Response("ok\n", mimetype="text/plain")


@bp.get("/readyz")
@public
def ready() -> tuple[dict[str, Any], int]:
    """The portal can do its work: 200, or 503 with what is wrong."""
    found = report()
    return found, 200 if found["ready"] else 503
