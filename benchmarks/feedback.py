"""The register with six hundred pieces of feedback, and the page of one, by length of the log."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from uuid import UUID, uuid4

from benchmarks.append import Acts
from benchmarks.bench import Bench, opened
from benchmarks.board import signed_in
from benchmarks.measuring import Aim, Result, Rounds, Table, p50, p95, ratio, seconds
from benchmarks.stores import MEASURED, Store, copy_of
from benchmarks.tellings import BPO, BRAND
from domain.feedback import commands as c
from portal.web import Workshop

PIECES = 600
INDEX, NARROWED, PAGE = "register", "register, narrowed down", "page"
MILLIS = {INDEX: 40, NARROWED: 40, PAGE: 40}
GROWTH = 1.2
ACROSS = {BRAND: BPO, BPO: BRAND}
SAID = {
    "dimension": "communication",
    "text": "We hear of outages from customers first, and only then from you.",
    "basis": "impression",
}
KINDS = ("concern", "suggestion", "praise", "expectation_missed")


class Desk:
    """A store with feedback both ways in every stage, and somebody signed in to its portal."""

    def __init__(self, store: Store, parts: Workshop, pieces: int) -> None:
        self.store, self.parts = store, parts
        self.latest = [self._told(number) for number in range(pieces)][-1]
        parts.runner.catch_up()
        self.client = signed_in(store)
        self.base = f"/p/{MEASURED}/feedback"

    def acts(self) -> dict[str, Any]:
        """What is measured."""
        return {
            INDEX: lambda: self._page(self.base),
            NARROWED: lambda: self._page(f"{self.base}?side=bpo&state=open&kind=suggestion"),
            PAGE: lambda: self._page(f"{self.base}/{self.latest}"),
        }

    def _page(self, url: str) -> None:
        answer = self.client.get(url)
        assert answer.status_code == 200, (url, answer.status_code)  # noqa: S101

    def _told(self, number: int) -> UUID:
        """One piece, as far along as its number says."""
        feedback_id, giver = uuid4(), (BRAND, BPO)[number % 2]
        reader, kind = ACROSS[giver], KINDS[number // 2 % len(KINDS)]
        steps: list[tuple[Any, str, dict[str, Any]]] = [
            (c.GiveFeedback, giver, {**SAID, "kind": kind}),
            (c.AcknowledgeFeedback, reader, {"words": "Read."}),
            (c.AnswerFeedback, reader, {"code": "partly", "words": "So it is.", "done": "Half."}),
            (c.SettleFeedback, giver, {"words": "Thank you."}),
        ]
        for command, who, fields in steps[: 2 if kind == "praise" else 1 + number % 4]:
            self._do(command, who, feedback_id, **fields)
        return feedback_id

    def _do(self, kind: Any, who: str, feedback_id: UUID, /, **fields: Any) -> None:
        place = self.store.place
        ids = {"command_id": uuid4(), "partnership_id": place.id, "record_id": feedback_id}
        self.parts.partnerships.perform(kind(**ids, **fields), by=place.people[who])


def measure(bench: Bench) -> Result:
    """Everything in both stores in turns; growth is the long log's time by the short one's."""
    with ExitStack() as stack:
        desks = dict(_desk(bench, facts, stack) for facts in (bench.sizes.small, bench.sizes.large))
        short, long = desks
        found: dict[tuple[int, str], Rounds] = {(f, n): [] for f in desks for n in MILLIS}
        asked = max(bench.sizes.calls // 4, 3)
        for number in range(-1, bench.sizes.rounds):  # the first round fills caches
            for facts, desk in desks.items():
                times = {n: [seconds(act) for _ in range(asked)] for n, act in desk.acts().items()}
                if number >= 0:
                    for name, took in times.items():
                        found[facts, name].append(took)
    return Result([_table(found, short)], [*_aims(found, short, long)])


@contextmanager
def inner(bench: Bench) -> Iterator[Acts]:
    """What is profiled: the pages over the long log."""
    with ExitStack() as stack:
        _, desk = _desk(bench, bench.sizes.large, stack)
        yield desk.acts()


def _desk(bench: Bench, facts: int, stack: ExitStack) -> tuple[int, Desk]:
    store = stack.enter_context(copy_of(bench, facts))
    parts = stack.enter_context(opened(store.url))
    return store.facts, Desk(store, parts, min(PIECES, bench.sizes.opens))


def _table(found: dict[tuple[int, str], Rounds], short: int) -> Table:
    rows: list[tuple[str | float, ...]] = []
    for (facts, name), rounds in sorted(found.items(), key=lambda each: (each[0][1], each[0][0])):
        growth = ratio(rounds, found[short, name])
        rows.append((f"{name}, {facts:>7,} facts", p50(rounds) * 1e3, p95(rounds) * 1e3, growth))
    return Table("feedback, six hundred pieces", ("", "p50 ms", "p95", "growth"), rows)


def _aims(found: dict[tuple[int, str], Rounds], short: int, long: int) -> Iterator[Aim]:
    for name, limit in MILLIS.items():
        yield Aim(f"{name}, {long:,} facts, ms", p50(found[long, name]) * 1e3, limit)
        growth = ratio(found[long, name], found[short, name])
        yield Aim(f"{name}, growth from {short:,} to {long:,} facts", growth, GROWTH)
