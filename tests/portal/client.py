"""A browser for tests: it carries the form token along and checks the markup of every page."""

from collections import Counter
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer

CONTROLS = ("input", "select", "textarea")


class Browser(FlaskClient):
    """Fetches pages and sends forms; every page it gets must be good HTML."""

    def open(self, *args, **kwargs):
        """Fetch, and check what is a page."""
        answer = super().open(*args, **kwargs)
        bare = answer.status_code in (204, 301, 302, 303, 308) or answer.content_encoding == "gzip"
        fragment = answer.request.path.endswith("/board/cards") and answer.status_code == 200
        if answer.mimetype == "text/html" and not bare and not fragment:
            check_page(answer.text)
        return answer

    def page(self, url: str, status: int = 200) -> str:
        """The text of the page at ``url``, which must answer with ``status``."""
        answer = self.get(url)
        assert answer.status_code == status, (answer.status_code, url)
        return answer.text

    def submit(self, url: str, data: dict | None = None, status: int | None = 303, **kwargs):
        """Send a form with its token; the answer must have ``status``, if one is given."""
        answer = self.post(url, data={"csrf_token": self.token(), **(data or {})}, **kwargs)
        said = (answer.status_code, url, words_of(answer.text)[:2000])
        assert status in (None, answer.status_code), said
        return answer

    def token(self) -> str:
        """The form token of this session, as a page of it would carry it."""
        with self.session_transaction() as session:
            secret = session.setdefault("csrf_token", "known to tests")
        return URLSafeTimedSerializer(self.application.secret_key, salt="wtf-csrf-token").dumps(
            secret
        )

    def follow(self, answer) -> str:
        """The words of the page a redirect leads to."""
        return words_of(self.page(answer.location))


def check_page(text: str) -> None:
    """Fail unless ``text`` is HTML a browser need not mend, and follows the rules of our pages."""
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    headings = ["".join(h.itertext()).strip() for h in page.iter("h1")]
    assert len(headings) == 1, headings
    title = "".join(page.find(".//title").itertext())
    assert " ".join(headings[0].split()) in " ".join(title.split()), (headings, title)
    ids = Counter(each.get("id") for each in page.iter() if each.get("id"))
    assert not [id for id, times in ids.items() if times > 1], ids.most_common(3)
    for each in page.iter():
        assert each.get("style") is None, "no inline style"
        assert not [name for name in each.attrib if name.startswith("on")], "no inline script"
        for name in ("aria-describedby", "aria-labelledby", "for", "list"):
            missing = set((each.get(name) or "").split()) - ids.keys()
            assert not missing, (name, missing)
    assert all(script.get("src") for script in page.iter("script"))
    for form in page.iter("form"):
        _check_form(form)
    _check_labels(page)


def words_of(text: str) -> str:
    """The words of a page or a part of one, without marks, each space a single one."""
    return " ".join("".join(html5lib.parse(text, namespaceHTMLElements=False).itertext()).split())


def _check_form(form: Element) -> None:
    names = [each.get("name") for each in form.iter() if each.tag in (*CONTROLS, "button")]
    if form.get("method") == "dialog":
        return
    assert form.get("action"), "a form says where it goes"
    assert (form.get("method") == "post") == ("csrf_token" in names), (
        "posts carry a token, gets do not"
    )
    assert not urlsplit(form.get("action")).netloc, "forms stay here"


def _check_labels(page: Element) -> None:
    labelled = {label.get("for") for label in page.iter("label")}
    inside = {each for label in page.iter("label") for each in label.iter()}
    for each in page.iter():
        if each.tag in CONTROLS and each.get("type") != "hidden":
            named = each.get("id") in labelled or each in inside or each.get("aria-label")
            assert named, f"{each.get('name')} has no label"
