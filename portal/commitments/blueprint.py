"""The blueprint its two modules of views share."""

from uuid import UUID

from flask import Blueprint, url_for

from portal.web import here

bp = Blueprint("commitments", __name__, url_prefix="/p/<slug>/commitments")


def page_of(commitment_id: UUID) -> str:
    """The address of a commitment's page."""
    return url_for("commitments.show", slug=here().slug, commitment_id=commitment_id)
