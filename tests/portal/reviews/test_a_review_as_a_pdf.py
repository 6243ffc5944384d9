"""The PDF of a review: the same for both, closed to the outside, and a page where it fails."""

import re
import subprocess
import sys
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import UTC, datetime
from html import unescape
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from portal.cli.seed.cast import DANA, PRIYA
from portal.reviews import press, printing, views
from portal.reviews.press import MISSING, TOO_LONG, Kept, NotPrinted, printed
from portal.reviews.views import utc_day
from projections.rebuild.turns import Turns
from tests.portal.client import words_of
from tests.portal.reviews.test_a_quarter_in_review import DEMO, over

STATIC = Path(printing.__file__).parents[1] / "static"
WITHOUT_PACKAGES = (sys.executable, "-I", "-S", printing.__file__, str(STATIC))
"""A Python that finds no packages, as where WeasyPrint was never installed."""

HOST = "http://localhost/"
PAGE = "<!doctype html><title>A page</title><h1>A page</h1>"


def can_print():
    """Whether WeasyPrint finds Pango here; `dev.py test` installs it where it may."""
    tried = subprocess.run(
        [sys.executable, "-c", "import weasyprint"], capture_output=True, check=False
    )
    return tried.returncode == 0


needs_pango = pytest.mark.skipif(not can_print(), reason="WeasyPrint or Pango is missing")


@pytest.fixture
def url():
    return f"{DEMO}/{over().name}.pdf"


@needs_pango
def test_both_sides_get_the_same_bytes_under_a_name_that_says_what_it_is(reader, url):
    answers = [reader(person).get(url) for person in (DANA, PRIYA)]

    assert {answer.mimetype for answer in answers} == {"application/pdf"}
    filename = f'filename="northwind-harbor-review-{over().name}.pdf"'
    assert filename in answers[0].headers["Content-Disposition"]
    assert answers[0].data.startswith(b"%PDF-")
    assert len(answers[0].data) > 30_000
    assert answers[0].data == answers[1].data


@pytest.fixture
def pages(reader, url, monkeypatch):
    """The pages of the demo's PDF, each as the boxes that are drawn on it."""
    weasyprint = pytest.importorskip("weasyprint")
    sent = []
    monkeypatch.setattr(views, "printed", lambda page, *_: sent.append(page) or b"%PDF-")
    reader(DANA).get(url)
    files = printing.own_files(STATIC, HOST)
    document = weasyprint.HTML(string=sent[0], base_url=HOST, url_fetcher=files).render()
    return [[page._page_box, *page._page_box.descendants()] for page in document.pages]


def texts(page, *, margins=False):
    """What is written on a page, or in its margins, which belong to no element."""
    found = [box for box in page if getattr(box, "text", "").strip()]
    return [box for box in found if (box.element_tag is None) == margins]


@needs_pango
def test_no_page_of_it_ends_with_a_heading_or_is_nearly_empty(pages):
    for number, page in enumerate(pages[:-1], 1):
        last = max(texts(page), key=lambda box: box.position_y)
        assert last.element_tag not in ("h1", "h2", "h3", "th"), (number, last.text)
        assert last.position_y > page[0].margin_height() / 3, (number, last.text)


@needs_pango
def test_no_table_and_no_chart_is_split(pages):
    on = defaultdict(set)
    for number, page in enumerate(pages, 1):
        for box in page:
            if box.element_tag in ("table", "svg"):
                on[box.element].add(number)

    assert len(on) > 10
    assert [numbers for numbers in on.values() if len(numbers) > 1] == []


@needs_pango
def test_every_page_of_it_says_whose_it_is_and_when_it_was_printed(pages):
    for number, page in enumerate(pages, 1):
        said = [box.text for box in texts(page, margins=True)]
        assert f"{number} of {len(pages)}" in said
        assert any(f"Printed {utc_day(datetime.now(UTC))} (UTC)" in each for each in said)
        whose = f"Northwind Outfitters and Harbor Contact, {over().months}"
        assert number == 1 or whose in said


@needs_pango
def test_what_the_page_folds_is_printed(pages, reader, url):
    page = reader(DANA).page(url.removesuffix(".pdf"))
    records = re.search(r'<article class="review">.*</article>', page, re.DOTALL)[0]
    named = [letters(unescape(each)) for each in re.findall(r"<li>.*?<a [^>]*>(.*?)</a>", records)]
    written = letters("".join(box.text for each in pages for box in texts(each)))

    assert "<details" in records
    assert len(named) > 50
    assert [each for each in named if each not in written] == []


def letters(text):
    return re.sub(r"\W", "", text)


@needs_pango
@pytest.mark.parametrize(
    "outside",
    [
        "http://example.com/x.css",
        "file:///etc/passwd",
        "http://localhost/static/../../pyproject.toml",
        "http://localhost/static/css/%2e%2e/%2e%2e/__init__.py",
        "http://localhost/static//etc/hosts.css",
        "http://localhost/static/js/portal.js",
        "http://localhost/p/northwind-harbor/history",
        "http://localhost.example/static/css/paper.css",
        "data:text/css,h1{color:red}",
    ],
)
def test_nothing_is_read_from_elsewhere(outside):
    with pytest.raises(ValueError, match="not fetched"):
        printing.own_files(STATIC, HOST).fetch(outside)


@needs_pango
def test_a_page_that_asks_for_more_is_printed_without_it():
    asked = []

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)

    with HTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        there = f"http://127.0.0.1:{server.server_port}/x"
        page = f'{PAGE}<link rel="stylesheet" href="{there}.css"><img src="{there}.svg" alt="x">'
        assert printed(page, HOST).startswith(b"%PDF-")
        server.shutdown()
    assert not asked


@needs_pango
def test_its_own_style_sheet_is_read():
    found = printing.own_files(STATIC, HOST).fetch(f"{HOST}static/css/paper.css")

    assert b"@page" in found.read()


def test_where_it_cannot_be_printed_the_page_to_print_says_why(demo, reader, url, monkeypatch):
    monkeypatch.setitem(demo.config, "PRESS", WITHOUT_PACKAGES)
    page = reader(DANA).page(url)

    assert MISSING in words_of(page)
    assert f"What did we do together from {over().months}?" in page
    assert '<article class="review">' in page


def test_what_takes_too_long_is_stopped():
    slow = (sys.executable, "-c", "import time; time.sleep(60)")
    with pytest.raises(NotPrinted, match=TOO_LONG) as refused:
        printed(PAGE, HOST, slow, seconds=0.2)
    assert refused.value.status == 503


def test_only_some_are_made_at_a_time_and_the_next_one_is_told(monkeypatch):
    monkeypatch.setattr(press, "_turns", Turns(1, 0.1))
    with press._turns.turn(), pytest.raises(NotPrinted, match="Too many PDFs") as refused:
        printed(f"{PAGE}<!-- not made before -->", HOST)
    assert refused.value.status == 503


def test_behind_the_one_who_waits_everybody_is_told_at_once(monkeypatch):
    monkeypatch.setattr(press, "_turns", Turns(1, 20))
    slow = (sys.executable, "-c", "import sys, time; sys.stdin.read(); time.sleep(2)")
    with ThreadPoolExecutor(6) as pool:
        begun = time.monotonic()
        pages = [f"{PAGE}<!-- page {n} -->" for n in range(6)]
        answers = [pool.submit(printed, page, HOST, slow) for page in pages]
        refused = [each for each in as_completed(answers) if each.exception()]
    assert len(refused) == 4
    assert time.monotonic() - begun < 15


def test_the_same_page_is_made_once(tmp_path):
    made = tmp_path / "made"
    script = f"import sys; sys.stdin.read(); open({str(made)!r}, 'a').write('x'); print('%PDF')"
    for _ in range(3):
        assert printed(f"{PAGE}<!-- once -->", HOST, (sys.executable, "-c", script)) == b"%PDF\n"

    assert made.read_text() == "x"


def test_only_the_last_are_kept_and_no_more_than_fits():
    kept = Kept(most=2, most_bytes=10)
    for name in (b"a", b"b", b"c"):
        kept.keep(name, name * 4)
    assert (kept.take(b"a"), kept.take(b"b"), kept.take(b"c")) == (None, b"bbbb", b"cccc")

    kept.keep(b"large", b"x" * 11)
    kept.keep(b"d", b"d" * 8)
    assert (kept.take(b"large"), kept.take(b"c"), kept.take(b"d")) == (None, None, b"d" * 8)


def test_a_program_that_fails_is_no_fault_of_the_reader():
    with pytest.raises(NotPrinted, match="could not be made"):
        printed(PAGE, HOST, (sys.executable, "-c", "raise SystemExit(1)"))
    with pytest.raises(NotPrinted, match="could not be made"):
        printed(PAGE, HOST, ("/no/such/program",))


def test_the_server_itself_never_loads_weasyprint():
    script = "import sys, portal.reviews.views; sys.exit('weasyprint' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", script], cwd=STATIC.parents[1], check=False)
    assert answer.returncode == 0
