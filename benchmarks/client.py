"""A client with a connection kept alive, in a process of its own.

Run as ``python -m benchmarks.client``; each line of JSON on standard input asks for a page so
many times, each line of JSON on standard output tells how long each answer took.
"""

import json
import re
import sys
from http.client import HTTPConnection
from time import perf_counter
from typing import NamedTuple

TIMING = re.compile(r"app;dur=([\d.]+), cpu;dur=([\d.]+)")


class Answers(NamedTuple):
    """Milliseconds of each answer: on the client's clock, in the application, on its processor."""

    wall: list[float]
    server: list[float]
    cpu: list[float]


class Client:
    """Asks servers on this machine for pages; one connection to each."""

    def __init__(self) -> None:
        self.connections: dict[int, HTTPConnection] = {}

    def ask(self, port: int, path: str, cookie: str, times: int) -> Answers:
        """The same page so many times. Raises ValueError for anything but the page."""
        connection = self.connections.setdefault(port, HTTPConnection("127.0.0.1", port))
        answers = Answers([], [], [])
        for _ in range(times):
            began = perf_counter()
            connection.request("GET", path, headers={"Cookie": cookie})
            answer = connection.getresponse()
            answer.read()
            answers.wall.append((perf_counter() - began) * 1e3)
            told = TIMING.search(answer.getheader("Server-Timing", ""))
            if answer.status != 200 or told is None:
                raise ValueError(f"{path} answered with {answer.status}")
            answers.server.append(float(told[1]))
            answers.cpu.append(float(told[2]))
        return answers


def main() -> None:
    """Answer line by line until standard input closes."""
    client = Client()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(client.ask(**json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
