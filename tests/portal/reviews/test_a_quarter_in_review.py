"""The page of a review: the same for both sides, from shared facts, each opening its record."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from domain.changes import commands as ch
from domain.commitments import commands as k
from domain.disclosures import commands as c
from portal.cli.seed.cast import ANA, DANA, GRACE, JOY, LEAH, PRIYA
from portal.reviews.quarters import quarter_of, quarters
from tests.asked import REQUEST
from tests.portal.client import words_of

NOW = datetime.now(UTC)
RUNNING = quarter_of(NOW)
DEMO = "/p/northwind-harbor/review"
BEGUN = NOW - timedelta(days=185)
TOLD = {"what": "We sent letters to old addresses.", "affected": "Forty.", "doing_now": "Calls."}
TIMES = {"occurred_at": NOW - timedelta(hours=2), "discovered_at": NOW - timedelta(hours=1)}


def article(page):
    return re.search(r'<article class="review">.*?</article>', page, re.DOTALL)[0]


def over():
    return next(each for each in quarters(BEGUN, NOW) if each.until <= NOW)


def test_the_last_quarter_that_is_over_is_shown_first(reader):
    page = reader(DANA).page(DEMO)

    assert f"What did we do together from {over().months}?" in page
    assert "So far" not in article(page)
    assert f"{DEMO}/{RUNNING.name}" in page


def test_the_running_quarter_says_that_it_is_so_far(reader):
    page = reader(DANA).page(f"{DEMO}/{RUNNING.name}")

    assert "So far: the quarter runs until" in words_of(page)
    assert "Business review, so far" in words_of(page)


@pytest.mark.parametrize("person", [JOY, PRIYA, GRACE, ANA], ids=lambda person: person.name)
def test_everybody_who_may_read_it_reads_the_same_whatever_their_side_and_zone(reader, person):
    for quarter in (over(), RUNNING):
        of_dana = article(reader(DANA).page(f"{DEMO}/{quarter.name}"))
        theirs = article(reader(person).page(f"{DEMO}/{quarter.name}"))
        assert without_moment(theirs) == without_moment(of_dana)


def without_moment(text):
    return " ".join(text.split())


def test_the_front_line_does_not_read_it(reader):
    reader(LEAH).page(DEMO, status=403)


def test_every_record_it_names_opens(reader):
    dana = reader(DANA)
    named = set(re.findall(r'<li>.*?href="([^"]+)"', article(dana.page(DEMO)), re.DOTALL))

    assert len(named) > 20
    for url in named:
        assert dana.get(url).status_code == 200, url


def test_it_has_every_section_and_both_ends_of_the_bars(reader):
    said = words_of(article(reader(DANA).page(DEMO)))

    for title in (
        *("What happened", "Trust, as its rules count it", "What people said", "Changes"),
        *("Disclosures", "Promises", "Visits", "Recognition", "Feedback, both ways"),
        *("What we agreed", "Open at the end"),
    ):
        assert title in said
    assert "When it began" in said
    assert "At its end" in said


# --- Which quarters there are --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2019-Q1", "January to March 2019 was over before the partnership began here on"),
        ("2199-Q1", "January to March 2199 is still to come."),
        ("soon", "A quarter is written like 2026-Q3."),
        ("2026-Q9", "A quarter is written like 2026-Q3."),
    ],
)
@pytest.mark.parametrize("ending", ["", ".pdf"])
def test_another_quarter_is_refused_in_words_with_those_there_are(reader, typed, said, ending):
    page = reader(DANA).page(f"{DEMO}/{typed}{ending}", status=404)

    assert said in words_of(page)
    assert f"{DEMO}/{RUNNING.name}" in page


def test_a_partnership_in_its_first_quarter_has_one_so_far_and_says_what_is_empty(
    world, brand_lead
):
    said = words_of(brand_lead.page(f"{world.base}/review"))

    assert "So far" in said
    assert "No change was asked for, agreed, taken live or judged." in said
    assert "Nothing was disclosed, and no disclosure was left open." in said
    assert "Neither side was left waiting for the other." in said
    assert "No pulse closed." in said
    assert "No bar had enough evidence at both ends to compare." in said


# --- What is in it, and what is not --------------------------------------------------------------


def test_what_one_side_keeps_to_itself_is_in_nobodys_review(world, brand_lead, bpo_lead):
    fields = {"what": "Only ours to know.", **TIMES, "affected": "Forty.", "doing_now": "Calls."}
    world.perform(c.DraftDisclosure, "brand_lead", **fields)
    world.perform(ch.DraftChange, "brand_lead", **{**REQUEST, "title": "Only ours to know"})

    for browser in (brand_lead, bpo_lead):
        said = words_of(browser.page(f"{world.base}/review"))
        assert "Only ours" not in said
        assert "Nothing was disclosed" in said


def test_it_counts_what_happened_in_the_quarter_and_names_it(world, brand_lead):
    told = world.perform(c.TellDisclosure, "bpo_lead", **TOLD, **TIMES)
    world.perform(ch.SubmitChange, "brand_lead", **REQUEST)
    due_on = (NOW + timedelta(days=9)).date()
    world.perform(k.MakeCommitment, "brand_lead", text="A list every Monday.", due_on=due_on)
    page = brand_lead.page(f"{world.base}/review/{RUNNING.name}")
    said = words_of(page)

    assert "Harbor Contact told 1 disclosure." in said
    assert "Of problems on its own side, 1 was told first and in time" in said
    assert "Northwind asked for 1 change and took no change live." in said
    assert "Northwind made or took on 1 promise." in said
    assert "None of its promises was settled or fell due." in said
    assert f"{world.base}/disclosures/{told}" in page


def test_what_was_asked_of_a_side_is_its_promise_once_it_accepts(world, brand_lead):
    due_on = (NOW + timedelta(days=9)).date()
    asked = {"text": "A list every Monday.", "due_on": due_on, "owner_side": "bpo"}
    made = world.perform(k.MakeCommitment, "brand_lead", **asked)
    assert "Harbor Contact made or took on no promise." in words_of(
        brand_lead.page(f"{world.base}/review")
    )
    world.perform(k.AcceptCommitment, "bpo_lead", made)

    said = words_of(brand_lead.page(f"{world.base}/review"))
    assert "Harbor Contact made or took on 1 promise." in said
    assert "Northwind made or took on no promise." in said


def test_days_are_those_of_utc_for_everybody(world, brand_lead):
    assert "(UTC)" in words_of(brand_lead.page(f"{world.base}/review"))


def test_it_stands_among_the_pages_of_trust(world, brand_lead):
    page = brand_lead.page(f"{world.base}/trust")

    assert f'href="{world.base}/review"' in page
    assert 'aria-current="page"' in brand_lead.page(f"{world.base}/review").split("subtabs")[1]


def test_it_says_on_whose_side_the_ball_lies_and_leads_to_the_other_quarters(reader):
    page = reader(DANA).page(f"{DEMO}/{over().name}")
    said = words_of(article(page))

    assert "Open at the end, on its side" in said
    assert "Open at the end, on both sides" in said
    assert re.search(r'href="#beside">Other quarters, and the PDF', page)
    assert re.search(rf'aria-current="page">{over().months}', page.split('id="beside"')[1])
