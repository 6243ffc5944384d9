"""What a quarter began with: how much was recorded. And what it left open at its end."""

from collections import Counter

from portal.kinds import KINDS
from portal.reviews.account import SIDES, Account
from portal.reviews.sections.changing import ASKED
from portal.reviews.sections.parts import Row, Section, by_side, point
from portal.reviews.wording import counted, listed

BEGAN = (
    (("disclosure.told",), "disclosure told", "disclosures told"),
    (ASKED, "change asked for", "changes asked for"),
    (("commitment.made",), "commitment made", "commitments made"),
    (("feedback.given",), "piece of feedback given", "pieces of feedback given"),
    (("recognition.given",), "deed recognized", "deeds recognized"),
)
"""What begins with these facts: one of it, and several."""


def summing_up(account: Account) -> Section:
    """How much both sides recorded, and what began."""
    facts = Counter(line.side for line in account.lines)
    begun = [(account.facts(*names), words) for names, *words in BEGAN]
    held = account.facts("visit.started")
    named = [counted(len(lines), *words) for lines, words in begun if lines]
    named += [counted(len(held), "visit held", "visits held")] if held else []
    said = [
        f"{account.companies[side]} recorded {counted(facts[side], 'fact')} both companies see."
        for side in SIDES
    ]
    said += [f"Among them: {listed(named)}."] if named else []
    rows = [by_side("Facts recorded", account.lines)]
    rows += [by_side(words[1].capitalize(), lines) for lines, words in begun]
    rows.append(Row("Visits held", None, None, len(held)))
    return Section("summary", "What happened", said, rows, (), "Nothing was recorded.")


def waiting(account: Account) -> Section:
    """What waited for a side at the end, the longest waiting first."""
    waits = Counter((each.record_kind, each.ball) for each in account.awaited)
    balls = Counter(each.ball for each in account.awaited)
    rows = [
        Row(KINDS[kind].word, *(waits[kind, ball] for ball in (*SIDES, "both")))
        for kind in KINDS
        if any(waits[kind, ball] for ball in (*SIDES, "both"))
    ]
    one, both = ("was", "were") if account.is_over else ("is", "are")
    said = [
        f"{account.companies[side]} {one} waited for in {counted(balls[side], 'record')}."
        for side in SIDES
    ]
    if balls["both"]:
        said.append(f"Both sides {both} waited for in {counted(balls['both'], 'record')}.")
    points = [
        point(account, each, f"{KINDS[each.record_kind].word}, {each.stage}", each.ball)
        for each in account.awaited
    ]
    empty = "Neither side was left waiting for the other."
    return Section("open", account.open_when, said, rows, points, empty)
