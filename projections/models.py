"""Every read model of the portal, in the order they are pumped."""

from domain.store import Log
from projections.commitments import Commitments
from projections.disclosures import Disclosures
from projections.history import History
from projections.inbox import Inbox
from projections.intervals import Intervals
from projections.partnerships import Partnerships
from projections.runner import ReadModel, Runner
from projections.tables import engine_for

MODELS: tuple[ReadModel, ...] = (
    Partnerships(),
    History(),
    Disclosures(),
    Commitments(),
    Inbox(),
    Intervals(),
)


def runner_over(url: str, log: Log) -> Runner:
    """A runner of all read models over the store at ``url``."""
    return Runner(log, engine_for(url), MODELS)
