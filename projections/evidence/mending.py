"""How updates, checks, make-goods and the end change what is known of a disclosure."""

from typing import Any

from domain.appeals.events import AppealRuled
from domain.commitments import events as commitment
from domain.disclosures import events
from domain.facts import Fact
from projections.bitemporal import Look
from projections.evidence.appealing import ruled
from projections.evidence.disclosing import Disclosure
from projections.evidence.kept import Due


def update_promised(known: Disclosure, fact: events.UpdatePromised, look: Look) -> None:
    """A new promise takes the place of one whose time has not passed."""
    _drop(known.updates, fact)
    if fact.side == known.where:  # only that side can give it
        due = Due(f"update {fact.originator_version}", fact.side, fact.originator_version, None)
        due.due_at = fact.due_at
        known.updates.append(due)


def updated(known: Disclosure, fact: events.UpdateGiven, look: Look) -> None:
    """The update that was promised is there."""
    for due in known.updates[-1:]:
        due.do(fact, settled=True)


def check_planned(known: Disclosure, fact: events.CheckPlanned, look: Look) -> None:
    """A new date takes the place of one that has not passed; the other side's, of none there is."""
    asked = fact.side != known.where
    if asked and any(due.is_open and not due.asked for due in known.checks[-1:]):
        return
    _drop(known.checks, fact)
    version, key = fact.originator_version, f"check {fact.originator_version}"
    known.checks.append(Due(key, known.where, version, fact.due_at, asked=asked))


def check_reported(known: Disclosure, fact: events.CheckReported, look: Look) -> None:
    """It waits for the other side: its taking time is nobody's evidence."""
    for due in known.checks[-1:]:
        due.do(fact, settled=False)


def check_passed(known: Disclosure, fact: events.CheckPassed, look: Look) -> None:
    """The other side co-signed."""
    for due in known.checks[-1:]:
        due.settled, due.confirmed_by = True, (fact.actor_id,)


def check_disputed(known: Disclosure, fact: events.CheckDisputed, look: Look) -> None:
    """The other side does not see it."""
    for due in known.checks[-1:]:
        due.dispute(fact.recorded_at)


def check_failed(known: Disclosure, fact: events.CheckFailed, look: Look) -> None:
    """Reported by the side itself: before the date that is no evidence."""
    known.answers = {}
    _drop(known.checks, fact)


def correcting_again(known: Disclosure, fact: events.CorrectionPromised, look: Look) -> None:
    """A report nobody co-signed lapses where its side has something to correct again."""
    if fact.stage == "correcting" and fact.side == known.where:
        for due in known.checks[-1:]:
            if not due.settled:
                due.undo()


def correction_reopened(known: Disclosure, fact: events.CorrectionSettled, look: Look) -> None:
    """The other side does not see a correction done, nor therefore that it works."""
    if fact.stage == "correcting":
        for due in known.checks[-1:]:
            if not due.settled:
                due.dispute(fact.recorded_at)


def good_promised(known: Disclosure, fact: events.MakeGoodPromised, look: Look) -> None:
    """A remedy; its commitment brings the due day."""
    key = f"make-good {fact.make_good_id}"
    known.goods[fact.make_good_id] = Due(key, fact.side, fact.originator_version, None)


def good_due(known: Disclosure, fact: Any, look: Look) -> None:
    """Its commitment was made, or another day agreed."""
    if due := known.goods.get(fact.originator_id):
        due.due_at = fact.due_at


def good_delivered(known: Disclosure, fact: events.MakeGoodDelivered, look: Look) -> None:
    """Reported delivered."""
    known.goods[fact.make_good_id].do(fact, settled=True)


def good_confirmed(known: Disclosure, fact: events.MakeGoodConfirmed, look: Look) -> None:
    """The harmed side saw it."""
    known.goods[fact.make_good_id].confirmed_by = (fact.actor_id,)


def good_disputed(known: Disclosure, fact: events.MakeGoodDisputed, look: Look) -> None:
    """The harmed side did not."""
    known.goods[fact.make_good_id].dispute(fact.recorded_at)


def good_ruled(known: Disclosure, fact: AppealRuled, look: Look) -> None:
    """Both leads ruled on the disclosure, or on the commitment of one of its make-goods."""
    ruled(known.goods.get(fact.about_id, known), fact, look)


def closed(known: Disclosure, fact: events.DisclosureClosed, look: Look) -> None:
    """No further update is expected."""
    known.closed_at = fact.recorded_at
    _drop(known.updates, fact)


def withdrawn(known: Disclosure, fact: events.DisclosureWithdrawn, look: Look) -> None:
    """Both sides agree that it was no mistake: nothing of it is evidence."""
    known.withdrawn = True


def _drop(dues: list[Due], fact: Fact) -> None:
    for due in dues[-1:]:
        due.drop(fact.recorded_at)


MENDING: dict[type[Fact], Any] = {
    events.UpdatePromised: update_promised,
    events.UpdateGiven: updated,
    events.CheckPlanned: check_planned,
    events.CheckReported: check_reported,
    events.CheckPassed: check_passed,
    events.CheckDisputed: check_disputed,
    events.CheckFailed: check_failed,
    events.CorrectionPromised: correcting_again,
    events.CorrectionSettled: correction_reopened,
    events.MakeGoodPromised: good_promised,
    events.MakeGoodDelivered: good_delivered,
    events.MakeGoodConfirmed: good_confirmed,
    events.MakeGoodDisputed: good_disputed,
    events.DisclosureClosed: closed,
    events.DisclosureWithdrawn: withdrawn,
    commitment.CommitmentMade: good_due,
    commitment.RenegotiationAgreed: good_due,
    AppealRuled: good_ruled,
}
