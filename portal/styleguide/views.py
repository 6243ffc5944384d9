"""The page of all components."""

from flask import Blueprint, render_template

from portal.auth import public

bp = Blueprint("styleguide", __name__)


@bp.get("/styleguide")
@public
def show() -> str:
    """Every component, with sample companies."""
    return render_template("styleguide/show.html")
