"""The numbers somebody typed for a rule set, one by one; an empty field stays as it is."""

from typing import Any

from flask import request

from domain.partnerships.commands import ProposeRules
from domain.rule_sets import Guard, RuleSet, bounds, figure
from domain.rule_sets.bounds import Bound, trouble
from portal.forms import FormRefused
from portal.web import envelope, here

LONGEST, TEXT_MAX = 20, 4000
MISSING = "Please fill this in."


def proposal(known: RuleSet) -> ProposeRules:
    """The command the form asks for, on top of what is known. Raises FormRefused."""
    errors: dict[str, str] = {}
    typed = {name: _number(known, name, bound, errors) for name, bound in bounds().items()}
    why = request.form.get("why", "").replace("\r\n", "\n").replace("\x00", "").strip()
    if not why or len(why) > TEXT_MAX:
        errors["why"] = MISSING if not why else f"This is too long: at most {TEXT_MAX} characters."
    if errors:
        raise FormRefused(errors)
    return ProposeRules(**envelope(here().id), rules=_rules(typed), why=why)


def _number(known: RuleSet, name: str, bound: Bound, errors: dict[str, str]) -> float:
    text = request.form.get(name, "").strip()[:LONGEST].replace(",", ".")
    if not text:
        return figure(known, name)
    try:
        value = float(text)
    except ValueError:
        errors[name] = "This is no number."
        return 0
    if sentence := trouble(bound, value):
        errors[name] = sentence
        return 0
    return int(value) if bound.whole else value


def _rules(typed: dict[str, Any]) -> RuleSet:
    grouped: dict[str, Any] = {"outcomes": {}, "weights": {}, "severities": {}, "guard": {}}
    for name, value in typed.items():
        group, dot, rest = name.partition(".")
        if dot:
            grouped[group][rest] = value
        else:
            grouped[name] = value
    return RuleSet(**{**grouped, "guard": Guard(**grouped["guard"])})
