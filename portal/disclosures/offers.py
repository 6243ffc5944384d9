"""Which acts the page of a disclosure offers to whom: the likely next ones first.

The domain decides what is allowed; this only spares people buttons that would be refused.
"""

from collections.abc import Callable
from typing import NamedTuple

from portal.disclosures.acts import ACTS
from portal.web import Here
from projections.disclosures import Dossier

When = Callable[[Dossier, str], bool]


class Offer(NamedTuple):
    """An act on offer: its name, what its button says, and whether it needs words."""

    name: str
    title: str
    plain: bool = False


def _stage(*stages: str) -> When:
    return lambda d, me: d.stage in stages


def _uncorrected(d: Dossier, me: str) -> bool:
    promised = any(correction.kind == "corrective" for correction in d.corrections)
    return d.stage == "correcting" and not promised


def _cause_waits(d: Dossier, me: str) -> bool:
    return d.stage == "contained" and d.cause is not None and me not in d.cause.answers


def _check_is(d: Dossier, state: str) -> bool:
    return d.check is not None and d.check.state == state


def _unapproved(d: Dossier, me: str) -> bool:
    return (
        d.statement is not None and not d.statement.released and me not in d.statement.approved_by
    )


def _releasable(d: Dossier, me: str) -> bool:
    return d.statement is not None and not d.statement.released and len(d.statement.approved_by) > 1


def _is_open(d: Dossier, me: str) -> bool:
    return d.stage in ("disclosed", "acknowledged", "contained", "correcting", "watching")


def _mine(d: Dossier, me: str) -> bool:
    return _is_open(d, me) and d.responsible == me


def _unchallenged(d: Dossier, me: str) -> bool:
    """Whether it is for a side to say how severe it holds a problem of the other to be."""
    return _is_open(d, me) and d.responsible != me and d.severity_state != "challenged"


def _told(d: Dossier, me: str) -> bool:
    told = d.told_at is not None and d.imported_from is None and d.stage != "withdrawn"
    return told and d.breach is None


DECISIONS: tuple[tuple[Offer, When], ...] = (
    (
        Offer("withdrawal_agreement", "Agree: it was no mistake", plain=True),
        lambda d, me: d.withdrawal_asked_by not in (None, me),
    ),
    (
        Offer("withdrawal_refusal", "It was one"),
        lambda d, me: d.withdrawal_asked_by not in (None, me),
    ),
    (
        Offer("protection_lifting", "Lift the protection", plain=True),
        lambda d, me: d.protection_asked and d.teller == me,
    ),
    (
        Offer("protection_upholding", "Uphold the protection"),
        lambda d, me: d.protection_asked and d.teller == me,
    ),
    (
        Offer("breach_agreement", "Agree: it was so", plain=True),
        lambda d, me: d.breach is not None and d.breach.side == me,
    ),
    (
        Offer("breach_dissent", "Dissent"),
        lambda d, me: d.breach is not None and d.breach.side == me,
    ),
    (
        Offer("acknowledgement", "Acknowledge"),
        lambda d, me: d.stage == "disclosed" and d.teller != me,
    ),
    (
        Offer("containment", "Say it is contained"),
        lambda d, me: d.stage == "acknowledged" and d.responsible == me,
    ),
    (Offer("cause_agreement", "Agree to the cause", plain=True), _cause_waits),
    (Offer("cause_dissent", "Dissent"), _cause_waits),
    (
        Offer("cause", "Propose a cause"),
        lambda d, me: d.stage == "contained" and d.responsible == me and d.cause is None,
    ),
    (Offer("correction", "Promise a correction"), _uncorrected),
    (
        Offer("check", "Plan the check"),
        lambda d, me: (
            _mine(d, me)
            and d.stage in ("correcting", "watching")
            and (d.check is None or _check_is(d, "failed"))
        ),
    ),
    (
        Offer("check_report", "Report the check"),
        lambda d, me: d.stage == "watching" and d.responsible == me and _check_is(d, "planned"),
    ),
    (
        Offer("check_cosignature", "Co-sign: it works", plain=True),
        lambda d, me: _check_is(d, "reported") and d.responsible != me,
    ),
    (
        Offer("check_dispute", "It does not work yet"),
        lambda d, me: _check_is(d, "reported") and d.responsible != me,
    ),
    (
        Offer("closure", "Close with a lesson"),
        lambda d, me: _mine(d, me) and _check_is(d, "passed"),
    ),
    (
        Offer("severity_confirmation", "Confirm the severity", plain=True),
        lambda d, me: (
            _is_open(d, me)
            and d.stage != "disclosed"
            and bool(d.severity)
            and d.severity_state in ("stated", "challenged")
            and d.responsible != me
        ),
    ),
    (
        Offer("severity_keeping", "Keep our rating"),
        lambda d, me: _mine(d, me) and d.severity_state == "challenged" and bool(d.severity),
    ),
    (Offer("statement_approval", "Approve the statement", plain=True), _unapproved),
    (Offer("statement_release", "Release the statement", plain=True), _releasable),
)

BESIDE: tuple[tuple[Offer, When], ...] = (
    (Offer("comment", "Comment"), lambda d, me: True),
    (Offer("update", "Give an update"), _mine),
    (Offer("question", "Ask a question"), _is_open),
    (Offer("severity", "Rate the severity"), _mine),
    (
        Offer("severity_challenge", "Challenge the severity"),
        lambda d, me: _unchallenged(d, me) and bool(d.severity),
    ),
    (
        Offer("severity_challenge", "Rate its severity"),
        lambda d, me: _unchallenged(d, me) and not d.severity,
    ),
    (
        Offer("update_promise", "Promise an update"),
        lambda d, me: _mine(d, me) and d.next_update_at is None,
    ),
    (Offer("make_good", "Promise to make good"), _is_open),
    (
        Offer("look_back", "Record the look-back"),
        lambda d, me: _is_open(d, me) and d.looked_back_on is None,
    ),
    (Offer("correction", "Promise a correction"), _stage("contained", "correcting", "watching")),
    (
        Offer("cause", "Propose another cause"),
        lambda d, me: d.stage == "contained" and (d.cause is not None or d.responsible != me),
    ),
    (Offer("check", "Plan the check anew"), lambda d, me: _mine(d, me) and _check_is(d, "planned")),
    (Offer("place", "Name the place"), _is_open),
    (Offer("exposure", "Say who may see it"), _is_open),
    (Offer("link", "Link another"), lambda d, me: d.told_at is not None and not d.imported_from),
    (
        Offer("statement", "Draft a joint statement"),
        lambda d, me: _is_open(d, me) and not (d.statement and d.statement.released),
    ),
    (
        Offer("protection_asking", "Question the protection"),
        lambda d, me: d.protected and d.teller != me and not d.protection_asked,
    ),
    (Offer("breach", "State a breach of integrity"), _told),
    (
        Offer("breach_taking_back", "Take the breach back"),
        lambda d, me: d.breach is not None and d.breach.side != me,
    ),
    (
        Offer("withdrawal", "Withdraw as no mistake"),
        lambda d, me: _is_open(d, me) and d.withdrawal_asked_by is None,
    ),
)


def decisions(dossier: Dossier, place: Here) -> list[Offer]:
    """What the person can decide now, the likely one first."""
    return _offered(DECISIONS, dossier, place)


def beside(dossier: Dossier, place: Here) -> list[Offer]:
    """What the person can add beside the flow."""
    taken = {offer.name for offer in decisions(dossier, place)}
    return [offer for offer in _offered(BESIDE, dossier, place) if offer.name not in taken]


def _offered(table: tuple[tuple[Offer, When], ...], dossier: Dossier, place: Here) -> list[Offer]:
    return [
        offer
        for offer, when in table
        if when(dossier, place.my_side)
        and place.may(ACTS[offer.name].command.ACTION, dossier.teller)
    ]
