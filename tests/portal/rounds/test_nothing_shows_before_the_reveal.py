"""Whatever a person asks the portal, they learn nothing of what the other side has sealed.

Two portals are told the same story, with the same ids at the same instants. In one of them a side
has written a little; in the other a telling lot, reworded, corrected and partly taken out. Every
address of the application, asked by the other side, answers both alike to the byte, apart from
random tokens.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from itertools import product
from pathlib import Path
from shutil import copy
from typing import Any, NamedTuple
from uuid import UUID, uuid5

import pytest
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer

from domain.facts import SIDES, Fact, other
from domain.records import Comment, CorrectText
from domain.rounds import commands as c
from domain.rounds.events import ContributionRemoved, ContributionRevised, ContributionWritten
from portal.reminders import Reminders, round_of
from projections import history
from projections.tables import Viewer
from tests.portal.rounds.conftest import PROPOSAL, now
from tests.portal.world import World, opened

TELLING = "zanzibar"
ROUND, PLACES = UUID(int=0x50), UUID(int=0x51)
UNKNOWN = UUID("00000000-0000-4000-8000-000000000007")
BEGUN = now().replace(microsecond=0) - timedelta(days=3)
RANDOM = (
    (r'(name="csrf_token" value|name="csrf-token" content)="[^"]*"', "token"),
    (r'name="(command|record|freeze|site|team|person)_id" value="[^"]*"', "id"),
    (r"/feed/[\w-]+\.ics", "feed"),
)
TYPED = {
    **dict.fromkeys(("text", "words", "why", "reason", "questions", "title", "what"), TELLING),
    "dimension": "character",
    "held_on": "2026-03-03",
    "to": "shared",
    "field": "text",
    "text_1": TELLING,
    "owner_1": "bpo",
    "due_1": "2099-12-01",
    "number": "1",
    "deadline_at": "2099-11-30T12:00",
    "agreed": "yes",
    "audience": "shared",
}
SEALED = (ContributionWritten, ContributionRevised, ContributionRemoved)
LAST = ("auth.sign_out",)
REVEALING = ("rounds.hand_in",)
"""What would break the seals by right; asked for on an out-of-date page only."""


class Portal:
    """One of the two portals, told a step at a time."""

    def __init__(self, world: World) -> None:
        self.world, self.minutes = world, 0

    def step(self, kind: type, by: str, name: str, **fields: Any) -> UUID:
        """Something both portals are told, with the same id at the same instant."""
        return self._do(kind, by, uuid5(PLACES, name), **fields)

    def _do(self, kind: type, by: str, command_id: UUID, **fields: Any) -> UUID:
        self.minutes += 1
        at = BEGUN + timedelta(minutes=self.minutes)
        self.world.parts.partnerships.clock = lambda: at
        self.world.perform(kind, by, ROUND, command_id=command_id, **fields)
        return command_id

    def begin(self) -> None:
        """A round is open, to be written within two days."""
        deadline_at = BEGUN + timedelta(days=2, hours=12)
        self.step(c.ProposeRound, "brand_lead", "propose", deadline_at=deadline_at, **PROPOSAL)
        self.step(c.OpenRound, "bpo_lead", "open")

    def seal(self, side: str, *, much: bool) -> None:
        """A side writes a little, or a telling lot, in the same while."""
        lead, member, until = f"{side}_lead", f"{side}_member", self.minutes + 20
        words = {"dimension": "competence", "text": "Fine."}
        self.step(c.WriteContribution, member, f"{side} first", **words)
        if much:
            self._seal_much(side, lead, member)
        self.minutes = until

    def _seal_much(self, side: str, lead: str, member: str) -> None:
        for number in range(4):
            words = {"dimension": "character", "text": f"{TELLING} {number}"}
            last = self.step(c.WriteContribution, member, f"{side} {number}", **words)
        reworded = {"dimension": "communication", "text": f"{TELLING} again"}
        self.step(c.ReviseContribution, lead, f"{side} revise", contribution_id=last, **reworded)
        version = len(self.world.parts.partnerships.log.stream(ROUND).facts)
        corrected = {"corrects": version, "field": "text", "reason": TELLING}
        self.step(CorrectText, lead, f"{side} correct", text=f"{TELLING} once more", **corrected)
        taken_out = {"contribution_id": uuid5(PLACES, f"{side} 0")}
        self.step(c.RemoveContribution, lead, f"{side} remove", **taken_out)
        self.step(Comment, member, f"{side} note", text=f"{TELLING} said", to="own_side")

    def talk(self, by: str, name: str) -> None:
        """Somebody of the other side says something, so that a line of theirs comes after."""
        self.step(Comment, by, name, text="We look forward to it.")

    def facts(self) -> list[Fact]:
        """What happened to the round."""
        return self.world.parts.partnerships.log.stream(ROUND).facts


def handed_in(portal: Portal, hider: str, reader: str) -> None:
    """The side that hides is in, was out again in between, and the other writes still."""
    lead = f"{hider}_lead"
    portal.step(c.HandIn, lead, "in")
    portal.talk(f"{reader}_lead", "talk")
    portal.step(c.TakeBackHandIn, lead, "out")
    words = {"dimension": "competence", "text": "Ours."}
    portal.step(c.WriteContribution, f"{reader}_member", "ours", **words)
    portal.step(c.HandIn, lead, "in again")
    portal.talk(f"{reader}_lead", "talk again")


def never_handed_in(portal: Portal, hider: str, reader: str) -> None:
    """Only the other side was in at the deadline; the worker revealed what that side wrote."""
    words = {"dimension": "competence", "text": "Ours."}
    portal.step(c.WriteContribution, f"{reader}_member", "ours", **words)
    portal.step(c.HandIn, f"{reader}_lead", "in")
    late = BEGUN + timedelta(days=2, hours=13)
    portal.world.parts.partnerships.clock = lambda: late
    reminders = Reminders(portal.world.parts.directory.engine)
    assert round_of(portal.world.parts, reminders, late).revealed == 1
    portal.minutes = 60 * 62
    portal.talk(f"{reader}_lead", "talk")
    held_on = (BEGUN + timedelta(days=2, hours=14)).date()
    portal.step(c.DiscussRound, f"{reader}_lead", "discuss", held_on=held_on, text="Alone.")
    promise = {"text_1": "We write.", "owner_1": reader, "due_1": held_on + timedelta(days=90)}
    portal.step(c.ProposeClosing, f"{hider}_lead", "close", **promise)
    portal.step(c.AgreeClosing, f"{reader}_lead", "agree")


class Two(NamedTuple):
    """The portal that was told little, the one that was told a lot, who hides, and a feed."""

    little: Portal
    much: Portal
    hider: str
    token: str

    @property
    def reader(self) -> str:
        """Who asks: the lead of the other side."""
        return f"{other(self.hider)}_lead"

    @property
    def page(self) -> str:
        """The page of the round."""
        return f"{self.little.world.base}/rounds/{ROUND}"


def told_twice(world: World, folder: Path, hider: str, goes_on: Any) -> Two:
    base = Portal(world)
    base.begin()
    token = world.parts.directory.new_feed(world.people[f"{other(hider)}_lead"].id, world.id)
    world.parts.partnerships.log.close()
    for engine in (world.parts.runner.engine, world.parts.directory.engine):
        engine.dispose()
    portals = []
    for name, much in (("little", False), ("much", True)):
        (folder / name).mkdir()
        here = opened(Path(copy(folder / "portal.db", folder / name)))
        here.people, here.app.test_client_class = world.people, FlaskClient
        here.app.jinja_env.bytecode_cache = world.app.jinja_env.bytecode_cache
        portal = Portal(here)
        portal.minutes = base.minutes
        portal.seal(hider, much=much)
        goes_on(portal, hider, other(hider))
        portals.append(portal)
    return Two(*portals, hider, token)


@pytest.fixture
def two(world, tmp_path, request) -> Two:
    return told_twice(world, tmp_path, *request.param)


def posted(portal: Portal, *, who: str, url: str, typed: dict[str, str]) -> Any:
    """The answer to a form somebody sends."""
    client = portal.world.browser(who)
    with client.session_transaction() as session:
        secret = session.setdefault("csrf_token", "known to tests")
    signer = URLSafeTimedSerializer(portal.world.app.secret_key, salt="wtf-csrf-token")
    return client.post(url, data={"csrf_token": signer.dumps(secret), **typed})


def bare(answer: Any) -> tuple[int, str, dict[str, str]]:
    """An answer without what is random in it."""
    text = answer.get_data(as_text=True)
    answer.close()
    for pattern, name in RANDOM:
        text = re.sub(pattern, name, text)
    ignored = ("Date", "Set-Cookie", "Content-Length", "ETag", "Last-Modified")
    return answer.status_code, text, {k: v for k, v in answer.headers if k not in ignored}


def addresses(two: Two, method: str) -> Iterator[tuple[str, str]]:
    """Every address of the application with its endpoint, and every id anybody could try."""
    little, much, _, token = two
    tried = [ROUND, UNKNOWN] if method == "GET" else [ROUND]
    ids = {
        "round_id": [ROUND],
        "line_id": [*lines_of(little), *lines_of(much), UNKNOWN],
        "contribution_id": [*{f.contribution_id for f in much.facts() if isinstance(f, SEALED)}],
        "token": [token],
        "filename": ["favicon.svg"],
        "number": [1],
        "form": ["json", "csv"],
        "side": ["brand", "bpo"],
        "dimension": ["competence"],
        "slug": ["northwind-harbor"],
    }
    rules = list(little.world.app.url_map.iter_rules())
    for rule in sorted(rules, key=lambda rule: rule.endpoint in LAST):
        if method not in rule.methods:
            continue
        names = sorted(rule.arguments)
        for values in product(*(dict.fromkeys(ids.get(n, tried)) for n in names)):
            arguments = dict(zip(names, values, strict=True))
            yield rule.endpoint, rule.build(arguments, append_unknown=False)[1]


def lines_of(portal: Portal) -> list[UUID]:
    """The ids of every line of the round, the hidden ones among them."""
    with portal.world.parts.runner.engine.connect() as connection:
        return [
            line.id
            for side in SIDES
            for line in history.of_record(connection, Viewer(portal.world.id, side), ROUND)
        ]


QUERIES = [
    ("history", f"text={TELLING}"),
    ("history", "text=sealed"),
    ("history", "kind=round"),
    ("history", f"record={ROUND}"),
    ("history", "only=talk"),
    ("history", "side=brand"),
    ("history", "side=bpo"),
    ("rounds", f"before={ROUND}"),
    ("calendar", "view=agenda"),
    ("calendar", "kind=round"),
    ("changes", f"text={TELLING}"),
    ("disclosures", f"text={TELLING}"),
    ("board/cards", "seen=1"),
]


def compare(two: Two, ask: Any) -> tuple[int, str]:
    """The status and the text both portals answer with: one and the same.

    Asked again where they differ, as a minute may have passed between.
    """
    for again in (True, False):
        told = [bare(ask(portal)) for portal in two[:2]]
        if told[0] == told[1] or not again:
            break
    assert told[0][0] == told[1][0]
    for mine, others in zip(told[0][1].split("\n"), told[1][1].split("\n"), strict=True):
        assert mine == others
    assert told[0] == told[1]
    return told[0][:2]


CASES = [(hider, goes_on) for hider in SIDES for goes_on in (handed_in, never_handed_in)]


@pytest.mark.parametrize("two", CASES, indirect=True, ids=lambda c: f"{c[0]}, {c[1].__name__}")
def test_every_address_answers_as_if_little_had_been_written(two):
    little, much = two.little, two.much
    assert len(much.facts()) == len(little.facts()) + 8
    clients = {id(each): each.world.browser(two.reader) for each in (little, much)}
    hidden = set(lines_of(much)) - set(lines_of(little))
    assert len(hidden) == 8

    asked = [url for _, url in addresses(two, "GET")]
    asked += [f"{little.world.base}/{page}?{query}" for page, query in QUERIES]
    asked += [
        f"{little.world.base}/history?{way}={e}" for e in hidden for way in ("before", "after")
    ]
    answers = {
        url: compare(two, lambda portal, url=url: clients[id(portal)].get(url)) for url in asked
    }

    assert len(answers) > 100
    assert PROPOSAL["title"] in answers[two.page][1]
    told = {url for url, (_, text) in answers.items() if TELLING in text and TELLING not in url}
    assert told == set()


@pytest.mark.parametrize("two", [CASES[1], CASES[2]], indirect=True, ids=["after", "before"])
def test_every_form_is_answered_as_if_little_had_been_written(two):
    answered = set()
    for (endpoint, url), seen in product(list(addresses(two, "POST")), ("0", "")):
        ours = endpoint.startswith(("rounds.", "history."))
        if (endpoint in REVEALING and not seen) or (seen and not ours):
            continue
        typed = {**TYPED, "form": endpoint.split(".")[1], "seen": seen}
        typed |= {"command_id": command_id(endpoint, url + seen), "record_id": command_id("", url)}
        ask = partial(posted, who=two.reader, url=url, typed=typed)
        answered.add((endpoint, compare(two, ask)[0]))
    compare(two, lambda portal: portal.world.browser(two.reader).get(two.page))

    assert ("rounds.comment", 303) in answered
    assert ("history.correct", 303) in answered
    assert ("rounds.revision", 409) in answered


def command_id(endpoint: str, url: str) -> str:
    return str(UUID(int=uuid5(PLACES, endpoint + url).int, version=4))


@pytest.mark.parametrize("two", [CASES[0]], indirect=True, ids=["before"])
def test_who_may_read_what_is_sealed_sees_the_difference(two):
    """The checks above, on a planted fault: the page of the side that wrote it."""
    with pytest.raises(AssertionError):
        compare(two, lambda portal: portal.world.browser(f"{two.hider}_lead").get(two.page))


def test_ids_of_lines_that_follow_from_versions_would_be_found_out(world, tmp_path, monkeypatch):
    """The checks above, on a planted fault: whoever sends something could try versions."""

    def telling(fact: Fact, _nth: int = 0) -> UUID:
        return uuid5(fact.command_id, f"{fact.originator_version}")

    monkeypatch.setattr("projections.history.model.line_id", telling)
    two = told_twice(world, tmp_path, *CASES[0])
    with pytest.raises(AssertionError):
        compare(two, lambda portal: portal.world.browser(two.reader).get(two.page))
