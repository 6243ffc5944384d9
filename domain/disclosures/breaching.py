"""Decisions on a breach of integrity: stated by one lead, agreed or not by the other."""

from domain.disclosures import commands, events
from domain.disclosures.record import Disclosure
from domain.facts import other
from domain.records import By, must


def state_breach(disclosure: Disclosure, command: commands.StateBreach, by: By) -> None:
    """Hold that the other side concealed it, or passed on what was not for others."""
    must(
        disclosure.told_at and disclosure.stage != "withdrawn",
        "A breach is stated of what was told and is not withdrawn.",
    )
    must(disclosure.breach is None, "A breach is stated already: it waits for its answer.")
    accused = other(by.side)
    agreed = (command.kind, accused) in disclosure.breaches
    must(not agreed, "Both leads have agreed to this breach already.", "kind")
    if command.kind == "concealed":
        theirs = disclosure.where == accused and not disclosure.is_outside
        must(theirs, "Only a problem of the other side can be concealed by it.", "kind")
        must(
            not disclosure.protected,
            "This disclosure is protected. Question the protection first.",
            "kind",
        )
    said = {"kind": command.kind, "severity": command.severity, "reason": command.reason}
    disclosure.happened(events.BreachStated, command, by, **said)


def agree_breach(disclosure: Disclosure, command: commands.AgreeBreach, by: By) -> None:
    """Agree that one's own side did; both leads hold it now."""
    kind = _answerable(disclosure, by)
    disclosure.happened(events.BreachAgreed, command, by, kind=kind)


def dissent_from_breach(
    disclosure: Disclosure, command: commands.DissentFromBreach, by: By
) -> None:
    """Disagree; both words stand."""
    kind = _answerable(disclosure, by)
    disclosure.happened(events.BreachDissented, command, by, kind=kind, reason=command.reason)


def take_back_breach(disclosure: Disclosure, command: commands.TakeBackBreach, by: By) -> None:
    """Take back what one's own side stated, before it is answered."""
    stated = disclosure.breach
    must(stated, "No breach waits for an answer.")
    must(stated and stated[1] != by.side, "Only the side that stated it can take it back.")
    disclosure.happened(
        events.BreachTakenBack, command, by, kind=stated and stated[0], reason=command.reason
    )


def _answerable(disclosure: Disclosure, by: By) -> events.BreachKind | None:
    stated = disclosure.breach
    must(stated and disclosure.stage != "withdrawn", "No breach waits for an answer.")
    must(stated and stated[1] == by.side, "The lead of the other side answers this.")
    return stated and stated[0]
