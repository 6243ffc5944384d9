"""The CSV file: read once, row by row, with the line every row begins on."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self, TextIO

from portal.incidents.mapping import Mapping
from portal.incidents.refusals import Broken, quoted

LINE_LIMIT = 1_000_000
BROKEN_QUOTES = "a quotation mark is not closed, or stands inside a quoted cell"


class Table:
    """An export that is open. Lines count from 1, the header included.

    A file that cannot be trusted raises Broken with one sentence: file, row and column. Use it
    as a context manager and iterate once.
    """

    def __init__(self, path: Path, mapping: Mapping) -> None:
        self.name = path.name
        self.path = path
        self.encoding = mapping.file.encoding
        if self.encoding.lower().replace("_", "-") in ("utf-8", "utf8"):
            self.encoding = "utf-8-sig"
        self.delimiter = mapping.file.delimiter
        self.size = path.stat().st_size
        self.header: list[str] = []
        self._first = ""
        self._file: TextIO = path.open(encoding=self.encoding, newline="")
        self._reader = csv.reader(self._lines(), delimiter=self.delimiter, strict=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def begin(self, wanted: dict[str, str]) -> None:
        """Read the header, which must have the columns ``wanted`` (by the key naming each)."""
        self.header = [cell.strip() for cell in self._next() or []]
        if not any(self.header):
            raise Broken(f"{self.name}, row 1: there is no header.")
        named = [name for name in self.header if name]
        for name in named:
            if named.count(name) > 1:
                raise self._broken(1, name, "the header has this column twice")
        for name, key in wanted.items():
            if name not in named:
                count = f"The header has {len(named)} columns" if len(named) > 1 else "One column"
                raise self._broken(1, name, f"there is no such column, but {key} names it. {count}")

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Each row's first line and its cells, as many as there are. Empty lines are passed."""
        while True:
            line = self._reader.line_num + 1
            cells = self._next()
            if cells is None:
                return
            if cells:
                yield line, cells

    def bytes_read(self) -> int:
        """How far the file is read, about."""
        return self._file.buffer.tell()

    def _next(self) -> list[str] | None:
        line = self._reader.line_num + 1
        self._first = ""
        try:
            return next(self._reader, None)
        except csv.Error:
            raise self._broken(line, self._column_at(self._first), BROKEN_QUOTES) from None
        except UnicodeDecodeError:
            raise self._wrongly_encoded() from None

    def _lines(self) -> Iterator[str]:
        row = 0
        while text := self._file.readline(LINE_LIMIT):
            row += 1
            self._first = self._first or text
            if "\0" in text:
                before = text[: text.index("\0")]
                raise self._broken(row, self._column_at(before), "a NUL byte: this is not a CSV")
            if len(text) == LINE_LIMIT:
                raise self._broken(row, "1", "the line never ends: this is not a CSV")
            yield text

    def _wrongly_encoded(self) -> Broken:
        """Find the place: reading in blocks, Python knows the byte but not the row."""
        sentence = f"this is not {self.encoding.removesuffix('-sig')}"
        with self.path.open(encoding=self.encoding, errors="surrogateescape", newline="") as file:
            for row, text in enumerate(iter(lambda: file.readline(LINE_LIMIT), ""), start=1):
                place = next((i for i, c in enumerate(text) if "\udc80" <= c <= "\udcff"), -1)
                if place >= 0:
                    return self._broken(row, self._column_at(text[:place]), sentence)
        return self._broken(self._reader.line_num + 1, "1", sentence)

    def _column_at(self, before: str) -> str:
        """The name of the column in which a row's text ``before`` ends; its number at worst."""
        try:
            cells: Sequence[str] = next(csv.reader([before], delimiter=self.delimiter), [])
        except csv.Error:
            cells = before.split(self.delimiter)
        place = max(len(cells), 1)
        return self.header[place - 1] if place <= len(self.header) else str(place)

    def _broken(self, row: int, column: str, what: str) -> Broken:
        return Broken(f"{self.name}, row {row}, column {quoted(column)}: {what}.")
