"""The CSV file: read once, row by row, with the line every row begins on."""

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Self, TextIO

from portal.incidents.mapping import Mapping
from portal.incidents.refusals import Broken, quoted

LINE_LIMIT = 1_000_000
QUOTES_TRIED = 200
UNDECODED = re.compile("[\udc80-\udcff]")
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
        if codecs.lookup(self.encoding).name == "utf-8":
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
                hint = " (the header is one cell: check file.delimiter)" if len(named) == 1 else ""
                raise self._broken(1, name, f"the header lacks it, but {key} names it{hint}")

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
            raise self._broken(line, self._column_of_quotes(self._first), BROKEN_QUOTES) from None
        except UnicodeError:
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
                raise self._broken(
                    row, self._column_at(""), "the line never ends: this is not a CSV"
                )
            yield text

    def _wrongly_encoded(self) -> Broken:
        """Find the place: reading in blocks, Python knows the byte but not the row."""
        sentence = f"the text is not {self.encoding.removesuffix('-sig')}"
        with (
            suppress(UnicodeError),
            self.path.open(encoding=self.encoding, errors="surrogateescape", newline="") as file,
        ):
            for row, text in enumerate(iter(lambda: file.readline(LINE_LIMIT), ""), start=1):
                if undecoded := UNDECODED.search(text):
                    before = text[: undecoded.start()]
                    return self._broken(row, self._column_at(before), sentence)
                self.header = self.header or next(csv.reader([text], delimiter=self.delimiter), [])
        return self._broken(self._reader.line_num + 1, self._column_at(""), sentence)

    def _column_of_quotes(self, line: str) -> str:
        """The column whose quoting goes wrong: where a quoted cell ends but its text goes on."""
        for mark in islice(re.finditer('"', line), QUOTES_TRIED):
            try:
                next(csv.reader([line[: mark.end() + 1]], delimiter=self.delimiter, strict=True))
            except csv.Error as error:
                if "expected after" in str(error):
                    return self._column_at(line[: mark.end()])
        return self._column_at(line)

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
