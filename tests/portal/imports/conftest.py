"""A partnership of Nordlicht with Acme Care, a help desk's export, and the command to read it."""

import re
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

import pytest
from click.testing import CliRunner

from domain.application import Partnerships
from domain.disclosures.events import DisclosureImported, ImportedUpdate
from domain.facts import PORTAL_ID
from domain.partnerships.commands import OpenPartnership, partnership_id_of
from domain.store import create_store, open_log
from portal.cli.imports import imports

SLUG = "nordlicht-acme"
DANA, PRIYA = UUID(int=0xDA7A), UUID(int=0x9219A)
HEADER = "number,state,opened,updated,revision,resolved,impact,category,symptom"
OPENED = "INC1,New,01-03-2016 09:00,01-03-2016 09:05,0,?,2 - Medium,Payments,Double charge"
RESOLVED = (
    "INC1,Resolved,01-03-2016 09:00,02-03-2016 11:00,1,02-03-2016 11:00,2 - Medium,Payments,?"
)
CLOSED = "INC1,Closed,01-03-2016 09:00,07-03-2016 12:00,2,02-03-2016 11:00,2 - Medium,Payments,?"
OTHER = "INC2,New,01-03-2016 10:00,01-03-2016 10:05,0,?,?,?,?"
MAPPING = """
source = "Help desk"
where = "brand"
[file]
missing = ["?"]
[time]
format = "%d-%m-%Y %H:%M"
zone = "Europe/Berlin"
[columns]
number = "number"
opened = "opened"
updated = "updated"
state = "state"
revision = "revision"
later = ["resolved"]
[states]
New = "disclosed"
Resolved = "watching"
Closed = "closed"
[severity]
column = "impact"
[severity.values]
"1 - High" = "high"
"2 - Medium" = "medium"
[text]
what = "An incident came in: {category}[, {symptom}]."
details = "[Impact {impact}.]"
update = "[Seen as {symptom}.]"
"""


class Desk:
    """One store with one partnership; ``run`` is the command an operator types."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = f"sqlite:///{folder / 'store.db'}"
        create_store(self.url)
        self.log = open_log(self.url)
        self.partnerships = Partnerships(self.log)
        self.id = partnership_id_of(SLUG)
        self.partnerships.perform(opening(self.id), by=PORTAL_ID)
        self.empty = self.log.head()
        self.file, self.mapping = folder / "desk.csv", folder / "map.toml"
        self.mapping.write_text(MAPPING)

    def export(self, *rows: str, header: str = HEADER) -> None:
        self.file.write_text("\n".join([header, *rows, ""]), encoding="utf-8")

    def run(self, *options: str, slug: str = SLUG) -> SimpleNamespace:
        where = ["--mapping", str(self.mapping), "--partnership", slug]
        result = CliRunner().invoke(imports, ["incidents", str(self.file), *where, *options])
        told = [line for line in result.stdout.splitlines() if line.startswith("row ")]
        figures = re.findall(r"^ +([\d.,]+)  (.+)$", result.stdout, re.MULTILINE)
        counts = {label: figure for figure, label in figures}
        return SimpleNamespace(code=result.exit_code, out=result.stdout, err=result.stderr,
                               told=told, counts=counts)  # fmt: skip

    def facts(self, number: str | None = None) -> list:
        every = [fact for _, fact in self.log.after(self.empty, 10_000)]
        begun = [f.originator_id for f in every if getattr(f, "number", None) == number]
        return [fact for fact in every if number is None or fact.originator_id in begun]

    def incident(self, number: str) -> DisclosureImported:
        return next(f for f in self.facts(number) if isinstance(f, DisclosureImported))

    def states(self, number: str) -> list[ImportedUpdate]:
        return [fact for fact in self.facts(number) if isinstance(fact, ImportedUpdate)]


def opening(partnership_id):
    return OpenPartnership(
        command_id=UUID(int=1),
        partnership_id=partnership_id,
        record_id=partnership_id,
        slug=SLUG,
        brand_id=UUID(int=2),
        brand_name="Nordlicht",
        bpo_id=UUID(int=3),
        bpo_name="Acme Care",
        brand_lead_id=DANA,
        bpo_lead_id=PRIYA,
    )


@pytest.fixture
def desk(tmp_path, monkeypatch):
    desk = Desk(tmp_path)
    monkeypatch.setenv("PORTAL_DATABASE_URL", desk.url)
    yield desk
    desk.log.close()


@pytest.fixture
def rows():
    """The rows of one incident, opened to closed, and of another one."""
    return SimpleNamespace(
        header=HEADER, opened=OPENED, resolved=RESOLVED, closed=CLOSED, other=OTHER, mapping=MAPPING
    )
