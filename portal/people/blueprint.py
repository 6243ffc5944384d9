"""The blueprint its modules of views share."""

from flask import Blueprint

bp = Blueprint("people", __name__, url_prefix="/p/<slug>")
