"""What counts is contested on its own page, and ruled on by the leads of both sides."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from domain.appeals.commands import appeal_id_of
from domain.commitments.commands import KeepCommitment, MakeCommitment
from domain.disclosures.commands import TellDisclosure
from domain.feedback.commands import AcknowledgeFeedback, GiveFeedback
from tests.portal.client import words_of


@pytest.fixture
def kept(world):
    """A commitment of Harbor Contact, kept."""
    day = (datetime.now(UTC) + timedelta(days=9)).date()
    record_id = world.perform(MakeCommitment, "bpo_member", text="Train all.", due_on=day)
    return world.perform(KeepCommitment, "bpo_member", record_id, evidence="All are.")


def contest(world, browser, kind, about_id, status=303, **more):
    fields = {"form": "raise", "number": "1", "contested": "outcome", "reason": "Not all are."}
    url = f"{world.base}/feedback/appeals/about/{kind}/{about_id}"
    return browser.submit(url, {**fields, **more}, status)


def test_from_contesting_to_ruled(world, kept, brand_member, brand_lead, bpo_lead):
    page = f"{world.base}/commitments/{kept}"
    assert "Contest this" in words_of(brand_member.page(page))
    form = words_of(brand_member.page(f"{world.base}/feedback/appeals/about/commitment/{kept}"))
    assert "Whether it was kept" in form
    assert "people at Harbor Contact will see this" in form
    appeal = contest(world, brand_member, "commitment", kept).location
    shown = words_of(brand_member.page(page))
    assert "by Northwind, raised" in shown
    assert "Contest this" not in shown
    assert "Contest this" in words_of(bpo_lead.page(page))
    assert "Propose a ruling on the appeal." in words_of(bpo_lead.page(f"{world.base}/"))

    assert "Propose a ruling" not in words_of(brand_member.page(appeal))
    wrong = {"form": "ruling", "ruling": "corrected", "words": "Half."}
    refused = brand_lead.submit(f"{appeal}/ruling", wrong, 409)
    assert "What should it count as?" in words_of(refused.text)
    brand_lead.submit(f"{appeal}/ruling", {**wrong, "counts_as": "partly"})
    assert "It is corrected: counts as partly. “Half.”" in words_of(bpo_lead.page(appeal))
    bpo_lead.submit(f"{appeal}/ruling/refusal", {"form": "refusal", "reason": "All of them."})
    bpo_lead.submit(f"{appeal}/ruling", {**wrong, "ruling": "excluded", "words": "Unclear."})
    brand_lead.submit(f"{appeal}/ruling/agreement", {"form": "agreement"})

    assert "It is left out" in words_of(brand_member.page(appeal))
    assert "it is left out" in words_of(brand_member.page(page))
    index = words_of(brand_member.page(f"{world.base}/feedback/appeals"))
    assert "Train all." in index
    assert "It is left out" in index
    nothing = words_of(brand_member.page(f"{world.base}/feedback/appeals?state=open"))
    assert "No appeal fits" in nothing


def test_a_form_sent_twice_raises_one_appeal(world, kept, brand_member):
    sent = {"command_id": str(uuid4())}
    first = contest(world, brand_member, "commitment", kept, **sent)
    head = world.parts.runner.log.head()
    again = contest(world, brand_member, "commitment", kept, **sent)
    assert again.location == first.location
    contest(world, brand_member, "commitment", kept, 409)
    contest(world, brand_member, "commitment", kept, 409, number="2")
    assert world.parts.runner.log.head() == head


def test_a_withdrawn_appeal_makes_room_for_another(world, kept, brand_member, bpo_member):
    appeal = contest(world, brand_member, "commitment", kept).location
    bpo_member.submit(f"{appeal}/withdrawal", {"form": "withdrawal", "reason": "No."}, 409)
    brand_member.submit(f"{appeal}/withdrawal", {"form": "withdrawal", "reason": "I looked."})
    form = brand_member.page(f"{world.base}/feedback/appeals/about/commitment/{kept}")
    assert 'name="number" value="2"' in form
    second = contest(world, brand_member, "commitment", kept, number="2").location
    assert str(appeal_id_of(kept, "brand", 2)) in second


def test_every_kind_that_counts_offers_it(world, brand_member):
    now = datetime.now(UTC)
    times = {"occurred_at": now - timedelta(hours=3), "discovered_at": now - timedelta(hours=2)}
    words = {"what": "Letters went astray.", "affected": "Forty", "doing_now": "We call."}
    told = world.perform(TellDisclosure, "bpo_lead", **words, **times)
    said = {"kind": "concern", "dimension": "character", "text": "Late.", "basis": "impression"}
    given = world.perform(GiveFeedback, "bpo_member", **said)
    page = f"{world.base}/feedback/{given}"
    assert "Contest this" not in words_of(brand_member.page(page))
    world.perform(AcknowledgeFeedback, "brand_member", given)
    assert "Contest this" in words_of(brand_member.page(page))
    contest(world, brand_member, "feedback", given)
    assert "Contest this" in words_of(brand_member.page(f"{world.base}/disclosures/{told}"))
    appeal = contest(world, brand_member, "disclosure", told).location
    assert "contested the outcome of a disclosure" in words_of(brand_member.page(appeal))


def test_what_cannot_be_seen_cannot_be_contested(world, kept, brand_member, observer, frontline):
    about = f"{world.base}/feedback/appeals/about"
    for unknown in (f"commitment/{uuid4()}", f"change/{kept}", f"nonsense/{kept}"):
        assert brand_member.get(f"{about}/{unknown}").status_code == 404
    for reader in (observer, frontline):
        assert reader.get(f"{about}/commitment/{kept}").status_code == 403
        contest(world, reader, "commitment", kept, 403)
    page = words_of(observer.page(f"{world.base}/commitments/{kept}"))
    assert "Contest this" not in page
