"""A round from proposal to commitments, by its pages."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest

from domain.commitments.commands import KeepCommitment
from domain.rounds import commands as c
from domain.rounds.events import CommitmentProposed, ContributionRevealed, RoundRevealed
from portal.reminders import Reminders, round_of
from tests.portal.client import words_of
from tests.portal.rounds.conftest import OURS_SAY, PROPOSAL, THEY_SAY, now, write


def at(world, round_id):
    return f"{world.base}/rounds/{round_id}"


def facts(world, kind):
    return [f for _, f in world.parts.partnerships.log.after(0, 10_000) if isinstance(f, kind)]


def form(name, **fields):
    return {"form": name, "command_id": str(uuid4()), **fields}


def test_an_empty_list_says_what_rounds_are_for(world, brand_lead, observer):
    page = words_of(brand_lead.page(f"{world.base}/rounds"))
    assert "No rounds yet" in page
    assert "Propose a round" in page
    assert "/rounds/new" not in observer.page(f"{world.base}/rounds")


def test_one_side_proposes_and_the_other_opens(world, brand_lead, bpo_member):
    brand_lead.page(f"{world.base}/rounds/new")
    deadline = f"{date.today() + timedelta(days=14)}T12:00"  # noqa: DTZ011 - far enough away
    said = brand_lead.submit(
        f"{world.base}/rounds", form("propose", **PROPOSAL, deadline_at=deadline)
    )
    assert "Proposed. Harbor Contact opens it, or declines." in brand_lead.follow(said)
    assert "Open the round of feedback, or decline it." in bpo_member.page(f"{world.base}/")
    page = bpo_member.page(said.location)
    assert "Do you take part?" in page
    opened = bpo_member.submit(f"{said.location}/opening", form("opening"))
    assert "What you write now is sealed." in bpo_member.follow(opened)
    assert "Write your side’s feedback, and hand it in." in brand_lead.page(f"{world.base}/")
    assert PROPOSAL["title"] in bpo_member.page(f"{world.base}/rounds")


def test_a_deadline_too_soon_comes_back_beside_its_field(world, brand_lead):
    asked = form("propose", **PROPOSAL, deadline_at="2020-01-01T12:00")
    answer = brand_lead.submit(f"{world.base}/rounds", asked, 409)
    assert "Choose a time that is still to come." in answer.text
    assert PROPOSAL["title"] in answer.text
    assert "No rounds yet" in brand_lead.page(f"{world.base}/rounds")


def test_it_is_taken_back_or_declined_with_a_reason(world, brand_member, bpo_lead):
    first = world.perform(
        c.ProposeRound, "brand_lead", deadline_at=now() + timedelta(days=9), **PROPOSAL
    )
    assert "taking-back" not in bpo_lead.page(at(world, first))
    brand_member.submit(f"{at(world, first)}/taking-back", form("taking_back"), 422)
    said = form("taking_back", reason="After the move.")
    taken = brand_member.submit(f"{at(world, first)}/taking-back", said)
    assert "Taken back." in brand_member.follow(taken)
    second = world.perform(
        c.ProposeRound, "brand_lead", deadline_at=now() + timedelta(days=9), **PROPOSAL
    )
    said = form("decline", reason="In autumn.")
    declined = bpo_lead.submit(f"{at(world, second)}/decline", said)
    assert "Declined." in bpo_lead.follow(declined)
    assert "In autumn." in brand_member.page(at(world, second))


def test_a_side_writes_rewords_removes_and_corrects_its_own(world, opened, brand_lead, bpo_lead):
    page = at(world, opened)
    brand_lead.page(page)
    said = form("writing", dimension="communication", text=OURS_SAY)
    written = brand_lead.submit(f"{page}/contributions", said)
    assert "Written and sealed." in brand_lead.follow(written)
    mine = said["command_id"]
    said = form(f"revision-{mine}", dimension="character", text="Reworded.")
    brand_lead.submit(f"{page}/contributions/{mine}/revision", said)
    shown = brand_lead.page(page)
    assert "Reworded." in shown
    correction = next(
        link for link in re.findall(r'href="([^"]*/correction)"', shown) if link in shown
    )
    link = re.findall(r'href="([^"]*/correction)"', shown)[-1]
    assert brand_lead.page(correction)
    fixed = form("correction", field="text", text="Corrected.", reason="Typing.")
    brand_lead.submit(link, fixed)
    assert '<p class="words">Corrected.</p>' in brand_lead.page(page)
    assert bpo_lead.get(link).status_code == 404
    bpo_lead.submit(link, fixed, 404)
    brand_lead.submit(f"{page}/contributions/{mine}/removal", form(f"removal-{mine}"))
    assert "Nothing written yet" in brand_lead.page(page)


def test_a_refused_rewording_comes_back_where_it_was_typed(world, opened, brand_lead):
    mine = write(world, "brand_lead", opened, OURS_SAY)
    other = write(world, "brand_lead", opened, "Another.")
    page = at(world, opened)
    said = form(f"revision-{mine}", dimension="communication", text=OURS_SAY)
    answer = brand_lead.submit(f"{page}/contributions/{mine}/revision", said, 409)
    assert "These are the words that stand there already." in answer.text
    assert re.search(rf'id="reword-{mine}"[^>]* open', answer.text)
    assert not re.search(rf'id="reword-{other}"[^>]* open', answer.text)


def test_handing_in_second_reveals_both_side_by_side(world, opened, brand_lead, bpo_lead):
    page = at(world, opened)
    write(world, "brand_member", opened, OURS_SAY)
    write(world, "bpo_member", opened, THEY_SAY, "competence")
    seen = re.search(r'name="seen" value="(\d+)"', brand_lead.page(page))[1]
    brand_lead.submit(f"{page}/hand-in", form("hand_in", seen=seen))
    assert THEY_SAY not in brand_lead.page(page)
    assert "Northwind has handed in. As soon as you do" in words_of(bpo_lead.page(page))
    seen = re.search(r'name="seen" value="(\d+)"', bpo_lead.page(page))[1]
    bpo_lead.submit(f"{page}/hand-in", form("hand_in", seen=seen))
    for reader in (brand_lead, bpo_lead):
        shown = words_of(reader.page(page))
        assert "What both sides wrote" in shown
        assert OURS_SAY in shown
        assert THEY_SAY in shown
        assert "Tomás Rivera wrote about competence, now revealed:" in shown
    assert [f.handed_in for f in facts(world, RoundRevealed)] == [("brand", "bpo")]


def test_whoever_wrote_the_revealed_words_corrects_them(world, revealed, brand_lead, bpo_lead):
    """Priya handed in second, so the fact is of her side; the words are not."""
    [ours, theirs] = facts(world, ContributionRevealed)
    shown = brand_lead.page(at(world, revealed))
    line = re.search(rf"{re.escape(OURS_SAY)}.*?href=\"([^\"]*/correction)\"", shown, re.DOTALL)
    assert (ours.side, theirs.side) == ("bpo", "bpo")
    links = set(re.findall(r'href="([^"]*/correction)"', shown))
    assert line
    fixed = {"field": "text", "text": "Within the hour.", "reason": "Shorter."}
    done = [
        brand_lead.submit(link, form("correction", **fixed), None).status_code
        for link in sorted(links)
    ]
    assert 303 in done
    assert "Within the hour." in words_of(bpo_lead.page(at(world, revealed)))
    other_links = set(re.findall(r'href="([^"]*/correction)"', bpo_lead.page(at(world, revealed))))
    assert not links & other_links


def test_taking_the_hand_in_back_lets_one_write_on(world, opened, brand_lead):
    write(world, "brand_lead", opened, OURS_SAY)
    world.perform(c.HandIn, "brand_lead", opened)
    page = at(world, opened)
    assert "Write it, sealed" not in brand_lead.page(page)
    brand_lead.submit(f"{page}/hand-in/taking-back", form("hand_in_taking_back"))
    assert "Write it, sealed" in brand_lead.page(page)


def test_anybody_reveals_it_after_the_deadline(world, overdue, brand_member, bpo_lead):
    page = at(world, overdue)
    shown = brand_member.page(page)
    assert "The deadline has passed" in shown
    assert "Northwind handed in nothing." in shown
    assert THEY_SAY not in shown
    brand_member.submit(f"{page}/reveal", form("reveal"))
    own, theirs = brand_member.page(page), bpo_lead.page(page)
    assert THEY_SAY in own
    assert THEY_SAY in theirs
    assert "What was never handed in" in own
    assert OURS_SAY in own
    assert OURS_SAY not in theirs
    assert "Northwind had handed in nothing when the deadline passed." in theirs


def test_the_worker_reveals_it_once_after_the_deadline(world, overdue, brand_lead):
    reminders = Reminders(world.parts.directory.engine)
    assert round_of(world.parts, reminders, now()).revealed == 1
    assert round_of(world.parts, reminders, now()).revealed == 0
    [told] = facts(world, RoundRevealed)
    assert (told.side, told.handed_in) == ("portal", ("bpo",))
    assert "Revealed what Harbor Contact wrote; Northwind had handed in nothing." in words_of(
        brand_lead.page(at(world, overdue))
    )
    brand_lead.submit(f"{at(world, overdue)}/reveal", form("reveal"), 409)
    assert len(facts(world, RoundRevealed)) == 1


def test_the_worker_leaves_a_round_alone_before_its_deadline(world, opened):
    reminders = Reminders(world.parts.directory.engine)
    assert round_of(world.parts, reminders, now()).revealed == 0


def test_it_is_discussed_and_closed_with_commitments_of_both(world, revealed, brand_lead, bpo_lead):
    page = at(world, revealed)
    assert "Talk about what both sides wrote" in bpo_lead.page(f"{world.base}/")
    today = f"{date.today()}"  # noqa: DTZ011 - as a form holds it
    said = form("discussion", held_on=today, text="We heard each other.")
    bpo_lead.submit(f"{page}/discussion", said)
    assert "Propose how the round is closed." in brand_lead.page(f"{world.base}/")
    due = f"{date.today() + timedelta(days=20)}"  # noqa: DTZ011 - as a form holds it
    begun = {"text_1": "We call before it starts.", "owner_1": "bpo"}
    refused = brand_lead.submit(f"{page}/closing", form("closing", **begun), 409)
    assert "Say by which day." in refused.text
    second = {"text_2": "You get the plan.", "owner_2": "brand", "due_2": due}
    brand_lead.submit(f"{page}/closing", form("closing", **begun, due_1=due, **second))
    shown = words_of(bpo_lead.page(page))
    assert "Do you agree to close it so?" in shown
    assert "What Northwind proposes" in shown
    assert "Agree how the round is closed, or decline." in bpo_lead.page(f"{world.base}/")
    bpo_lead.submit(f"{page}/closing/agreement", form("agreement"))
    shown = words_of(brand_lead.page(page))
    assert "What comes of it" in shown
    assert "We call before it starts." in words_of(brand_lead.page(f"{world.base}/commitments"))
    first = facts(world, CommitmentProposed)[0].commitment_id
    commitment = brand_lead.page(f"{world.base}/commitments/{first}")
    assert PROPOSAL["title"] in commitment
    world.perform(KeepCommitment, "bpo_lead", first, evidence="Called.")
    assert ", kept" in words_of(brand_lead.page(page))


def test_a_declined_proposal_says_why(world, revealed, brand_lead, bpo_lead):
    page = at(world, revealed)
    world.perform(c.DiscussRound, "bpo_lead", revealed, held_on=now().date(), text="Heard.")
    brand_lead.submit(f"{page}/closing", form("closing"))
    assert "Propose something else instead" in brand_lead.page(page)
    bpo_lead.submit(f"{page}/closing/decline", form("closing_decline", reason="Too little."))
    assert "Too little." in brand_lead.page(page)


@pytest.mark.parametrize("view", ["month", "agenda"])
def test_the_deadline_stands_in_the_calendar(world, opened, brand_lead, view):
    day = (now() + timedelta(days=14)).date().isoformat()
    page = words_of(brand_lead.page(f"{world.base}/calendar?view={view}&day={day}"))
    assert PROPOSAL["title"] in page
    assert "Round’s deadline" in page


def test_an_observer_reads_and_decides_nothing(world, opened, observer):
    write(world, "bpo_member", opened, THEY_SAY)
    shown = observer.page(at(world, opened))
    assert THEY_SAY in shown
    assert "Write it, sealed" not in shown
    assert ">Hand in<" not in shown
    observer.submit(f"{at(world, opened)}/hand-in", form("hand_in"), 403)


def test_there_is_no_such_round(world, brand_lead):
    brand_lead.page(at(world, uuid4()), status=404)
