"""Pages over HTTP, signed in, with a short log and with a long one, by one client and by many."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from benchmarks.append import Acts
from benchmarks.bench import Bench
from benchmarks.client import Answers
from benchmarks.measuring import Aim, Result, Rounds, Table, p50, p95, ratio
from benchmarks.serving import Clients, Site, clients, paths_of, serving
from benchmarks.stores import EMAIL, copy_of
from portal import create_app
from portal.settings import Settings

PAGES = {"home": 20, "register": 50, "record": 20}
"""Each page and the server time wanted of it, in ms."""
GROWTH = 1.2
COLUMNS = ("wall p50 ms", "p95", "server p50 ms", "p95", "processor p50 ms", "growth")
Found = dict[tuple[int, str], list[Answers]]


def measure(bench: Bench) -> Result:
    """Every page of both stores in turns; growth is the long log's time by the short one's."""
    with ExitStack() as stack:
        stores = [
            stack.enter_context(copy_of(bench, facts))
            for facts in (bench.sizes.small, bench.sizes.large)
        ]
        served = stack.enter_context(serving(stores))
        sites = {store.facts: site for store, site in zip(stores, served, strict=True)}
        short, long = sites
        found = {}
        for number in (1, bench.sizes.clients):
            bench.say(f"Asking for pages, {number} client(s) …")
            found[number] = _asked(bench, sites, stack.enter_context(clients(number)))
    tables = [_table(number, each, short) for number, each in found.items()]
    return Result(tables, [*_aims(found[1], short, long)])


@contextmanager
def inner(bench: Bench) -> Iterator[Acts]:
    """What is profiled: each page over the long log, without the network."""
    with copy_of(bench, bench.sizes.large) as store:
        app = create_app(Settings(database_url=store.url, secret_key="only for benchmarks"))  # noqa: S106
        directory = app.extensions["partnership-portal"].directory
        client = app.test_client()
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = directory.by_email(EMAIL).get_id(), True
        yield {page: lambda path=path: client.get(path) for page, path in paths_of(store).items()}


def _asked(bench: Bench, sites: dict[int, Site], asking: Clients) -> Found:
    found: Found = {(facts, page): [] for facts in sites for page in PAGES}
    order, times = list(sites), 1 + bench.sizes.asks // len(asking.processes)
    for number in range(-1, bench.sizes.rounds):  # the first round fills caches
        for page in PAGES:
            for facts in order:
                answers = asking.ask(sites[facts], page, times)
                if number >= 0:
                    found[facts, page].append(answers)
        order.reverse()
    return found


def _table(number: int, found: Found, short: int) -> Table:
    rows = [_row(found, page, facts, short) for facts, page in found]
    rows.sort(key=lambda row: str(row[0]))
    title = f"pages, {number} client{'s' if number > 1 else ''} (growth: of server time)"
    return Table(title, ("", *COLUMNS), rows)


def _row(found: Found, page: str, facts: int, short: int) -> tuple[str | float, ...]:
    answers = found[facts, page]
    wall, cpu = [each.wall for each in answers], [each.cpu for each in answers]
    server = _server(found, facts, page)
    growth = ratio(server, _server(found, short, page))
    name = f"{page}, {facts:>7,} facts"
    return (name, p50(wall), p95(wall), p50(server), p95(server), p50(cpu), growth)


def _aims(found: Found, short: int, long: int) -> Iterator[Aim]:
    for page, limit in PAGES.items():
        server = _server(found, long, page)
        yield Aim(f"{page}, {long:,} facts, server time in ms", p50(server), limit)
        growth = ratio(server, _server(found, short, page))
        yield Aim(f"{page}, growth from {short:,} to {long:,} facts", growth, GROWTH)


def _server(found: Found, facts: int, page: str) -> Rounds:
    return [each.server for each in found[facts, page]]
