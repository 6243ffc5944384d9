"""Both sides live through feedback in their browsers; the front line sees its own and no more."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from domain.disclosures.commands import TellDisclosure
from domain.feedback import commands as c
from tests.portal.client import words_of

SAID = {
    "kind": "concern",
    "dimension": "communication",
    "text": "We hear of outages from customers first. <b>Always</b>.",
    "basis": "impression",
}


def on(days: int) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).date().isoformat()


class Page:
    """One piece of feedback as somebody uses it."""

    def __init__(self, world, feedback_id):
        self.id, self.url = feedback_id, f"{world.base}/feedback/{feedback_id}"

    def does(self, browser, path, act, status=303, **fields):
        return browser.submit(f"{self.url}/{path}", {"form": act, **fields}, status)

    def words(self, browser, status=200):
        return words_of(browser.page(self.url, status))


def give(world, browser, status=303, **more):
    feedback_id = uuid4()
    fields = {"form": "give", "record_id": feedback_id, **SAID, **more}
    answer = browser.submit(f"{world.base}/feedback", fields, status)
    return Page(world, feedback_id) if status == 303 else answer


@pytest.fixture
def given(world, brand_member):
    return give(world, brand_member)


def told(world, by="bpo_lead"):
    now = datetime.now(UTC)
    times = {"occurred_at": now - timedelta(hours=3), "discovered_at": now - timedelta(hours=2)}
    words = {"what": "Letters went astray.", "affected": "Forty", "doing_now": "We call."}
    return world.perform(TellDisclosure, by, **words, **times)


def test_from_giving_to_settled(world, given, brand_member, bpo_member):
    assert "<b>Always" not in bpo_member.page(given.url)
    page = given.words(bpo_member)
    assert "Northwind gave you feedback" in page
    assert "An impression: it is shown, and weighs nothing." in page
    assert "Acknowledge the feedback." in words_of(bpo_member.page(f"{world.base}/"))
    given.does(bpo_member, "acknowledgement", "acknowledgement", words="Read.")

    refused = given.does(bpo_member, "answer", "answer", 409, code="accepted", words="Right.")
    assert "What follows?" in words_of(refused.text)
    assert "Right." in refused.text
    promise = {"we_will": "Tell within the hour.", "due_on": on(9)}
    given.does(bpo_member, "answer", "answer", code="accepted", words="Right.", **promise)
    given.does(bpo_member, "actions", "action", we_will="Train all.", due_on=on(9))
    page = given.words(brand_member)
    assert "We will: Tell within the hour." in page
    assert "We will: Train all." in page
    assert "Waiting for Harbor Contact" in page

    given.does(bpo_member, "telling-back", "telling_back", words="You said, and we did.")
    page = given.words(brand_member)
    assert "You said, and we did." in page
    assert "Is it settled for you?" in page
    given.does(brand_member, "settling", "settling", words="Thank you.")
    page = given.words(bpo_member)
    assert "Settled" in page
    assert "Thank you." in page


def test_what_is_not_settled_is_closed_by_both_leads(given, brand_member, brand_lead, bpo_lead):
    given.does(bpo_lead, "acknowledgement", "acknowledgement")
    given.does(bpo_lead, "answer", "answer", code="not_accepted", words="We told on Friday.")
    given.does(brand_member, "escalation", "unsettled", reason="You did not.")
    assert "Close it together" in given.words(bpo_lead)
    assert "Propose how it ends" not in given.words(brand_member)
    end = {"conclusion": "agreed_to_differ", "words": "So be it."}
    given.does(bpo_lead, "conclusion", "conclusion", **end)
    assert "proposes: we agree to differ. “So be it.”" in given.words(brand_lead)
    given.does(brand_lead, "conclusion/refusal", "refusal", reason="Not for us.")
    given.does(brand_lead, "conclusion", "conclusion", conclusion="settled", words="Mended.")
    given.does(bpo_lead, "conclusion/agreement", "agreement")
    assert "Mended." in given.words(brand_member)
    given.does(bpo_lead, "conclusion/agreement", "agreement", 409)


def test_a_meeting_comes_before_the_answer(given, brand_member, bpo_member):
    given.does(bpo_member, "acknowledgement", "acknowledgement")
    given.does(bpo_member, "answer", "answer", code="lets_meet", words="Show us.")
    assert "You wanted to meet about it" in given.words(brand_member)
    given.does(brand_member, "meeting", "meeting", held_on=on(0), words="We saw the log.")
    page = given.words(bpo_member)
    assert "We saw the log." in page
    assert "Let us meet Say what" not in page


def test_it_is_withdrawn_with_a_reason_and_stays_visible(given, brand_member, bpo_member):
    given.does(brand_member, "withdrawal", "withdrawal", 422, reason="")
    given.does(brand_member, "withdrawal", "withdrawal", reason="Said in anger.")
    page = given.words(bpo_member)
    assert "Withdrawn." in page
    assert "Said in anger." in page
    assert "We hear of outages" in page


def test_a_draft_is_kept_finished_and_put_away(world, brand_member, brand_lead, bpo_member):
    draft = Page(world, uuid4())
    keep = {"form": "give", "record_id": draft.id, "text": "Only a thought."}
    brand_member.submit(f"{world.base}/feedback/drafts", keep)
    index = f"{world.base}/feedback"
    assert "Only a thought" in words_of(brand_lead.page(index))
    assert "Only a thought" not in words_of(bpo_member.page(index))
    assert bpo_member.get(draft.url).status_code == 404
    assert bpo_member.get(f"{draft.url}/draft").status_code == 404
    assert "Only a thought." in brand_member.page(f"{draft.url}/draft")
    assert brand_lead.get(f"{draft.url}/draft").location.endswith(draft.url)
    assert "Put the draft away" in draft.words(brand_lead)
    draft.does(brand_lead, "discarding", "discarding")
    assert "Discarded." in draft.words(brand_member)


def test_a_refused_form_keeps_everything_typed(world, brand_member):
    text = "Typed for half an hour."
    answer = give(world, brand_member, 409, basis="case", case_on=on(0), text=text)
    assert text in answer.text
    assert "What happened, in a sentence or two?" in words_of(answer.text)
    answer = give(world, brand_member, 422, kind="", text=text)
    assert text in answer.text
    assert "Please fill this in." in words_of(answer.text)


def test_who_will_see_it_is_said_before_it_is_given(world, brand_member, frontline):
    page = words_of(brand_member.page(f"{world.base}/feedback/new"))
    assert "These 3 people at Harbor Contact will see this" in page
    assert "A record both sides can see" in page
    page = words_of(frontline.page(f"{world.base}/feedback/new"))
    assert "These 2 people at Northwind will see this" in page
    assert "A record both sides can see" not in page


def test_it_names_a_record_as_its_example_and_leads_there(world, brand_member, bpo_member):
    disclosure_id = told(world)
    form = brand_member.page(f"{world.base}/feedback/new?about=disclosure:{disclosure_id}")
    assert f'value="disclosure:{disclosure_id}" selected' in form
    for nonsense in ("disclosure:", "x:y", f"x:{disclosure_id}", "%00", f"visit:{uuid4()}"):
        brand_member.page(f"{world.base}/feedback/new?about={nonsense}")
    example = {"basis": "record", "example_id": f"disclosure:{disclosure_id}"}
    page = give(world, brand_member, **example).words(bpo_member)
    assert "For example: Letters went astray" in page
    for unknown in (f"disclosure:{uuid4()}", "disclosure:", f"pulse:{disclosure_id}"):
        example = {"basis": "record", "example_id": unknown}
        answer = give(world, brand_member, 409, **example)
        assert "Choose a record both sides can see." in words_of(answer.text)


def test_the_register_is_narrowed_down_and_turned(world, brand_member, bpo_member):
    for number in range(23):
        by = (brand_member, bpo_member)[number % 2]
        give(world, by, text=f"Thing {number}.", kind=("praise", "concern")[number % 2])
    index = f"{world.base}/feedback"
    page = brand_member.page(index)
    assert "Northwind gave 12, Harbor Contact gave 11; 23 open." in words_of(page)
    assert page.count('data-label="From"') == 20
    older = next(part.split('"')[0] for part in page.split('href="') if "before=" in part)
    assert "Thing 0" in words_of(brand_member.page(older.replace("&amp;", "&")))
    praise = words_of(brand_member.page(f"{index}?kind=praise"))
    assert "Thing 22" in praise
    assert "Thing 21" not in praise
    assert "No feedback fits" in words_of(brand_member.page(f"{index}?state=closed"))
    assert "Thing 21" in words_of(brand_member.page(f"{index}?side=bpo&dimension=communication"))
    for nonsense in ("state=x", "side=portal", "before=x", "kind=%00", "text=%00"):
        brand_member.page(f"{index}?{nonsense}")


# --- The front line -----------------------------------------------------------------------------


def test_the_front_line_gives_follows_and_settles_its_own(world, frontline, brand_member):
    assert "You have not given any feedback yet" in words_of(
        frontline.page(f"{world.base}/feedback")
    )
    mine = give(world, frontline)
    assert "We hear of outages" in words_of(frontline.page(f"{world.base}/feedback"))
    mine.does(brand_member, "acknowledgement", "acknowledgement")
    promise = {"we_will": "Tell within the hour.", "due_on": on(9)}
    mine.does(brand_member, "answer", "answer", code="accepted", words="Right.", **promise)
    mine.does(brand_member, "telling-back", "telling_back", words="We did.")
    page = mine.words(frontline)
    assert "We will: Tell within the hour." in page
    assert "Contest this" not in page
    assert "Comment" not in page
    mine.does(frontline, "settling", "settling")
    assert "Settled" in mine.words(frontline)


def test_the_front_line_sees_nothing_of_what_others_gave(world, given, frontline, bpo_member):
    theirs = give(world, bpo_member)
    head = world.parts.runner.log.head()
    for page in (given, theirs):
        assert frontline.get(page.url).status_code == 404
        assert frontline.get(f"{page.url}/draft").status_code == 404
        acts = {"withdrawal": "withdrawal", "settling": "settling", "escalation": "unsettled"}
        for path, act in acts.items():
            answer = page.does(frontline, path, act, None, reason="Mine now.")
            assert answer.status_code in (404, 409)
        for path in ("acknowledgement", "answer", "comments", "alarm/review", "conclusion"):
            page.does(frontline, path, "x", 403)
        stolen = {"form": "give", "record_id": page.id, **SAID}
        assert frontline.submit(f"{world.base}/feedback", stolen, None).status_code == 404
        assert frontline.submit(f"{world.base}/feedback/drafts", stolen, None).status_code == 404
    assert world.parts.runner.log.head() == head
    index = words_of(frontline.page(f"{world.base}/feedback?side=brand&state=open"))
    assert "We hear of outages" not in index
    form = frontline.page(f"{world.base}/feedback/new?about=feedback:{given.id}")
    assert "We hear of outages" not in form
    assert frontline.get(f"{world.base}/feedback/appeals").status_code == 403


def test_notes_of_one_side_are_no_news_to_the_front_line(world, frontline, bpo_member):
    mine = give(world, frontline)
    mine.does(bpo_member, "comments", "comment", text="Talk to Fay first.", to="own_side")
    mine.does(bpo_member, "comments", "comment", text="Fay is right.", to="shared")
    page = mine.words(frontline)
    assert "Talk to Fay first." not in page
    assert "Fay is right." in page


def test_the_front_line_names_no_record(world, frontline):
    disclosure_id = told(world)
    example = {"basis": "record", "example_id": f"disclosure:{disclosure_id}"}
    answer = give(world, frontline, 409, **example)
    assert "Letters" not in words_of(answer.text)
    assert "in your own words" in words_of(answer.text)


# --- The alarm ----------------------------------------------------------------------------------


def test_the_leads_of_both_sides_look_at_an_alarm(world, brand_lead, bpo_lead, bpo_member):
    disclosure_id = told(world)
    page = Page(world, world.perform(c.GiveFeedback, "brand_member", **SAID))
    home = f"{world.base}/"
    assert "Soon after a disclosure" in words_of(bpo_member.page(f"{world.base}/feedback"))
    assert "Soon after a disclosure" not in words_of(bpo_member.page(home))
    shown = words_of(bpo_member.page(f"{world.base}/disclosures/{disclosure_id}"))
    assert "Criticism soon after" in shown
    assert "I have looked at it" not in page.words(bpo_member)
    page.does(bpo_member, "alarm/review", "looking", 403, words="Fine.")
    for lead, found in ((brand_lead, "It was planned."), (bpo_lead, "So it seems.")):
        assert "Look at it, and say what you found." in words_of(lead.page(home))
        page.does(lead, "alarm/review", "looking", words=found)
        assert found in page.words(lead)
    for lead in (brand_lead, bpo_lead):
        assert "Soon after a disclosure" not in words_of(lead.page(home))
    assert "This came soon after a disclosure" in page.words(brand_lead)


def test_where_there_is_no_alarm_there_is_none_to_look_at(given, brand_lead):
    assert "soon after" not in given.words(brand_lead)
    given.does(brand_lead, "alarm/review", "looking", 404, words="Fine.")


def test_the_front_line_is_not_shown_the_disclosure_behind_an_alarm(world, frontline):
    disclosure_id = told(world, "brand_lead")
    mine = give(world, frontline)
    assert str(disclosure_id) not in frontline.page(mine.url)


def test_a_stranger_finds_no_feedback(given, stranger):
    assert stranger.get(given.url).status_code == 404


def test_what_is_due_stands_in_the_calendar(world, given, bpo_member):
    assert given.url in bpo_member.page(f"{world.base}/calendar?kind=feedback") + bpo_member.page(
        f"{world.base}/calendar?month={(datetime.now(UTC) + timedelta(days=25)):%Y-%m}"
    )
