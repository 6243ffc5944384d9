"""Which acts the page of a change offers to whom: the likely next ones first.

The domain decides what is allowed; this only spares people buttons that would be refused.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from portal.changes.acts import ACTS
from portal.web import Here, moment
from projections.changes import Dossier

When = Callable[[Dossier, Here], bool]
BEFORE_LIVE = (
    "submitted",
    "sent back",
    "responded",
    "assessed",
    "agreed",
    "scheduled",
    "ready",
)
OPEN = (*BEFORE_LIVE, "live", "in review")
REOPENED_WITHIN = timedelta(days=30)


class Offer(NamedTuple):
    """An act on offer: its name, what its button says, and whether it needs no words."""

    name: str
    title: str
    plain: bool = False


def _mine(d: Dossier, p: Here) -> bool:
    return d.asked_by == p.my_side


def _free(d: Dossier) -> bool:
    return d.held_by is None


def _at(*stages: str) -> When:
    return lambda d, p: d.stage in stages


def _answering(d: Dossier, p: Here) -> bool:
    mine = d.stage == "submitted" and d.ball == p.my_side
    again = d.stage == "responded" and d.ball == "both"
    return not _mine(d, p) and (mine or again) and _free(d)


def _assessable(d: Dossier, p: Here) -> bool:
    if d.kind == "emergency" and d.stage in ("live", "in review"):
        return d.implementer == p.my_side and d.assessment is None
    return d.stage == "responded" and not d.options_open and _free(d)


def _approvable(d: Dossier, p: Here) -> bool:
    return d.stage == "assessed" and p.my_side not in d.approvals and _free(d)


def _implements(d: Dossier, p: Here) -> bool:
    return d.implementer == p.my_side


def _overriding(d: Dossier, p: Here) -> bool:
    asked = d.override_open
    return asked is not None and asked.side != p.my_side and _free(d)


def _disputed(d: Dossier, p: Here) -> bool:
    return d.response is not None and d.response.disputed is not None


def _waived(d: Dossier, p: Here) -> bool:
    return d.paper.state == "waiver proposed" and d.paper.waiver_by != p.my_side


def _lapsed(d: Dossier, p: Here) -> bool:
    return d.ratify_by is not None and moment() > d.ratify_by


def _ratifiable(d: Dossier, p: Here) -> bool:
    return d.ratify_by is not None and not _implements(d, p) and not _lapsed(d, p)


def _accountable(d: Dossier, p: Here) -> bool:
    return (
        d.kind == "unilateral" and d.stage == "live" and _implements(d, p) and d.ball == p.my_side
    )


def _judgeable(d: Dossier, p: Here) -> bool:
    return d.stage == "in review" and d.outcome is None and d.judge == p.my_side


def _ratable(d: Dossier, p: Here) -> bool:
    return d.stage == "in review" and p.my_side not in d.efforts and not _judgeable(d, p)


def _reopenable(d: Dossier, p: Here) -> bool:
    recent = d.closed_at is not None and moment() - d.closed_at <= REOPENED_WITHIN
    withdrawn = d.stage == "withdrawn" and _mine(d, p) and d.kind != "unilateral"
    return recent and (d.stage == "closed" or withdrawn)


def _reviewable(d: Dossier, p: Here) -> bool:
    ready = d.kind != "unilateral" and d.ratify_by is None and d.assessment is not None
    return d.stage == "live" and _implements(d, p) and ready


DECISIONS: tuple[tuple[Offer, When], ...] = (
    (Offer("hold_lift", "Lift the hold", plain=True), lambda d, p: d.held_by == p.my_side),
    (Offer("revision", "Revise"), lambda d, p: d.stage == "sent back" and _mine(d, p)),
    (Offer("response", "Respond"), _answering),
    (
        Offer("information", "Give the information"),
        lambda d, p: d.stage == "submitted" and _mine(d, p) and d.ball == p.my_side,
    ),
    (
        Offer("option_acceptance", "Take an option"),
        lambda d, p: d.options_open is not None and _mine(d, p),
    ),
    (
        Offer("option_refusal", "None of them fits"),
        lambda d, p: d.options_open is not None and _mine(d, p),
    ),
    (Offer("assessment", "Assess"), _assessable),
    (Offer("approval", "Approve"), _approvable),
    (
        Offer("joint_board", "Record the joint board"),
        lambda d, p: (
            d.stage == "assessed"
            and d.assessment is not None
            and d.assessment.risk == "high"
            and d.board is None
        ),
    ),
    (
        Offer("appeal_grant", "Grant the appeal"),
        lambda d, p: d.stage == "declined" and d.ball == p.my_side and not _mine(d, p),
    ),
    (
        Offer("appeal_dismissal", "Let the decline stand"),
        lambda d, p: d.stage == "declined" and d.ball == p.my_side and not _mine(d, p),
    ),
    (Offer("override_agreement", "Override"), _overriding),
    (Offer("override_refusal", "Do not override"), _overriding),
    (
        Offer("schedule", "Set its time"),
        lambda d, p: d.stage == "agreed" and _implements(d, p) and _free(d) and not d.override_open,
    ),
    (
        Offer("override", "Ask to override a conflict"),
        lambda d, p: d.stage == "agreed" and _implements(d, p) and _free(d) and not d.override_open,
    ),
    (
        Offer("briefing", "Brief the front line"),
        lambda d, p: d.stage == "scheduled" and _implements(d, p) and d.briefing is None,
    ),
    (
        Offer("roster", "Roster a team"),
        lambda d, p: d.stage == "scheduled" and _implements(d, p) and not _covered(d),
    ),
    (
        Offer("readiness", "Declare it ready"),
        lambda d, p: (
            d.stage == "scheduled"
            and _implements(d, p)
            and _free(d)
            and d.briefing is not None
            and _covered(d)
        ),
    ),
    (
        Offer("going_live", "Say it is live"),
        lambda d, p: d.stage == "ready" and _implements(d, p) and _free(d),
    ),
    (Offer("ratification", "Ratify"), _ratifiable),
    (Offer("ratification_refusal", "It was no emergency"), _ratifiable),
    (Offer("ratification_lapse", "The time ran out", plain=True), _lapsed),
    (Offer("account", "Account for it"), _accountable),
    (
        Offer("contest", "Contest it"),
        lambda d, p: _accountable(d, p) and not _mine(d, p) and not d.contested,
    ),
    (
        Offer("upholding", "Uphold it"),
        lambda d, p: (
            d.kind == "unilateral"
            and d.stage == "live"
            and d.ball == p.my_side
            and not _implements(d, p)
        ),
    ),
    (Offer("review", "Ask for the review"), _reviewable),
    (Offer("judgement", "Judge the outcome"), _judgeable),
    (Offer("effort", "Rate the effort"), _ratable),
    (Offer("settlement", "Accept their code", plain=True), _disputed),
    (Offer("paper_waiver_agreement", "Agree: no paper needed", plain=True), _waived),
    (Offer("paper_waiver_refusal", "Paper is needed"), _waived),
    (
        Offer("appeal", "Appeal"),
        lambda d, p: d.stage == "declined" and _mine(d, p) and d.ball == "nobody" and not d.appeals,
    ),
    (Offer("awakening", "Wake it"), _at("deferred")),
    (Offer("reopening", "Reopen"), _reopenable),
)

BESIDE: tuple[tuple[Offer, When], ...] = (
    (Offer("comment", "Comment"), lambda d, p: True),
    (
        Offer("override", "Ask to override a conflict"),
        lambda d, p: (
            d.stage in ("scheduled", "ready")
            and _implements(d, p)
            and _free(d)
            and not d.override_open
        ),
    ),
    (
        Offer("revision", "Revise the request"),
        lambda d, p: d.stage == "submitted" and _mine(d, p) and not d.responses,
    ),
    (
        Offer("schedule", "Set another time"),
        lambda d, p: d.stage in ("scheduled", "ready") and _implements(d, p) and _free(d),
    ),
    (
        Offer("briefing", "Write the briefing anew"),
        lambda d, p: d.stage in ("agreed", "scheduled") and p.may("changes.work"),
    ),
    (Offer("roster", "Roster a team"), _at("agreed", "scheduled")),
    (Offer("comprehension", "Set a comprehension check"), _at("agreed", "scheduled")),
    (
        Offer("sending_back", "Send it back"),
        lambda d, p: (
            d.stage in ("submitted", "responded", "assessed") and not _mine(d, p) and _free(d)
        ),
    ),
    (
        Offer("decline", "Decline"),
        lambda d, p: d.stage in ("responded", "assessed") and not _mine(d, p) and _free(d),
    ),
    (
        Offer("dispute", "Dispute the code"),
        lambda d, p: (
            d.response is not None
            and _mine(d, p)
            and d.stage in OPEN
            and not d.response.disputed
            and not any(said.what == "disputed" for said in d.said)
        ),
    ),
    (
        Offer("assessment", "Assess it anew"),
        lambda d, p: d.stage == "assessed" and _free(d),
    ),
    (
        Offer("owner", "Name who approves"),
        lambda d, p: d.stage in BEFORE_LIVE[:4] and p.my_side not in d.approvals,
    ),
    (
        Offer("paper", "Paper is owed"),
        lambda d, p: d.stage in OPEN and d.paper.state in ("none", "not needed"),
    ),
    (
        Offer("paper_signature", "The paper is signed"),
        lambda d, p: d.paper.state in ("owed", "waiver proposed"),
    ),
    (
        Offer("paper_waiver", "No paper is needed"),
        lambda d, p: d.stage in (*OPEN, "closed") and d.paper.state in ("none", "owed"),
    ),
    (Offer("topic", "Tag as paper first"), lambda d, p: d.stage in OPEN),
    (
        Offer("hold", "Put on hold"),
        lambda d, p: d.stage in BEFORE_LIVE and _free(d),
    ),
    (
        Offer("deferral", "Defer"),
        lambda d, p: d.stage in BEFORE_LIVE[:5] and _free(d),
    ),
    (
        Offer("unscheduling", "Give its time up"),
        lambda d, p: d.stage in ("scheduled", "ready") and _free(d),
    ),
    (
        Offer("readiness_revocation", "Not ready after all"),
        lambda d, p: d.stage == "ready" and _free(d),
    ),
    (
        Offer("backing_out", "Back it out"),
        lambda d, p: (
            d.stage in ("live", "in review")
            and _implements(d, p)
            and d.backed_out is None
            and d.outcome is None
        ),
    ),
    (
        Offer("withdrawal", "Withdraw"),
        lambda d, p: (
            _mine(d, p)
            and (
                d.stage in (*BEFORE_LIVE, "deferred")
                or (d.stage == "live" and d.kind == "unilateral" and not _implements(d, p))
            )
        ),
    ),
    (Offer("link", "Link a disclosure"), lambda d, p: d.stage not in ("draft", "discarded")),
)


def _covered(d: Dossier) -> bool:
    teams = {each.team_id for each in d.readings}
    return d.assessment is not None and set(d.assessment.team_ids) <= teams


def decisions(dossier: Dossier, place: Here) -> list[Offer]:
    """What the person can decide now, the likely one first."""
    return _offered(DECISIONS, dossier, place)


def beside(dossier: Dossier, place: Here) -> list[Offer]:
    """What the person can add beside the flow."""
    taken = {offer.name for offer in decisions(dossier, place)}
    return [offer for offer in _offered(BESIDE, dossier, place) if offer.name not in taken]


def _offered(table: tuple[tuple[Offer, When], ...], dossier: Dossier, place: Here) -> list[Offer]:
    told = dossier.stage not in ("draft", "discarded")
    return [
        offer
        for offer, when in table
        if (told or offer.name == "comment")
        and when(dossier, place)
        and place.may(ACTS[offer.name].command.ACTION, dossier.asked_by)
    ]
