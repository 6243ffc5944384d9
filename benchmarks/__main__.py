"""Run benchmarks: ``python -m benchmarks [--quick] [--only NAME]``; see ``README.md``."""

import cProfile
import os
import pstats
import sys
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import click

from benchmarks import postgres, report
from benchmarks.bench import FULL, QUICK, Bench, Sizes

NAMES = (
    "append",
    "perform",
    "pump",
    "rebuild",
    "pages",
    "growth",
    "board",
    "wall",
    "feedback",
    "together",
    "trust",
    "rewind",
)
OFFERED = "PORTAL_BENCHMARK_POSTGRES"
TOP = 25
PROFILED_SECONDS = 5.0
OURS = r"(domain|projections|portal|templates)/[a-z_/]+\.(py|html)"
"""Functions of the project, listed once more by all that they call."""


@click.command(context_settings={"max_content_width": 96})
@click.option("--quick", is_flag=True, help="Small sizes, to see that it works: figures mean less.")
@click.option("--only", multiple=True, type=click.Choice(NAMES), help="This one; may be repeated.")
@click.option(
    "--postgres",
    "offered",
    envvar=OFFERED,
    help=f"A superuser's database of a server to use; else {OFFERED}; else a server of our own.",
)
@click.option("--no-postgres", is_flag=True, help="SQLite only.")
@click.option("--keep", type=click.Path(path_type=Path), help="Keep built stores here, for again.")
@click.option("--facts", type=int, help="Facts of the long log.")
@click.option("--rounds", type=int, help="How often everything has its turn.")
@click.option("--profile", type=click.Choice(NAMES), help="Profile its inner loop instead.")
def main(only: tuple[str, ...], profile: str | None, **options: Any) -> None:
    """Measure what appends, commands, pumping, rebuilding and pages cost on this machine."""
    with ExitStack() as stack:
        bench = _bench(stack, [profile] if profile else only or NAMES, options)
        if profile:
            _profile(bench, profile)
            return
        missed = sum(measured(bench, name) for name in only or NAMES)
    click.echo(f"{missed} aims missed." if missed else "All aims met.")


def measured(bench: Bench, name: str) -> int:
    """Run one benchmark, print and keep what it found; returns how many aims it missed."""
    began = perf_counter()
    result = import_module(f"benchmarks.{name}").measure(bench)
    took = perf_counter() - began
    for line in report.lines_of(result):
        click.echo(line)
    path = report.keep(name, result, bench.sizes._asdict(), took)
    click.echo(f"  in {took:.0f} s; kept in {path}\n")
    return sum(not aim.met for aim in result.aims)


def _bench(stack: ExitStack, names: Any, options: dict[str, Any]) -> Bench:
    sizes = _sizes(options)
    home = Path(stack.enter_context(TemporaryDirectory(prefix="portal-benchmarks-")))
    keep = options["keep"] or home / "built"
    keep.mkdir(parents=True, exist_ok=True)
    url = None
    if not options["no_postgres"] and {"append", "perform", "pump", "trust"} & set(names):
        url = stack.enter_context(postgres.server(options["offered"]))
    return Bench(sizes, home, keep, url, lambda text: click.echo(text, err=True))


def _sizes(options: dict[str, Any]) -> Sizes:
    sizes = QUICK if options["quick"] else FULL
    rounds = options["rounds"]
    rebuilds = min(rounds or sizes.rebuilds, sizes.rebuilds)
    chosen = {"large": options["facts"], "rounds": rounds, "rebuilds": rebuilds}
    return sizes._replace(**{name: value for name, value in chosen.items() if value})


def _profile(bench: Bench, name: str) -> None:
    with import_module(f"benchmarks.{name}").inner(bench) as acts:
        for title, act in acts.items():
            act()  # fills caches
            profiler, until, times = cProfile.Profile(), perf_counter() + PROFILED_SECONDS, 0
            while times == 0 or (perf_counter() < until and times < bench.sizes.calls):
                profiler.runcall(act)
                times += 1
            click.echo(f"\n=== {name}: {title}, {times} times")
            stats = pstats.Stats(profiler, stream=sys.stdout)
            stats.sort_stats("tottime").print_stats(TOP)
            stats.sort_stats("cumtime").print_stats(OURS, TOP)


if __name__ == "__main__":
    os.chdir(Path(__file__).parent.parent)
    main()
