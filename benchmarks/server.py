"""The portal as ``portal serve`` serves it, in a process of its own, saying how long it took.

Run as ``python -m benchmarks.server``; it is told what it needs as one line of JSON on standard
input, answers with a line once it listens, and stops when standard input closes.
"""

import json
import logging
import os
import sys
from collections.abc import Callable, Iterable
from threading import Thread
from time import perf_counter, thread_time
from typing import Any

from waitress.server import create_server

from portal import create_app
from portal.settings import Settings

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Timed:
    """Wraps an application and tells in ``Server-Timing`` what an answer took it, in ms."""

    def __init__(self, app: Wsgi) -> None:
        self.app = app

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer a request once the whole answer is there."""
        said: list[Any] = []
        began, busy = perf_counter(), thread_time()
        body = self.app(environ, lambda *words: said.append(words))
        try:
            chunks = list(body)
        finally:
            getattr(body, "close", lambda: None)()
        took, used = (perf_counter() - began) * 1e3, (thread_time() - busy) * 1e3
        status, headers = said[0][:2]
        timing = ("Server-Timing", f"app;dur={took:.3f}, cpu;dur={used:.3f}")
        start_response(status, [*headers, timing])
        return chunks


def main() -> None:
    """Serve until standard input closes."""
    asked = json.loads(sys.stdin.readline())
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # queues are what is measured
    settings = Settings(database_url=asked["url"], secret_key=asked["secret"])
    server = create_server(
        Timed(create_app(settings)), host="127.0.0.1", port=0, threads=settings.threads, ident=None
    )
    sys.stdout.write(f"{server.effective_port}\n")
    sys.stdout.flush()
    Thread(target=_stop_with_input, daemon=True).start()
    server.run()


def _stop_with_input() -> None:
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
