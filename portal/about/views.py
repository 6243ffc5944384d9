"""The one table of roles and actions, as the domain and every page read it."""

from flask import Blueprint, render_template

from domain.permissions import PERMISSIONS, ROLES, Permission
from portal.auth import public

bp = Blueprint("about", __name__)

TITLES = {
    "portal": "The portal",
    "records": "Every record",
    "charter": "The charter",
    "people": "People",
    "places": "Places",
    "disclosures": "Disclosures",
    "commitments": "Commitments",
}
WHOSE = {
    "either": "Both sides",
    "owner": "The side it belongs to",
    "other": "The other side",
}


@bp.get("/about/permissions")
@public
def permissions() -> str:
    """What each role may do, for which side of a record."""
    return render_template("about/permissions.html", groups=_groups(), roles=ROLES, whose=WHOSE)


def _groups() -> dict[str, list[Permission]]:
    groups: dict[str, list[Permission]] = {}
    for action, permission in PERMISSIONS.items():
        kind = action.split(".")[0]
        groups.setdefault(TITLES.get(kind, kind.capitalize()), []).append(permission)
    return groups
