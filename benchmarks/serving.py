"""Servers and clients as processes, and somebody signed in."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from typing import Any, NamedTuple
from urllib.parse import urlencode

from benchmarks.client import Answers
from benchmarks.stores import EMAIL, MEASURED, PASSWORD, Store
from portal.settings import ROOT

TOKEN = re.compile(r'<meta name="csrf-token" content="([^"]+)"')
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Site(NamedTuple):
    """A server that runs, and the cookie of who is signed in there."""

    port: int
    cookie: str
    paths: dict[str, str]


def paths_of(store: Store) -> dict[str, str]:
    """Where the pages are that are asked for."""
    base = f"/p/{MEASURED}"
    record = f"{base}/disclosures/{store.long_record_id}"
    return {"home": f"{base}/", "register": f"{base}/disclosures", "record": record}


@contextmanager
def serving(stores: Sequence[Store]) -> Iterator[list[Site]]:
    """A server over each store, signed in to over HTTP; they stop in the end."""
    with ExitStack() as stack:
        servers = [stack.enter_context(_process("benchmarks.server")) for _ in stores]
        for server, store in zip(servers, stores, strict=True):
            _say(server, {"url": store.url, "secret": "only for benchmarks"})
        ports = [int(_line(server)) for server in servers]
        yield [
            Site(port, _signed_in(port), paths_of(store))
            for port, store in zip(ports, stores, strict=True)
        ]


class Clients:
    """Clients that all ask at once."""

    def __init__(self, processes: Sequence["subprocess.Popen[str]"]) -> None:
        self.processes = processes

    def ask(self, site: Site, page: str, times: int) -> Answers:
        """Each asks for a page so many times; returns when all have their answers."""
        asked = {"port": site.port, "path": site.paths[page], "cookie": site.cookie, "times": times}
        for process in self.processes:
            _say(process, asked)
        told = [json.loads(_line(process)) for process in self.processes]
        wall, server, cpu = (
            [ms for each in column for ms in each] for column in zip(*told, strict=True)
        )
        return Answers(wall, server, cpu)


@contextmanager
def clients(number: int) -> Iterator[Clients]:
    """So many clients, each a process of its own."""
    with ExitStack() as stack:
        processes = [stack.enter_context(_process("benchmarks.client")) for _ in range(number)]
        yield Clients(processes)


@contextmanager
def _process(module: str) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", module]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) as process:
        try:
            yield process
        finally:
            assert process.stdin  # noqa: S101 - it is a pipe
            process.stdin.close()  # how it is told to stop
            process.wait(20)


def _say(process: "subprocess.Popen[str]", what: dict[str, Any]) -> None:
    assert process.stdin  # noqa: S101 - it is a pipe
    process.stdin.write(json.dumps(what) + "\n")
    process.stdin.flush()


def _line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout  # noqa: S101 - it is a pipe
    line = process.stdout.readline()
    if not line:
        raise RuntimeError("A server or a client ended early; what it said stands above.")
    return line


def _signed_in(port: int) -> str:
    with closing(HTTPConnection("127.0.0.1", port)) as connection:
        connection.request("GET", "/sign-in")
        page = connection.getresponse()
        token = TOKEN.search(page.read().decode())
        assert token  # noqa: S101 - every page carries one
        form = {"csrf_token": token[1], "email": EMAIL, "password": PASSWORD}
        connection.request("POST", "/sign-in", urlencode(form), {**FORM, "Cookie": _cookie(page)})
        answer = connection.getresponse()
        answer.read()
    if answer.status != 303:
        raise RuntimeError(f"Signing in was answered with {answer.status}.")
    return _cookie(answer)


def _cookie(answer: HTTPResponse) -> str:
    given = answer.headers.get_all("Set-Cookie") or []
    return "; ".join(each.split(";", 1)[0] for each in given)
