"""What a quarter began with: how much was recorded. And what it left open at its end."""

from collections import Counter

from portal.kinds import KINDS
from portal.reviews.account import SIDES, Account
from portal.reviews.sections.parts import Row, Section, by_side, point
from portal.reviews.wording import counted, listed

BEGAN = {
    "disclosure.told": ("disclosure told", "disclosures told"),
    "change.submitted": ("change asked for", "changes asked for"),
    "commitment.made": ("promise made", "promises made"),
    "visit.started": ("visit held", "visits held"),
    "feedback.given": ("piece of feedback given", "pieces of feedback given"),
    "recognition.given": ("deed recognized", "deeds recognized"),
}
"""What begins with these facts: one of it, and several."""


def summing_up(account: Account) -> Section:
    """How much both sides recorded, and what began."""
    by_company = [
        f"{counted(sum(line.side == side for line in account.lines), 'fact')} by "
        f"{account.companies[side]}"
        for side in SIDES
    ]
    began = [counted(len(account.facts(name)), *words) for name, words in BEGAN.items()]
    said = [f"Both sides can see {listed(by_company)}: {listed(began)}."]
    rows = [by_side("Facts recorded", account.lines)]
    rows += [
        by_side(kind.word, [line for line in account.lines if line.record_kind == name])
        for name, kind in KINDS.items()
    ]
    shown = [row for row in rows if row.brand or row.bpo]
    return Section("summary", "What happened", said, shown, (), "Nothing was recorded.")


def waiting(account: Account) -> Section:
    """What waited for a side at the end, the longest waiting first."""
    waits = Counter((each.record_kind, each.ball) for each in account.awaited)
    balls = Counter(each.ball for each in account.awaited)
    rows = [
        Row(KINDS[kind].word, *(waits[kind, ball] for ball in (*SIDES, "both")))
        for kind in KINDS
        if any(waits[kind, ball] for ball in (*SIDES, "both"))
    ]
    said = [
        f"{account.companies[side]} was waited for in {counted(balls[side], 'record')}."
        for side in SIDES
    ]
    if balls["both"]:
        said.append(f"Both sides were waited for in {counted(balls['both'], 'record')}.")
    points = [
        point(account, each, f"{KINDS[each.record_kind].word}, {each.stage}", each.ball)
        for each in account.awaited
    ]
    empty = "Nothing waited for either side."
    return Section("open", "Open at its end", said, rows, points, empty)
