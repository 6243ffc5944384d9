"""Who takes part in the demo stories, where they work, and how to sign in as them.

Forty people: those who run the two companies' side of it, the team leads, and agents with names.
"""

from typing import NamedTuple
from uuid import UUID

from domain.calendar import WorkingCalendar
from portal.cli.seed.telling import Person
from portal.directory import Directory, EmailTaken

NORTHWIND, HARBOR, LUMEN = "Northwind Outfitters", "Harbor Contact", "Lumen Home"

CHICAGO = WorkingCalendar("America/Chicago", opens="08:00", closes="17:00", country="US")
CEBU = WorkingCalendar("Asia/Manila", opens="12:00", closes="21:00", country="PH")
KRAKOW = WorkingCalendar("Europe/Warsaw", opens="08:00", closes="17:00", country="PL")
COPENHAGEN = WorkingCalendar("Europe/Copenhagen", opens="08:00", closes="16:30", country="DK")

DEMO_PASSWORD = "harbor-lights-42"  # noqa: S105 - for people who exist in the demo only
"""The password of everybody in ``SIGN_INS``. The others of the cast cannot sign in."""


_PLAIN = str.maketrans("ńśół", "nsol")
"""How letters of names are written in addresses."""


class SignIn(NamedTuple):
    """How to come in as somebody of the demo."""

    name: str
    company: str
    email: str
    password: str
    role: str


def _of(company: str, domain: str, name: str, works: WorkingCalendar) -> Person:
    plain = name.translate(_PLAIN).casefold().replace(" ", ".")
    return Person(name, f"{plain}@{domain}", company, works)


def _northwind(name: str) -> Person:
    return _of(NORTHWIND, "northwind.example", name, CHICAGO)


def _harbor(name: str, works: WorkingCalendar) -> Person:
    return _of(HARBOR, "harborcontact.example", name, works)


def _lumen(name: str) -> Person:
    return _of(LUMEN, "lumenhome.example", name, COPENHAGEN)


DANA = _northwind("Dana Whitfield")  # director of customer operations
MARCUS = _northwind("Marcus Bell")  # e-commerce operations
ELENA = _northwind("Elena Vargas")  # service quality
THEO = _northwind("Theo Lindqvist")  # demand planning
GRACE = _northwind("Grace Okafor")  # vice president, reads along
SAM = _northwind("Sam Ortiz")  # store support desk
NEIL = _northwind("Neil Foster")  # marketing; changes jobs during the story
NADIA = _northwind("Nadia Rahman")  # marketing, after him
PAULA = _northwind("Paula Jensen")  # product pages
OWEN = _northwind("Owen Clarke")  # finance
TESS = _northwind("Tess Morgan")  # team lead, store support desk
HANNAH = _northwind("Hannah Brooks")  # store support desk
LUIS = _northwind("Luis Herrera")  # store support desk

PRIYA = _harbor("Priya Raman", CEBU)  # account director
JOY = _harbor("Joy Santos", CEBU)  # site manager
MIGUEL = _harbor("Miguel Reyes", CEBU)  # team manager, orders and returns
BEA = _harbor("Bea Lim", CEBU)  # telephony and systems
RAF = _harbor("Raf Dizon", CEBU)  # workforce planning
LEAH = _harbor("Leah Cruz", CEBU)  # agent
TOMASZ = _harbor("Tomasz Zieliński", KRAKOW)  # quality
EWA = _harbor("Ewa Nowak", KRAKOW)  # site manager
ANA = _harbor("Ana Kowalczyk", KRAKOW)  # training

CARLO = _harbor("Carlo Mendoza", CEBU)  # team lead, voice
LIZA = _harbor("Liza Fernandez", CEBU)  # team lead, loyalty club
MARVIN = _harbor("Marvin Villanueva", CEBU)  # agent, orders and returns, as Leah is
RICA = _harbor("Rica Tan", CEBU)  # agent, orders and returns
JENNY = _harbor("Jenny Bautista", CEBU)  # agent, voice
DINO = _harbor("Dino Ramos", CEBU)  # agent, voice
NOEL = _harbor("Noel Garcia", CEBU)  # agent, voice
IVY = _harbor("Ivy Aquino", CEBU)  # agent, loyalty club
KAT = _harbor("Kat Flores", CEBU)  # agent, loyalty club
PIOTR = _harbor("Piotr Mazur", KRAKOW)  # team lead, chat and e-mail
ZOFIA = _harbor("Zofia Wójcik", KRAKOW)  # team lead, knowledge
KASIA = _harbor("Kasia Lis", KRAKOW)  # agent, chat and e-mail
OLA = _harbor("Ola Pawlak", KRAKOW)  # agent, chat and e-mail
OKSANA = _harbor("Oksana Melnyk", KRAKOW)  # agent, chat and e-mail; joins for the language line
BARTEK = _harbor("Bartek Kaczmarek", KRAKOW)  # agent, knowledge and quality
MICHAL = _harbor("Michał Wrona", KRAKOW)  # agent, knowledge and quality

INGRID = _lumen("Ingrid Holm")  # head of customer care
JEPPE = _lumen("Jeppe Madsen")  # webshop

CAST = (
    *(DANA, MARCUS, ELENA, THEO, GRACE, SAM, NEIL, NADIA),
    *(PAULA, OWEN, TESS, HANNAH, LUIS),
    *(PRIYA, JOY, MIGUEL, BEA, RAF, LEAH, TOMASZ, EWA, ANA),
    *(CARLO, LIZA, MARVIN, RICA, JENNY, DINO, NOEL, IVY, KAT),
    *(PIOTR, ZOFIA, KASIA, OLA, OKSANA, BARTEK, MICHAL),
    *(INGRID, JEPPE),
)

SIGN_INS = tuple(
    SignIn(person.name, person.company, person.email, DEMO_PASSWORD, role)
    for person, role in (
        (DANA, "lead"),
        (PRIYA, "lead"),
        (JOY, "member"),
        (GRACE, "observer"),
        (LEAH, "frontline"),
        (INGRID, "lead"),
    )
)


def introduce(directory: Directory) -> dict[Person, UUID]:
    """Add everybody to the directory and return their ids; who is there already stays as is."""
    passwords = {one.email: one.password for one in SIGN_INS}
    return {person: _introduce(directory, person, passwords.get(person.email)) for person in CAST}


def _introduce(directory: Directory, person: Person, password: str | None) -> UUID:
    try:
        added = directory.add(person.email, person.name, person.works.time_zone, password)
    except EmailTaken:
        known = directory.by_email(person.email)
        assert known  # noqa: S101 - the address was taken a moment ago
        return known.id
    return added.id
