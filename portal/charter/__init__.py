"""charter."""

from flask import Blueprint

bp = Blueprint("charter", __name__)
