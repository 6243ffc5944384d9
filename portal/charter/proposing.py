"""The terms somebody typed, understood field by field."""

import re
from typing import Any

from flask import request

from domain.partnerships.commands import ProposeCharter
from domain.terms import SEVERITIES, Target, Terms
from portal.charter.wording import NUMBERS, WEEKDAYS
from portal.forms import FormRefused
from portal.web import envelope, here

MOST = 9999
LINES_MAX, TEXT_MAX = 40, 4000
MISSING = "Please fill this in."


def proposal() -> ProposeCharter:
    """The command the form asks for. Raises FormRefused with a sentence per field."""
    errors: dict[str, str] = {}
    terms = {name: _read(name, errors) for name in (*NUMBERS, *LISTS, *CHOICES)}
    why = _typed("why")
    if not why or len(why) > TEXT_MAX:
        errors["why"] = MISSING if not why else f"This is too long: at most {TEXT_MAX} characters."
    if errors:
        raise FormRefused(errors)
    return ProposeCharter(**envelope(here().id), terms=Terms(**terms), why=why)


def _read(name: str, errors: dict[str, str]) -> Any:
    reader = CHOICES.get(name) or LISTS.get(name) or _number
    if len(_typed(name)) > TEXT_MAX:
        errors[name] = f"This is too long: at most {TEXT_MAX} characters."
        return None
    try:
        return reader(_typed(name))
    except ValueError as refused:
        errors[name] = str(refused)
        return None


def _typed(name: str) -> str:
    return request.form.get(name, "").replace("\r\n", "\n").replace("\x00", "").strip()


def _number(text: str) -> int:
    if not text:
        raise ValueError(MISSING)
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ValueError("This is no whole number.")
    if int(text) > MOST:
        raise ValueError(f"This is more than {MOST}.")
    return int(text)


def _lines(text: str) -> tuple[str, ...]:
    found = tuple(line.strip() for line in text.split("\n") if line.strip())
    if len(found) > LINES_MAX:
        raise ValueError(f"These are too many: at most {LINES_MAX} lines.")
    return found


def _targets(text: str) -> tuple[Target, ...]:
    return tuple(_target(line) for line in _lines(text))


def _target(line: str) -> Target:
    place = here()
    who, colon, what = (part.strip() for part in line.partition(":"))
    owners = {
        "both": "both",
        place.brand_name.casefold(): "brand",
        place.bpo_name.casefold(): "bpo",
    }
    owner = owners.get(who.casefold())
    if not colon or owner is None or not what:
        raise ValueError(
            f"Begin each line with “Both:”, “{place.brand_name}:” or “{place.bpo_name}:”. "
            f"This one does not: “{line[:60]}”."
        )
    return Target(what, owner)  # type: ignore[arg-type]


def _cadence(text: str) -> dict[str, int]:
    return dict(_visit(line) for line in _lines(text))


def _visit(line: str) -> tuple[str, int]:
    purpose, _, days = (part.strip() for part in line.rpartition(":"))
    if not purpose or not re.fullmatch(r"[1-9][0-9]{0,3}", days):
        raise ValueError(
            f"Write “purpose: days” on each line. This one is not clear: “{line[:60]}”."
        )
    return purpose, int(days)


def _severity(text: str) -> str:
    if text not in SEVERITIES:
        raise ValueError("Choose one of the list.")
    return text


def _currency(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{3}", text):
        raise ValueError("Write three letters, such as EUR.")
    return text.upper()


def _weekdays(text: str) -> tuple[int, ...]:
    known = {name.casefold(): number for number, name in enumerate(WEEKDAYS)}
    found = [known.get(word.strip()[:3].casefold()) for word in text.split(",") if word.strip()]
    if not found or None in found:
        raise ValueError("Name weekdays with commas between them: Mon, Tue, Wed.")
    return tuple(sorted({day for day in found if day is not None}))


def _clock(text: str) -> str:
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text):
        raise ValueError("Write a time such as 06:00.")
    return text


CHOICES = {
    "look_back_from": _severity,
    "gift_currency": _currency,
    "go_live_weekdays": _weekdays,
    "go_live_from": _clock,
    "go_live_until": _clock,
}
LISTS = {"values": _lines, "targets": _targets, "visit_cadence_days": _cadence}
