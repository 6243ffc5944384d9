"""How a telling, its severity and its cause change what is known of a disclosure."""

from datetime import timedelta
from typing import Any

import msgspec

from domain.disclosures import events
from domain.facts import Fact
from projections.bitemporal import Look
from projections.evidence.appealing import Ruling
from projections.evidence.disclosing import SIDES, Breach, Disclosure
from projections.evidence.kept import Finding, is_late

AGAIN_WITHIN = timedelta(days=90)


def told(known: Disclosure, fact: events.DisclosureTold, look: Look) -> None:
    """What the telling says by itself; whether it was protected, the next fact says."""
    known.teller = fact.side
    known.where = fact.side if fact.where == "outside" else fact.where
    if fact.severity:
        rated(known, fact, look)
    if fact.where == "outside":
        return
    lag = fact.recorded_at - fact.discovered.at if fact.discovered else timedelta()
    sources, seconds = (fact.originator_version,), int(lag.total_seconds())
    known.told = Finding("", known.where, fact.recorded_at, sources, lag=max(seconds, 0))
    if fact.side == known.where:
        charter = look(fact.partnership_id)
        found = fact.kind == "problem_found" and fact.noticed_first == fact.side
        known.prompt = found and bool(charter) and lag <= timedelta(hours=charter.window)
        known.candour = "told_in_time" if known.prompt else "told_late"
        return
    known.told = _confirmed(known.told, fact)
    known.candour = "" if fact.noticed_first == known.where else "found_by_others"
    known.again = _came_again(known, fact, look)


def protected(known: Disclosure, fact: events.DisclosureProtected, look: Look) -> None:
    """Told within the window, of one's own, noticed first by whoever tells it."""
    known.candour = "told_in_time"


def unprotected(known: Disclosure, fact: events.ProtectionLifted, look: Look) -> None:
    """Both sides agree that it was deliberate: nothing is gained by having told it."""
    known.candour = ""


def breach_stated(known: Disclosure, fact: events.BreachStated, look: Look) -> None:
    """A lead holds it of the other side; it says nothing until the other agrees."""
    accused = "bpo" if fact.side == "brand" else "brand"
    breach = Breach(fact.kind, accused, fact.severity, fact.originator_version, fact.actor_id)
    known.breaches.append(breach)


def breach_agreed(known: Disclosure, fact: events.BreachAgreed, look: Look) -> None:
    """Both leads hold it; that it was concealed, whatever was ruled before."""
    if known.breaches[-1].kind == "concealed":
        known.ruling = Ruling()
    known.breaches[-1].agreed, known.breaches[-1].at = fact.originator_version, fact.recorded_at


def breach_dropped(known: Disclosure, fact: Fact, look: Look) -> None:
    """Not agreed to, or taken back."""
    known.breaches.pop()


def acknowledged(known: Disclosure, fact: Fact, look: Look) -> None:
    """Somebody on the other side has read it."""
    if known.told:
        known.told = _confirmed(known.told, fact)


def rated(known: Disclosure, fact: Any, look: Look) -> None:
    """A side says how severe it is."""
    known.ratings[fact.side] = fact.severity
    known.rated_at.setdefault(fact.side, fact.recorded_at)


def challenged(known: Disclosure, fact: events.SeverityChallenged, look: Look) -> None:
    """The other side says otherwise; not long after it first said how severe it is."""
    rated_at = known.rated_at.get(fact.side)
    if rated_at is None or not is_late(fact.recorded_at, rated_at):
        rated(known, fact, look)


def proposed(known: Disclosure, fact: events.CauseProposed, look: Look) -> None:
    """A new cause; who proposes it as a lead has agreed."""
    known.answers = {side: "agreed" for side in SIDES if side not in fact.awaits}


def agreed(known: Disclosure, fact: events.CauseAgreed, look: Look) -> None:
    """One side's lead agrees to it."""
    known.answers[fact.side] = "agreed"


def dissented(known: Disclosure, fact: events.CauseDissented, look: Look) -> None:
    """One side's lead does not."""
    known.answers[fact.side] = "dissented"


def _came_again(known: Disclosure, fact: events.DisclosureTold, look: Look) -> bool:
    earlier = look(fact.recurrence_of) if fact.recurrence_of else None
    if earlier is None or not earlier.cause_agreed or earlier.closed_at is None:
        return False
    soon = fact.recorded_at - earlier.closed_at <= AGAIN_WITHIN
    return soon and earlier.where == known.where and fact.where == known.where


def _confirmed(finding: Finding, fact: Fact) -> Finding:
    if fact.side in (finding.side, "portal"):
        return finding
    people = tuple(sorted({*finding.confirmed_by, fact.actor_id}))
    return msgspec.structs.replace(finding, confirmed_by=people)


TELLING: dict[type[Fact], Any] = {
    events.DisclosureTold: told,
    events.DisclosureProtected: protected,
    events.ProtectionLifted: unprotected,
    events.BreachStated: breach_stated,
    events.BreachAgreed: breach_agreed,
    events.BreachDissented: breach_dropped,
    events.BreachTakenBack: breach_dropped,
    events.DisclosureAcknowledged: acknowledged,
    events.DiscloserThanked: acknowledged,
    events.SeverityStated: rated,
    events.SeverityConfirmed: rated,
    events.SeverityChallenged: challenged,
    events.CauseProposed: proposed,
    events.CauseAgreed: agreed,
    events.CauseDissented: dissented,
}
