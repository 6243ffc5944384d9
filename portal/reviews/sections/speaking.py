"""Feedback of a quarter, both ways: given, answered, told back; rounds, and what was contested."""

from portal.reviews.account import ACROSS, SIDES, Account
from portal.reviews.sections.parts import Row, Section, by_side, in_order, point
from portal.reviews.wording import counted

NOTABLE = {
    "feedback.given": "Given",
    "feedback.not_settled": "Not settled: both leads close it",
    "round.revealed": "Revealed to both sides",
    "appeal.raised": "Contested",
    "appeal.ruled": "Ruled on by both leads",
}


def speaking(account: Account) -> Section:
    """What each side told the other, and what came back."""
    withdrawn = {line.record_id for line in account.facts("feedback.withdrawn")}
    given = account.facts("feedback.given")
    rows = [
        by_side("Feedback given", given),
        by_side("Taken back before it was acknowledged", account.facts("feedback.withdrawn")),
        by_side("Feedback of the other side answered", account.facts("feedback.answered")),
        by_side("Told back what became of it", account.facts("feedback.told_back")),
        by_side("Saw its feedback settled", account.facts("feedback.settled")),
        by_side("Contested", account.facts("appeal.raised")),
        Row("Rounds revealed", None, None, len(account.facts("round.revealed"))),
    ]
    points = [
        point(account, line, NOTABLE[line.fact])
        for line in account.facts(*NOTABLE)
        if line.record_id not in withdrawn
    ]
    said = [_said(account, side, sum(line.side == side for line in given)) for side in SIDES]
    empty = "No feedback was given, answered or told back, and nothing was contested."
    return Section("feedback", "Feedback, both ways", said, rows, in_order(points), empty)


def _said(account: Account, side: str, given: int) -> str:
    us, them = account.companies[side], account.companies[ACROSS[side]]
    answered = len(account.facts("feedback.answered", side=side))
    told = len(account.facts("feedback.told_back", side=side))
    return (
        f"{us} gave {counted(given, 'piece', 'pieces')} of feedback. Of what {them} gave it "
        f"answered {answered or 'none'}, and told back what became of {told or 'none'}."
    )
