"""The charter's pages: terms in words, a proposal with its differences, signing and versions."""

import pytest

from domain.partnerships.commands import ProposeCharter, SignCharter
from domain.terms import Target, Terms
from tests.portal.client import words_of

TYPED = {
    "values": "Tell it early\nNo blame",
    "targets": "Both: answer chats in a minute\nharbor contact: weekend cover: always",
    "protection_window_hours": "48",
    "acknowledge_working_hours": "8",
    "look_back_from": "high",
    "look_back_working_days": "5",
    "check_days_min": "30",
    "check_days_max": "90",
    "kept_late_percent": "20",
    "renegotiations_max": "2",
    "notice_working_days": "10",
    "paper_debt_cap": "5",
    "load_points_cap": "6",
    "respond_working_hours": "16",
    "approve_working_days": "5",
    "ratify_working_hours": "4",
    "full_assessment_working_days": "2",
    "review_working_days": "10",
    "ready_percent": "90",
    "go_live_weekdays": "Mon, Tue, Wed, Thu, Fri",
    "go_live_from": "06:00",
    "go_live_until": "20:00",
    "gift_cap": "100",
    "gift_currency": "usd",
    "visit_cadence_days": "Side-by-side walk: 90",
    "why": "Two days are enough.",
}


@pytest.fixture
def url(world):
    return f"{world.base}/charter"


@pytest.fixture
def proposed(world):
    terms = Terms(protection_window_hours=48, targets=(Target("Chats in a minute", "bpo"),))
    world.perform(ProposeCharter, "brand_lead", world.id, terms=terms, why="Two days are enough.")


def test_a_new_partnership_has_starting_terms_signed_by_nobody(observer, url):
    text = words_of(observer.page(url))

    assert "Starting terms, signed by nobody" in text
    assert "72 hours of its discovery" in text
    assert "Nothing agreed yet" in text


def test_a_charter_is_proposed_with_every_field_in_plain_lines(brand_lead, bpo_lead, url):
    answer = brand_lead.submit(f"{url}/proposals", {"form": "propose", **TYPED})

    assert "Harbor Contact can read and sign it now." in brand_lead.follow(answer)
    text = words_of(bpo_lead.page(url))
    assert "asks you to sign" in text
    assert "Harbor Contact: weekend cover: always" in text
    assert "Side-by-side walk: every 90 days" in text
    assert "USD" in text


def test_the_difference_is_shown_field_by_field(bpo_lead, url, proposed):
    page = bpo_lead.page(url)

    assert "<del>72 hours of its discovery</del>" in page
    assert "<ins>48 hours of its discovery</ins>" in page
    assert "<ins>Harbor Contact: Chats in a minute</ins>" in page


def test_the_other_lead_signs_and_it_is_in_force(brand_lead, bpo_lead, url, proposed):
    answer = bpo_lead.submit(f"{url}/proposals/1/signature", {"form": "sign"})

    assert "signed by both and in force" in bpo_lead.follow(answer)
    text = words_of(brand_lead.page(url))
    assert "Proposed and signed by Dana Whitfield, Northwind" in text
    assert "signed by Priya Raman, Harbor Contact" in text
    assert "48 hours of its discovery" in text


def test_it_is_declined_with_a_reason(brand_lead, bpo_lead, url, proposed):
    bpo_lead.submit(f"{url}/proposals/1/refusal", {"form": "decline"}, status=422)
    answer = bpo_lead.submit(
        f"{url}/proposals/1/refusal", {"form": "decline", "reason": "Too short at weekends."}
    )

    assert "You declined charter 1." in bpo_lead.follow(answer)
    text = words_of(brand_lead.page(f"{url}/versions/1"))
    assert "Why it was declined: Too short at weekends." in text
    assert "declined by Priya Raman, Harbor Contact" in text


def test_its_own_side_takes_it_back_but_cannot_sign_it(brand_lead, brand_member, url, proposed):
    assert "Sign charter" not in words_of(brand_lead.page(url))
    assert "Take it back" not in words_of(brand_member.page(url))
    refused = brand_lead.submit(f"{url}/proposals/1/signature", {"form": "sign"}, status=409)
    assert "signed by the other side’s lead" in words_of(refused.text)

    answer = brand_lead.submit(
        f"{url}/proposals/1/withdrawal", {"form": "take_back", "reason": "Too early."}
    )

    assert "Charter 1 is taken back." in brand_lead.follow(answer)


def test_a_proposal_that_is_gone_cannot_be_signed(world, bpo_lead, url, proposed):
    world.perform(ProposeCharter, "brand_lead", world.id, terms=Terms(gift_cap=0), why="No gifts.")

    old = bpo_lead.submit(f"{url}/proposals/1/signature", {"form": "sign"}, status=409)
    stale = bpo_lead.submit(
        f"{url}/proposals/2/signature", {"form": "sign", "seen": "2"}, status=409
    )

    assert "no longer open" in words_of(old.text)
    assert "What changed meanwhile" in words_of(stale.text)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("protection_window_hours", "two days", "This is no whole number."),
        ("protection_window_hours", "0", "These terms make no sense"),
        ("protection_window_hours", "", "Please fill this in."),
        ("gift_cap", "123456", "This is more than 9999."),
        ("targets", "Everybody smiles", "Begin each line with “Both:”"),
        ("visit_cadence_days", "Walk: often", "This one is not clear: “Walk: often”."),
        ("check_days_max", "10", "The longest check must not be shorter"),
        ("look_back_from", "huge", "Choose one of the list."),
        ("gift_currency", "euro", "Write three letters"),
        ("why", "", "Please fill this in."),
        ("values", "x\n" * 50, "at most 40 lines"),
    ],
)
def test_a_refused_proposal_keeps_everything_typed(brand_lead, url, field, typed, sentence):
    token = {"form": "propose", **TYPED, field: typed}
    answer = brand_lead.post(f"{url}/proposals", data=token | {"csrf_token": brand_lead.token()})

    assert answer.status_code in (409, 422)
    assert sentence in words_of(answer.text)
    assert "No blame" in answer.text or field == "values"


def test_only_leads_propose(brand_member, observer, frontline, url):
    brand_member.page(f"{url}/new", status=403)
    observer.submit(f"{url}/proposals", TYPED, status=403)
    frontline.page(url, status=403)
    assert "Propose a charter" not in words_of(brand_member.page(url))


def test_every_version_has_a_page(world, brand_lead, url, proposed):
    world.perform(SignCharter, "bpo_lead", world.id, number=1)

    assert "Starting terms: replaced" in words_of(brand_lead.page(url))
    assert "Starting terms" in words_of(brand_lead.page(f"{url}/versions/0"))
    assert "In force" in words_of(brand_lead.page(f"{url}/versions/1"))
    brand_lead.page(f"{url}/versions/2", status=404)
    brand_lead.page(f"{url}/versions/x", status=404)


def test_the_form_begins_with_what_is_in_force_or_ones_own_proposal(
    brand_lead, bpo_lead, url, proposed
):
    assert 'value="48"' in brand_lead.page(f"{url}/new")
    assert 'value="72"' in bpo_lead.page(f"{url}/new")


def test_strangers_find_nothing(stranger, url):
    stranger.page(url, status=404)
    stranger.submit(f"{url}/proposals/1/signature", status=404)
