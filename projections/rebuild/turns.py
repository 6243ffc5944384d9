"""Turns at work that takes a processor: some at work, one who waits a little, nobody behind them.

Whoever waits holds a thread of the server. A line of them would hold them all.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore


class NoTurn(Exception):
    """Somebody waits already, or the wait was too long; a moment later there may be a turn."""


class Turns:
    """``at_once`` work at the same time, and one more waits for up to ``seconds``."""

    def __init__(self, at_once: int, seconds: float) -> None:
        self.seconds = seconds
        self._places = BoundedSemaphore(at_once + 1)
        self._turns = BoundedSemaphore(at_once)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """A turn for as long as the block lasts; raises NoTurn."""
        if not self._places.acquire(blocking=False):
            raise NoTurn
        try:
            if not self._turns.acquire(timeout=self.seconds):
                raise NoTurn
            try:
                yield
            finally:
                self._turns.release()
        finally:
            self._places.release()
