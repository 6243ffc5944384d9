"""What a kind of record waits for in each stage, as a table of its own module."""

from domain.facts import Fact
from projections.inbox.kept import FLOW, Task, Waiting, sides_of


class Flow(NamedTuple):
    """What one kind of record waits for.

    ``stages`` names the task of each stage; a stage without one waits for nothing by itself.
    ``leads`` gives, for a fact that says it better, the task and when it is due (UTC), or ``None``.
    ``outlasting`` names tasks beside the flow that are waited for though nobody holds the ball, and
    the stages in which they are.
    """

    stages: Mapping[str, str]
    leads: Mapping[type[Fact], Callable[[Any], tuple[str, datetime | None]]] = {}
    outlasting: Mapping[str, tuple[str, ...]] = {}
from projections.inbox import rounds
from projections.inbox.kept import FLOW, Flow, Task, Waiting, sides_of


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


FLOWS: dict[str, Flow] = {
    "round": rounds.ROUND,
}
"""The flows of the kinds of records that bring a table of their own."""
