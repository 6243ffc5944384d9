"""Which facts lead a change to another column of the board, and why there is none.

Nothing is decided here: an act is offered where the page of the change would offer it too.
"""

from portal.changes import offers
from portal.changes.offers import Offer
from portal.web import Here
from projections.changes import COLUMNS, Dossier

LEADS: dict[str, tuple[str, ...]] = {
    "submitted": ("revision", "information", "option_refusal", "sending_back", "reopening"),
    "responded": ("response", "option_acceptance"),
    "assessed": ("assessment",),
    "agreed": ("approval", "unscheduling"),
    "scheduled": ("schedule", "override_agreement", "override", "readiness_revocation"),
    "ready": ("readiness",),
    "live": ("going_live",),
    "in review": ("review", "account", "backing_out", "reopening"),
    "closed": ("judgement", "effort"),
    "aside": ("decline", "withdrawal", "deferral"),
}
"""The acts that lead to each column, the likely one first."""

WHY: dict[str, str] = {
    "draft": "What was submitted is never a draft again. It can be withdrawn, or sent back.",
    "submitted": "It goes back to be submitted if it is sent back for more, by the side asked.",
    "responded": "{asked} was asked, so {asked} responds.",
    "assessed": "It is assessed once it is responded to and no options are open.",
    "agreed": "One owner of each side approves it once it is assessed, never whoever submitted it.",
    "scheduled": "{implementer} sets its time once both sides have agreed.",
    "ready": "{implementer} declares it ready once it is scheduled, the front line is briefed and "
    "rostered, and every question is answered.",
    "live": "{implementer} says that it is live, once it is ready and its time has come.",
    "in review": "{implementer} asks for the review once it is live.",
    "closed": "{judge} judges the outcome in review, and both sides rate the effort.",
    "aside": "It can be declined by the side asked, withdrawn by the side that asked, or deferred.",
}
NAMES = {name: name.capitalize() for name in COLUMNS} | {"aside": "Set aside"}


def column_of(stage: str) -> str:
    """The column of the board a stage stands in; "aside" where it left the flow."""
    return next((name for name, stages in COLUMNS.items() if stage in stages), "aside")


def leading_to(target: str, dossier: Dossier, place: Here) -> list[Offer]:
    """What the person can do that leads ``dossier`` to a column, the likely one first."""
    offered = [*offers.decisions(dossier, place), *offers.beside(dossier, place)]
    by_name = {offer.name: offer for offer in offered}
    here = column_of(dossier.stage)
    stays = target == here and target != "closed"
    names = () if stays else LEADS.get(target, ())
    return [by_name[name] for name in names if name in by_name and _leads(name, target, dossier)]


def reachable(dossier: Dossier, place: Here) -> list[str]:
    """The columns the person can move a change to, in the order of the flow."""
    return [name for name in LEADS if leading_to(name, dossier, place)]


def refusal(target: str, dossier: Dossier, place: Here) -> str:
    """Why nothing the person can do leads to a column, and who is waited for instead."""
    if target == column_of(dossier.stage):
        return f"It stands in “{NAMES[target]}” already. {_next(dossier, place)}"
    if dossier.held_by and target != "aside":
        return f"It is on hold by {place.company(dossier.held_by)}: nothing moves until then."
    why = WHY[target].format(
        asked=place.company("bpo" if dossier.asked_by == "brand" else "brand"),
        implementer=place.company(dossier.implementer),
        judge=place.company(dossier.judge),
    )
    return f"{why} {_next(dossier, place)}"


def _leads(name: str, target: str, dossier: Dossier) -> bool:
    if name == "reopening":
        return target == ("in review" if dossier.stage == "closed" else "submitted")
    return True


def _next(dossier: Dossier, place: Here) -> str:
    if found := offers.decisions(dossier, place):
        return f"You can do this now: {found[0].title.lower()}."
    if dossier.ball in ("brand", "bpo"):
        return f"It waits for {place.company(dossier.ball)}."
    return "It waits for both sides." if dossier.ball == "both" else "Nobody is waited for."
