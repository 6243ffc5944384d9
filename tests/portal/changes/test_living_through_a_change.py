"""Both sides live through a change in their browsers, from asking to closed, and by every exit."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from domain.changes import commands as c
from domain.partnerships.commands import ProposeCharter, SignCharter
from domain.schedules.commands import NameAuthority
from domain.schedules.record import schedule_id_of
from domain.terms import Terms
from tests.portal.changes.conftest import ASSESSMENT, CHAT, REQUEST, Page, local, on
from tests.portal.client import words_of


@pytest.fixture
def any_time(world):
    """A charter that lets a change go live at once."""
    terms = Terms(
        notice_working_days=0,
        go_live_weekdays=tuple(range(7)),
        go_live_from="00:00",
        go_live_until="23:59",
    )
    world.perform(ProposeCharter, "brand_lead", world.id, terms=terms, why="For tests.")
    world.perform(SignCharter, "bpo_lead", world.id, number=1)


def test_from_asking_to_closed(
    world, any_time, asked, brand_lead, brand_member, bpo_lead, bpo_member, frontline
):
    page = bpo_member.page(asked.url)
    assert "asks for this change" in words_of(page)

    asked.does(bpo_member, "response", "response", code="act_now", words="Gladly.")
    asked.does(bpo_member, "assessment", "assessment", **ASSESSMENT)
    asked.does(bpo_lead, "approval", "approval", words="Yes.")
    asked.does(brand_lead, "approval", "approval")
    soon = datetime.now(UTC) + timedelta(minutes=90)
    asked.does(bpo_member, "schedule", "schedule", effective_at=soon.isoformat())
    words = words_of(brand_member.page(asked.url))
    assert "0 working days of notice" in words or "1 working day of notice" in words

    asked.does(bpo_member, "briefing", "briefing", text="Read the macro.", briefed_on=on(0))
    fay = world.people["frontline"].id
    asked.does(bpo_member, "roster", "roster", team_id=CHAT, person_ids=[fay])
    asked.does(
        bpo_member,
        "comprehension",
        "comprehension",
        question="Up to how much?",
        choice_1="10",
        choice_2="50",
        right="2",
    )
    briefing = f"{asked.url}/briefing"
    assert "Up to how much?" in frontline.page(briefing)
    frontline.submit(f"{asked.url}/reading", {"form": "reading", "answer": "1"})
    assert "That was not it yet" in frontline.page(briefing)
    frontline.submit(
        f"{asked.url}/briefing/questions", {"form": "front_line_asking", "text": "At night too?"}
    )
    frontline.submit(f"{asked.url}/reading", {"form": "reading", "answer": "2"})
    frontline.submit(f"{asked.url}/vote", {"form": "vote", "confidence": "4"})
    assert "You have read and understood this" in words_of(frontline.page(briefing))
    refused = asked.does(bpo_member, "readiness", "readiness", status=409)
    assert "Questions of the front line are not answered yet." in refused.text
    _answer(asked, bpo_member)
    asked.does(bpo_member, "readiness", "readiness")

    world.parts.partnerships.clock = lambda: soon + timedelta(minutes=5)
    asked.does(
        bpo_member,
        "going-live",
        "going_live",
        live_at=(soon + timedelta(minutes=1)).isoformat(),
        live_precision="exact",
    )
    asked.does(bpo_member, "review", "review", text="Half of all refunds go by chat.")
    refused = asked.does(
        brand_member, "judgement", "judgement", status=409, outcome="partly", effort="2"
    )
    assert "What is the lesson?" in refused.text
    asked.does(brand_member, "judgement", "judgement", outcome="successful", effort="2")
    asked.does(bpo_member, "effort", "effort", effort="3")
    words = words_of(brand_member.page(asked.url))
    assert "closed it: successful." in words
    assert "Effort at Northwind2 of 5" in words
    assert "Northwind held it" in words


def _answer(asked: Page, browser) -> None:
    text = browser.page(asked.url)
    path = text.split("front-line-questions/")[1].split("/answer")[0]
    asked.does(
        browser, f"front-line-questions/{path}/answer", f"front_line_answer-{path}", text="Yes."
    )


def test_a_refused_form_keeps_all_that_was_typed_with_the_sentence_beside_its_field(
    asked, bpo_member
):
    answer = asked.does(
        bpo_member, "response", "response", status=409, code="counter_offer", words="Not so, but"
    )
    assert "Offer an option." in answer.text
    assert "Not so, but" in answer.text

    answer = asked.does(bpo_member, "response", "response", status=422, code="act_now")
    assert "Please fill this in." in answer.text


def test_a_new_request_refused_keeps_all_that_was_typed(world, brand_member):
    yesterday = {**REQUEST, "wanted_by": on(-1), "form": "submit", "record_id": uuid4()}
    answer = brand_member.submit(f"{world.base}/changes", yesterday, 409)

    assert "Choose a day that is still to come." in answer.text
    assert REQUEST["why"] in answer.text


def test_a_draft_is_kept_for_ones_own_side(world, brand_member, bpo_member):
    change_id = uuid4()
    kept = {"form": "submit", "record_id": change_id, "title": "Later"}
    brand_member.submit(f"{world.base}/changes/drafts", kept)

    assert "Later" in brand_member.page(f"{world.base}/changes")
    assert "Later" not in bpo_member.page(f"{world.base}/changes")
    bpo_member.page(f"{world.base}/changes/{change_id}", 404)
    bpo_member.page(f"{world.base}/changes/{change_id}/draft", 404)
    assert "Later" in brand_member.page(f"{world.base}/changes/{change_id}/draft")

    brand_member.submit(
        f"{world.base}/changes", {"form": "submit", "record_id": change_id, **REQUEST}
    )
    assert "Refund by chat" in bpo_member.page(f"{world.base}/changes")


def test_declined_it_can_be_appealed_once(asked, brand_member, bpo_member, bpo_lead):
    asked.does(
        bpo_member, "response", "response", code="decline", words="No.", alternative="By mail."
    )
    assert "By mail." in brand_member.page(asked.url)
    asked.does(brand_member, "appeal", "appeal", reason="Mail takes days.")
    asked.does(bpo_lead, "appeal/dismissal", "appeal_dismissal", reason="It stands.")
    again = asked.does(brand_member, "appeal", "appeal", status=409, reason="Please.")
    assert "A decline can be appealed once, and it was." in again.text


def test_sent_back_and_revised_the_differences_can_be_read(asked, brand_member, bpo_member):
    asked.does(bpo_member, "sending-back", "sending_back", reason="How many a day?")
    asked.does(
        brand_member,
        "revisions",
        "revision",
        **{**REQUEST, "why": "Forty customers ask for it every day."},
    )

    page = bpo_member.page(f"{asked.url}/revisions")
    assert "<ins>Forty" in page
    assert "<del>Customers" in page
    assert "The same in both" in page


def test_on_hold_nothing_moves(asked, brand_member, bpo_member):
    asked.does(bpo_member, "hold", "hold", reason="Peak week.")
    refused = asked.does(
        bpo_member, "response", "response", status=409, code="act_now", words="Go."
    )
    assert "on hold" in refused.text
    asked.does(bpo_member, "hold/lift", "hold_lift")
    asked.does(bpo_member, "response", "response", code="act_now", words="Go.")


def test_deferred_withdrawn_and_reopened(asked, brand_member, bpo_member):
    asked.does(bpo_member, "deferral", "deferral", until=on(20), reason="After the peak.")
    asked.does(brand_member, "awakening", "awakening", reason="It cannot wait.")
    asked.does(brand_member, "withdrawal", "withdrawal", reason="Solved otherwise.")
    asked.does(brand_member, "reopening", "reopening", reason="It was not.")
    assert "Respond" in bpo_member.page(asked.url)


def test_a_counter_offer_is_taken(asked, brand_member, bpo_member):
    asked.does(
        bpo_member,
        "response",
        "response",
        code="counter_offer",
        words="Or so.",
        option_1="By mail.",
        option_2="By phone.",
    )
    assert "By phone." in brand_member.page(asked.url)
    asked.does(brand_member, "options/acceptance", "option_acceptance", number="2")
    assert "Taken" in bpo_member.page(asked.url)


def test_a_contract_first_answer_is_disputed_and_settled(asked, brand_member, bpo_member):
    asked.does(bpo_member, "response", "response", code="contract_first", words="The price list.")
    asked.does(
        brand_member, "response/dispute", "dispute", code="act_now", reason="No price in it."
    )
    assert "codes it act now" in words_of(bpo_member.page(asked.url))
    asked.does(bpo_member, "response/settlement", "settlement")
    assert "Settled by both" in brand_member.page(asked.url)


def test_paper_runs_beside(asked, brand_member, bpo_member):
    asked.does(
        bpo_member,
        "response",
        "response",
        code="act_now_paper_later",
        words="We start.",
        paper_due_on=on(9),
    )
    assert "Paper owed" in brand_member.page(f"{asked.url}")
    assert "Refund by chat" in brand_member.page(asked.url.rsplit("/", 2)[0] + "/freezes")
    asked.does(brand_member, "paper/waiver", "paper_waiver", reason="Nothing changed in price.")
    asked.does(bpo_member, "paper/waiver/refusal", "paper_waiver_refusal", reason="It did.")
    asked.does(
        brand_member, "paper/signature", "paper_signature", document="Annex 4", signed_on=on(0)
    )
    assert "signed: Annex 4" in words_of(bpo_member.page(asked.url))


def test_a_conflict_is_refused_beside_its_field_and_overridden_by_both(
    asked, brand_lead, brand_member, bpo_lead, bpo_member
):
    asked.does(bpo_member, "response", "response", code="act_now", words="Gladly.")
    asked.does(bpo_member, "assessment", "assessment", **ASSESSMENT)
    asked.does(bpo_lead, "approval", "approval")
    asked.does(brand_lead, "approval", "approval")
    soon = local(timedelta(days=1))
    refused = asked.does(bpo_member, "schedule", "schedule", status=409, effective_at=soon)
    assert "the charter asks for 10" in refused.text
    assert soon in refused.text

    asked.does(bpo_member, "override", "override", effective_at=soon, reason="Customers wait.")
    assert "the notice is" in words_of(brand_member.page(asked.url)).lower()
    asked.does(brand_member, "override/agreement", "override_agreement", reason="Agreed.")
    assert "Short notice, agreed" in words_of(brand_member.page(asked.url))


def test_an_emergency_is_ratified(world, brand_lead, bpo_lead, bpo_member):
    world.perform(
        NameAuthority, "bpo_lead", schedule_id_of(world.id), person_id=world.people["bpo_member"].id
    )
    url, change_id = f"{world.base}/changes/emergency", uuid4()
    form = {
        **REQUEST,
        "form": "raise_emergency",
        "record_id": change_id,
        "fallback": "Undo.",
        "live_at": local(timedelta(minutes=-5)),
        "live_precision": "exact",
    }
    assert "Only the named authority" in bpo_lead.submit(url, form, 409).text
    bpo_member.submit(url, form)
    page = Page(world, change_id)
    assert "Ratify it" in words_of(brand_lead.page(page.url))
    page.does(brand_lead, "ratification", "ratification", words="Right so.")
    page.does(bpo_member, "assessment", "assessment", **ASSESSMENT)
    page.does(bpo_member, "review", "review", text="Well.")


def test_a_change_made_alone_is_reported_contested_and_accounted_for(
    world, brand_member, bpo_member
):
    change_id = uuid4()
    form = {**REQUEST, "form": "report_unilateral", "record_id": change_id}
    brand_member.submit(f"{world.base}/changes/unilateral", form)
    page = Page(world, change_id)
    page.does(bpo_member, "contest", "contest", reason="It was asked for.")
    page.does(brand_member, "upholding", "upholding", reason="It was not.")
    page.does(bpo_member, "account", "account", text="We should have asked.")
    page.does(brand_member, "judgement", "judgement", outcome="failed", lesson="Ask.", effort="4")


def test_every_form_of_the_page_opens(world, asked, brand_member, bpo_member, brand_lead, bpo_lead):
    from portal.changes.fields import ASKS

    for browser in (brand_member, bpo_member, brand_lead, bpo_lead):
        for name in ASKS:
            browser.page(f"{asked.url}?add={name}")


def test_who_may_not_see_or_do(world, asked, observer, frontline, stranger, bpo_member):
    stranger.page(asked.url, 404)
    frontline.page(asked.url, 403)
    frontline.page(f"{asked.url}/briefing", 404)
    assert 'name="code"' not in observer.page(asked.url)
    observer.submit(
        f"{asked.url}/response", {"form": "response", "code": "act_now", "words": "Go."}, 403
    )
    observer.page(f"{world.base}/changes/new", 403)


def test_an_old_page_comes_back_with_what_happened_meanwhile(
    asked, brand_member, bpo_member, bpo_lead
):
    text = bpo_member.page(asked.url)
    seen = text.split('name="seen" value="')[1].split('"')[0]
    asked.does(bpo_lead, "sending-back", "sending_back", reason="How many?")
    late = asked.does(
        bpo_member, "response", "response", status=409, seen=seen, code="act_now", words="We start."
    )
    assert "We start." in late.text
    assert "sent it back for more" in late.text


def test_the_review_page_and_its_table(world, asked, brand_member, stranger):
    page = brand_member.page(f"{world.base}/changes/review")
    assert "Refund by chat" in page
    answer = brand_member.get(f"{world.base}/changes/review/transitions.csv")
    assert answer.mimetype == "text/csv"
    assert "asked Harbor Contact for a change." in answer.text
    assert stranger.get(f"{world.base}/changes/review/transitions.csv").status_code == 404


def test_no_cell_of_the_table_is_a_formula(world, brand_member):
    formula = {**REQUEST, "title": "=HYPERLINK(0)", "form": "submit"}
    brand_member.submit(f"{world.base}/changes", formula)
    text = brand_member.get(f"{world.base}/changes/review/transitions.csv").text
    assert "'=HYPERLINK(0)" in text


def test_the_filters_of_the_register_stand_in_the_address(world, asked, brand_member):
    base = f"{world.base}/changes"
    assert "Refund by chat" in brand_member.page(f"{base}?ball=bpo&state=open")
    assert "No change fits these filters" in brand_member.page(f"{base}?ball=brand")
    brand_member.page(f"{base}?state=nonsense&team_id=nonsense&before=nonsense&due=x&text=%00")


def test_an_empty_register_says_how_to_begin(world, brand_member):
    assert "Nothing asked for yet" in brand_member.page(f"{world.base}/changes")
    assert "No template can be used" in brand_member.page(f"{world.base}/changes/standard")


def test_the_rules_name_fields_their_forms_have(world):
    """Every sentence beside a field finds that field in the form of its command."""
    import ast
    from pathlib import Path

    from portal.changes.fields import ASKS

    fields = {field.name for ask in ASKS.values() for field in ask.fields}
    fields |= {"template_id", "came_from", "live_at", "text", "answer", "confidence"}
    named = set()
    for path in (Path(__file__).parents[3] / "domain/changes").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in (
                "must",
                "RuleBroken",
            ):
                last = node.args[-1]
                if (
                    len(node.args) > 1
                    and isinstance(last, ast.Constant)
                    and " " not in str(last.value)
                ):
                    named.add(last.value)
    assert named
    assert named <= fields, named - fields


def test_commands_come_from_the_table(world):
    from portal.changes.acts import ACTS

    assert ACTS["response"].command is c.RespondToChange


def test_a_local_time_that_is_skipped_or_repeated_follows_one_rule(world):
    """Skipped: moved on by the gap. Repeated: the first one. As docs/decisions/0024 says."""
    from portal.forms import local_instant

    with world.app.test_request_context():
        from flask import g

        g.zone = ZoneInfo("Europe/Berlin")
        assert local_instant("2027-03-28T02:30") == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
        assert local_instant("2026-10-25T02:30") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
