"""What each kind of record waits for in each stage: the tables of the kinds' own modules."""

from domain.facts import Fact
from projections.inbox import candid, doubting, recognized, rounds, visiting
from projections.inbox.kept import FLOW, Flow, Task, Waiting, sides_of

FLOWS: dict[str, Flow] = {
    "appeal": candid.APPEAL,
    "doubt": Flow(doubting.DOUBTED, doubting.TALKING),
    "feedback": candid.FEEDBACK,
    "pulse": Flow(doubting.PULSED),
    "recognition": recognized.FLOW,
    "round": rounds.ROUND,
    "visit": Flow({}, visiting.LEADS),
}
"""The flows of the kinds of records that bring a table of their own."""


def lead_on(flow: Flow, waiting: Waiting, fact: Fact) -> None:
    """Replace what the record waits for by what its stage, or the fact, asks of the ball's side."""
    lead = flow.leads.get(type(fact))
    name, due_at = lead(fact) if lead else (flow.stages.get(waiting.stage, ""), None)
    beside = [task for task in waiting.tasks if not task.task.startswith(FLOW)]
    if name:
        beside += [
            Task(side, FLOW + name, fact.recorded_at, due_at) for side in sides_of(waiting.ball)
        ]
    waiting.tasks = beside
