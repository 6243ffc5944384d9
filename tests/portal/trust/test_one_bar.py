"""A bar opened: what it is made of by kind, one kind alone, and what fades in words."""

import re

import pytest

from portal.trust.listing import left
from tests.portal.client import words_of
from tests.portal.trust.told import answered_by, contested, kept_by


def test_its_parts_are_named_with_their_shares_the_heaviest_first(enough, brand_lead, url):
    page = brand_lead.page(f"{url}/bpo/character")
    made = page.split('id="made"')[1].split("</section>")[0]
    shares = [int(share) for share in re.findall(r"(\d+) % of the weight", words_of(made))]

    assert len(shares) == 3
    assert shares == sorted(shares, reverse=True)
    assert 99 <= sum(shares) <= 101
    assert made.count("<rect") == 3
    assert "Commitments: 43 % of the weight, 6 pieces, 100 % of it in favour" in words_of(made)


def test_one_kind_too_many_is_named_and_no_number_stands(world, brand_lead, url):
    for n in range(12):
        kept_by(world, "bpo_lead", ("brand_lead", "brand_member")[n % 2], 20 - n, n)
    answered_by(world, "brand_lead", "bpo_lead", 5)
    page = words_of(brand_lead.page(f"{url}/bpo/character"))

    assert "more than half of it is of one kind" in page
    assert "Commitments: 96 % of the weight, 12 pieces" in page
    assert "Above the 50 % that one kind may be" in page
    assert "in favour" not in page
    assert "Commitments are the largest part: 96 % of what weighs." in page


def test_one_kind_alone_is_listed_and_everything_again(enough, brand_lead, url):
    for n in range(20):
        answered_by(enough, "brand_lead", "bpo_lead", 5 + n % 3)
    way = f"{url}/bpo/character?indicator=first%20responses"
    page = brand_lead.page(way)
    older = re.search(r'href="([^"]+)" rel="next"', page)[1].replace("&amp;", "&")

    assert "First responses, piece by piece" in words_of(page)
    assert page.count("evidence__item") == 25
    assert "Kept a commitment" not in words_of(page)
    rest = brand_lead.page(older)
    assert rest.count("evidence__item") == 5
    assert "Kept a commitment" not in words_of(rest)
    assert "Show all kinds" in page


def test_what_both_leads_corrected_says_so_and_leads_to_the_appeal(world, brand_lead, url):
    contested(world, "corrected", "good")
    page = brand_lead.page(f"{url}/bpo/character")

    assert "Kept a commitment by its due day." in words_of(page)
    said = "because both leads ruled on an appeal: It was done by phone."
    assert said in re.sub(r" \.", ".", words_of(page))
    [way] = re.findall(r'ruled on an appeal: <a href="([^"]+)"', page)
    assert "It is corrected: counts as good" in words_of(brand_lead.page(way))


def test_what_both_leads_left_out_is_not_listed(world, brand_lead, url):
    made = contested(world, "excluded")

    assert str(made) not in brand_lead.page(f"{url}/bpo/character")


def test_a_kind_nobody_knows_lists_everything(enough, brand_lead, url):
    page = brand_lead.page(f"{url}/bpo/character?indicator=charm")

    assert page.count("evidence__item") == 19


@pytest.mark.parametrize(
    ("weighs", "said"),
    [
        (1.0, "all"),
        (0.97, "nearly all"),
        (0.88, "about nine tenths"),
        (0.5, "half"),
        (0.52, "about half"),
        (0.26, "about a quarter"),
        (0.11, "about a tenth"),
        (0.02, "less than a tenth"),
        (0.0, "less than a tenth"),
    ],
)
def test_what_is_left_is_said_as_one_says_it(weighs, said):
    assert left(weighs, 1.0) == said
    assert left(4 * weighs, 4.0) == said


def test_what_is_half_as_heavy_says_since_when(world, brand_lead, url):
    kept_by(world, "bpo_lead", "brand_lead", 95, 1)
    kept_by(world, "bpo_lead", "brand_lead", 3, 2)
    page = words_of(brand_lead.page(f"{url}/bpo/character"))

    assert re.search(
        r"Weighs 0.50, half of 1, fading since \w+ \d+ \w+( \d+)?: half every 90", page
    )
    assert re.search(r"Weighs 1.00, in full until \w+ \d+ \w+( \d+)?: half every", page)
