"""Bars, evidence and indicators as JSON and CSV say and withhold what their pages do."""

import csv
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.commitments import commands as k
from portal.cli.seed.cast import DANA, PRIYA
from portal.spreadsheets import harmless
from portal.trust.exporting import COLUMNS, in_parts, withheld
from projections.indicators import Figure
from projections.trust.ledger import BARS
from tests.portal.client import words_of
from tests.portal.trust.told import answered_by, kept_by, made_good_by

NOW = datetime.now(UTC)
NUMBERS = ("value", "low", "high", "n_eff")
some_days = settings(
    max_examples=12,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


def table_of(answer):
    assert answer.mimetype == "text/csv", answer.text[:300]
    return list(csv.DictReader(StringIO(answer.text)))


def as_typed(value):
    return "" if value is None else str(value)


def figures_of(page):
    """Every bar as the page's table has it: score, interval, evidence, pieces."""
    found = page.split("The bars of both sides in figures")[1].split("</table>")[0]
    rows = re.findall(r'<tr role="row">(.*?)</tr>', found, re.DOTALL)[1:]
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in rows]
    links = [re.search(r"/trust/(\w+)/(\w+)", row).groups() for row in rows]
    return {bar: [unescape(cell) for cell in row] for bar, row in zip(links, cells, strict=True)}


def page_json_and_csv_agree(browser, base, asked=""):
    """Compares all three; returns the bars."""
    page = figures_of(browser.page(f"{base}/trust{asked}"))
    bars = browser.get(f"{base}/trust.json{asked}").json["bars"]
    rows = table_of(browser.get(f"{base}/trust.csv{asked}"))
    assert [(bar["side"], bar["dimension"]) for bar in bars] == list(BARS)
    for bar, row in zip(bars, rows, strict=True):
        score, interval, weighs, pieces, _ = page[bar["side"], bar["dimension"]]
        assert {name: as_typed(bar[name]) for name in COLUMNS["bars"][:-1]} == {
            name: row[name] for name in COLUMNS["bars"][:-1]
        }
        assert str(bar["pieces"]) == pieces
        if bar["withheld"]:
            assert [bar[name] for name in NUMBERS] == [None] * 4
            assert (score, interval, weighs) == (bar["withheld"], "None", "Not enough")
        else:
            assert score == str(bar["value"])
            assert interval == f"{bar['low']} to {bar['high']}"
            assert weighs == f"{bar['n_eff']:.1f}"
    return bars


# --- They agree ----------------------------------------------------------------------------------


@some_days
@given(st.integers(0, 200))
def test_page_json_and_csv_agree_on_any_day_of_the_demo_story(reader, ago):
    day = (NOW - timedelta(days=ago)).date()
    of_brand, of_bpo = (
        page_json_and_csv_agree(reader(person), "/p/northwind-harbor", f"?as_of={day}")
        for person in (DANA, PRIYA)
    )
    same = [{**bar, "as_of": ""} for bar in of_brand]
    assert len(same) == len(of_bpo)


@pytest.mark.parametrize(
    ("kept", "answered", "goods", "readers", "apart", "lacks"),
    [
        (3, 0, 0, 2, 1, "Not enough evidence: 2 of 8"),
        (9, 10, 3, 2, 0, "Not enough evidence: 1 of 3 days"),
        (12, 0, 0, 2, 1, "Not enough evidence: 1 of 2 kinds of evidence"),
        (6, 10, 3, 1, 1, "Not enough evidence: 1 of 2 people"),
        (12, 2, 0, 2, 1, "Not enough evidence: more than half of it is of one kind"),
        (6, 10, 3, 2, 1, None),
    ],
    ids=["too little", "one day", "one kind", "one person", "unbalanced", "enough"],
)
def test_what_the_page_withholds_is_withheld_in_every_form(
    world, brand_lead, kept, answered, goods, readers, apart, lacks
):
    names = ("brand_lead", "brand_member")[:readers]
    for n in range(kept):
        kept_by(world, "bpo_lead", names[n % readers], 20 - n * apart, n)
    for n in range(answered):
        answered_by(world, "brand_lead", "bpo_member", 19 - n * apart)
    for n in range(goods):
        made_good_by(world, "bpo_lead", 19 - n * apart)

    bars = page_json_and_csv_agree(brand_lead, world.base)
    [bar] = [each for each in bars if (each["side"], each["dimension"]) == ("bpo", "character")]
    assert bar["withheld"].startswith(lacks) if lacks else bar["value"] > 80
    opened = brand_lead.get(f"{world.base}/trust/bpo/character.json").json
    assert opened["bar"]["withheld"] == bar["withheld"]
    assert all((piece["weighs"] is None) == bool(lacks) for piece in opened["evidence"])


# --- The evidence of a bar -----------------------------------------------------------------------


def test_every_piece_of_a_bar_is_there_as_on_its_page(reader):
    dana, base = reader(DANA), "/p/northwind-harbor/trust/bpo/character"
    found = dana.get(f"{base}.json").json["evidence"]
    rows = table_of(dana.get(f"{base}.csv"))
    page = dana.page(base)

    assert [row["id"] for row in rows] == [piece["id"] for piece in found]
    assert len(found) == dana.get(f"{base}.json").json["bar"]["pieces"]
    assert [piece["effective_at"] for piece in found] == sorted(
        (piece["effective_at"] for piece in found), reverse=True
    )
    assert list(rows[0]) == list(COLUMNS["evidence"])
    assert set(found[0]) == set(COLUMNS["evidence"])
    for piece in found[:25]:
        assert piece["record"] in page
        assert piece["sentence"] in words_of(page)
    assert dana.get(found[0]["record"]).status_code == 200


def test_a_bar_without_evidence_has_columns_and_no_rows(world, brand_lead):
    text = brand_lead.get(f"{world.base}/trust/brand/competence.csv").text

    assert text.strip() == ",".join(COLUMNS["evidence"])


def test_a_title_that_would_be_a_formula_is_kept_as_text(world, brand_lead):
    due_on = (NOW - timedelta(days=3)).date()
    with world.past(days=9):
        text = "=HYPERLINK(1)"
        made = world.perform(k.MakeCommitment, "bpo_lead", text=text, due_on=due_on)
        world.perform(k.AcceptCommitment, "brand_lead", made)
    [row] = table_of(brand_lead.get(f"{world.base}/trust/bpo/character.csv"))

    assert row["title"] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x"])
def test_no_cell_begins_as_a_formula_does(cell):
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("apart", [";", "; ", "\t", "\r", "\n"])
@pytest.mark.parametrize("sign", "=+-@")
def test_no_cell_holds_another_that_begins_as_a_formula_does(apart, sign):
    assert harmless(f"Late mail{apart}{sign}1") == f"Late mail{apart}'{sign}1"
    assert sign not in harmless(f"{apart}{sign}1").replace(f"'{sign}", "")


# --- Indicators ----------------------------------------------------------------------------------


def test_indicators_of_both_sides_are_the_same_in_both_forms(reader):
    dana, base = reader(DANA), "/p/northwind-harbor/trust/indicators"
    found = dana.get(f"{base}.json?since={(NOW - timedelta(days=150)).date()}").json["indicators"]
    rows = table_of(dana.get(f"{base}.csv?since={(NOW - timedelta(days=150)).date()}"))

    figures = [row for row in rows if not row["part"]]
    assert len(figures) == len(found) > 1
    for row, figure in zip(figures, found, strict=True):
        for name in ("indicator", "side", "value", "low", "high", "p90", "n", "withheld"):
            assert row[name] == as_typed(figure[name])


def test_an_indicator_of_too_few_says_so_and_gives_none(world, brand_lead):
    for figure in brand_lead.get(f"{world.base}/trust/indicators.json").json["indicators"]:
        assert figure["value"] is figure["low"] is figure["high"] is figure["p90"] is None
        assert figure["withheld"] == f"Not enough: {figure['n']} of {figure['needed']}"


def test_why_there_is_no_figure_is_said_in_words():
    assert withheld(Figure("brand", None, 3)) == "Not enough: 3 of 5"
    assert withheld(Figure("bpo", None, 7, open=6)) == "Not known yet: 6 of 7 are still open"
    assert not withheld(Figure("bpo", 0.0, 7))


def test_the_parts_of_a_figure_are_rows_below_it_in_a_table():
    own = {name: "x" for name in COLUMNS["indicators"] if name != "part"}
    parts = [{"part": "brand", "value": 2.0, "n": 3}, {"part": "bpo", "value": None, "n": 1}]
    rows = list(in_parts([{**own, "parts": parts}]))

    assert [row["part"] for row in rows] == ["", "brand", "bpo"]
    assert [row["value"] for row in rows] == ["x", 2.0, None]
    assert all(set(row) == set(COLUMNS["indicators"]) for row in rows)
    assert rows[1]["p90"] is None


# --- What is asked for ---------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("what", ["trust", "trust/bpo/character", "trust/indicators"])
@pytest.mark.parametrize(
    ("typed", "said"),
    [("soon", "This is no date."), ("2026-02-30", "no date"), ("9999-12-31", "still to come.")],
)
def test_a_day_that_makes_no_sense_is_refused_in_words_as_json(
    world, brand_lead, form, what, typed, said
):
    answer = brand_lead.get(f"{world.base}/{what}.{form}?as_of={typed}")

    assert answer.status_code == 422
    assert answer.json["parameter"] == "as_of"
    assert "“as_of” is not understood" in answer.json["error"]
    assert said in answer.json["error"]
    assert "This is how it stands now" not in answer.json["error"]


@pytest.mark.parametrize("typed", ["soon", "9999-12-31", "2200-01-01"])
def test_a_period_that_makes_no_sense_names_its_parameter(world, brand_lead, typed):
    answer = brand_lead.get(f"{world.base}/trust/indicators.csv?since={typed}")

    assert answer.status_code == 422
    assert answer.json["parameter"] == "since"


def test_there_is_no_other_bar_and_no_other_form(world, brand_lead):
    for unknown in ("trust/bpo/charm.json", "trust/portal/character.csv", "trust.xml"):
        assert brand_lead.get(f"{world.base}/{unknown}").status_code == 404


def test_the_pages_lead_to_the_same_as_data_on_the_same_day(world, brand_lead):
    day = (NOW - timedelta(days=2)).date()
    page = brand_lead.page(f"{world.base}/trust?as_of={day}")
    bar = brand_lead.page(f"{world.base}/trust/bpo/character?as_of={day}")

    assert f'href="{world.base}/trust.json?as_of={day}"' in page
    assert f'href="{world.base}/trust/bpo/character.csv?as_of={day}"' in bar


def test_the_front_line_gets_none_of_it(world, frontline):
    for what in ("trust.json", "trust.csv", "trust/bpo/character.json", "trust/indicators.csv"):
        assert frontline.get(f"{world.base}/{what}").status_code == 403
