"""PostgreSQL for benchmarks: a server somebody offers, or one of our own that syncs to disk."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.postgres import call, installation, new_database, own_home

__all__ = ["new_database", "server"]


@contextmanager
def server(offered: str | None) -> Iterator[str]:
    """Give the URL of a superuser's database. Our own server keeps fsync on, as it comes."""
    if offered:
        yield offered
        return
    with own_home() as home:
        programs, data = installation(home) / "bin", home / "data"
        call(home, programs / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync")
        control = (programs / "pg_ctl", "-D", data, "-w")
        settings = f"-k {home} -c listen_addresses=''"
        call(home, *control, "-l", home / "log", "-o", settings, "start")
        try:
            yield f"postgresql://postgres@/postgres?host={home}"
        finally:
            call(home, *control, "-m", "immediate", "stop")
