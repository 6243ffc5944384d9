"""What two sides do that the rules of trust speak of, in the past of a world."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from domain.appeals import commands as a
from domain.changes import commands as ch
from domain.commitments import commands as k
from domain.disclosures import commands as c
from tests.asked import REQUEST

TOLD = {"what": "We sent letters to old addresses.", "affected": "Forty.", "doing_now": "Calls."}


def kept_by(world, owner, reader, ago, day):
    """One side promised, the other accepted, and it was kept the next day."""
    with world.past(days=ago):
        due_on = (datetime.now(UTC) - timedelta(days=ago - 5)).date()
        made = world.perform(k.MakeCommitment, owner, text=f"Promise of {day}", due_on=due_on)
        world.perform(k.AcceptCommitment, reader, made)
    with world.past(days=ago - 1):
        world.perform(k.KeepCommitment, owner, made, evidence="Done.")


def answered_by(world, asker, answerer, ago):
    """One side asked for a change and the other answered openly."""
    with world.past(days=ago):
        asked = world.perform(ch.SubmitChange, asker, **REQUEST)
        world.perform(ch.RespondToChange, answerer, asked, code="act_now", words="Gladly.")


def made_good_by(world, teller, ago):
    """One side told a grave mistake and made it good at once."""
    with world.past(days=ago):
        then, good = datetime.now(UTC) - timedelta(days=ago, hours=1), uuid4()
        times = {"occurred_at": then, "discovered_at": then, "severity": "high"}
        told = world.perform(c.TellDisclosure, teller, **TOLD, **times)
        remedy = {"harmed": "Forty.", "remedy": "A call.", "due_on": then.date() + timedelta(9)}
        world.perform(c.PromiseMakeGood, teller, told, make_good_id=good, **remedy)
        world.perform(c.DeliverMakeGood, teller, told, make_good_id=good, how="Called.")


def contested(world, ruling, counts_as=None, ago=9):
    """The BPO missed a promise and contested it, and both leads ruled on it; gives the promise."""
    with world.past(days=ago):
        due_on = (datetime.now(UTC) - timedelta(days=ago - 4)).date()
        made = world.perform(k.MakeCommitment, "bpo_lead", text="Answer.", due_on=due_on)
        world.perform(k.AcceptCommitment, "brand_lead", made)
    appeal = {"record_id": a.appeal_id_of(made, "bpo", 1)}
    about = {"about_kind": "commitment", "about_id": made, "number": 1, "contested": "outcome"}
    said = {"ruling": ruling, "counts_as": counts_as, "words": "So it was."}
    with world.past(days=2):
        world.perform(a.RaiseAppeal, "bpo_lead", **appeal, **about, reason="It was done by phone.")
        world.perform(a.ProposeRuling, "bpo_lead", **appeal, **said)
        world.perform(a.AgreeRuling, "brand_lead", **appeal, proposal=1)
    return made


def steadily(world, ago, over=120):
    """Enough of the character of the BPO for a number, begun so many days ago, ``over`` days."""
    for n in range(10):
        kept_by(world, "bpo_lead", ("brand_lead", "brand_member")[n % 2], ago - over * n // 10, n)
    for n in range(16):
        answered_by(world, "brand_lead", "bpo_member", ago - over * n // 16)
    for n in range(6):
        made_good_by(world, "bpo_lead", ago - over * n // 6)
