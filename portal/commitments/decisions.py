"""Decisions about a commitment: one command each."""

from uuid import UUID

from werkzeug.wrappers import Response

from domain.commitments.commands import (
    AcceptCommitment,
    AgreeRenegotiation,
    AskRenegotiation,
    DisputeKeeping,
    KeepCommitment,
    RefuseRenegotiation,
    ReleaseCommitment,
)
from portal.auth import may
from portal.commitments.blueprint import bp, page_of
from portal.forms import comes_back_to, read
from portal.web import done, perform


@bp.post("/<uuid:commitment_id>/acceptance")
@may("commitments.answer")
@comes_back_to("commitments.show")
def accept(commitment_id: UUID) -> Response:
    """Accept it as what one's side expects."""
    perform(read(AcceptCommitment, commitment_id))
    return done("You accepted the promise.", page_of(commitment_id))


@bp.post("/<uuid:commitment_id>/keeping")
@may("commitments.keep")
@comes_back_to("commitments.show")
def keep(commitment_id: UUID) -> Response:
    """Report it done, with what shows it."""
    perform(read(KeepCommitment, commitment_id, through_origin=False))
    return done(
        "It is reported as done. The other side can read what shows it.", page_of(commitment_id)
    )


@bp.post("/<uuid:commitment_id>/renegotiation")
@may("commitments.keep")
@comes_back_to("commitments.show")
def ask(commitment_id: UUID) -> Response:
    """Ask for another day before the due one."""
    perform(read(AskRenegotiation, commitment_id))
    return done(
        "You asked for another day. Until they agree, the old one stands.", page_of(commitment_id)
    )


@bp.post("/<uuid:commitment_id>/renegotiation/agreement")
@may("commitments.answer")
@comes_back_to("commitments.show")
def agree(commitment_id: UUID) -> Response:
    """Agree to the other day."""
    perform(read(AgreeRenegotiation, commitment_id))
    return done("The new day is agreed.", page_of(commitment_id))


@bp.post("/<uuid:commitment_id>/renegotiation/refusal")
@may("commitments.answer")
@comes_back_to("commitments.show")
def refuse(commitment_id: UUID) -> Response:
    """Refuse the other day, with a reason."""
    perform(read(RefuseRenegotiation, commitment_id))
    return done("You refused the other day. The old one stands.", page_of(commitment_id))


@bp.post("/<uuid:commitment_id>/dispute")
@may("commitments.answer")
@comes_back_to("commitments.show")
def dispute(commitment_id: UUID) -> Response:
    """Say that it is not done, with a reason."""
    perform(read(DisputeKeeping, commitment_id, through_origin=False))
    return done("It is open again.", page_of(commitment_id))


@bp.post("/<uuid:commitment_id>/release")
@may("commitments.answer")
@comes_back_to("commitments.show")
def release(commitment_id: UUID) -> Response:
    """Let the other side off, with a reason."""
    perform(read(ReleaseCommitment, commitment_id))
    return done("You released them from the promise.", page_of(commitment_id))
