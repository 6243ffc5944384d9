"""Every read model of the portal, in the order they are pumped."""

from domain.store import Log
from projections.appeals import Appeals
from projections.changes import Changes
from projections.commitments import Commitments
from projections.disclosures import Disclosures
from projections.doubts import Doubts
from projections.evidence import Evidence
from projections.feedback import Feedback
from projections.history import History
from projections.inbox import Inbox
from projections.intervals import Intervals
from projections.measures import Measures
from projections.naming import NamedReaders
from projections.partnerships import Partnerships
from projections.pulses import Pulses
from projections.recognition import Preferences, Recognitions
from projections.rounds import ROUNDS
from projections.runner import ReadModel, Runner
from projections.schedules import Schedules
from projections.tables import engine_for
from projections.templates import Templates
from projections.visits import Visits

MODELS: tuple[ReadModel, ...] = (
    Partnerships(),
    NamedReaders(),
    History(),
    Disclosures(),
    Commitments(),
    Changes(),
    Schedules(),
    Templates(),
    Feedback(),
    Appeals(),
    ROUNDS,
    Visits(),
    Inbox(),
    Intervals(),
    Recognitions(),
    Preferences(),
    Doubts(),
    Pulses(),
    Evidence(),
    Measures(),
)


def runner_over(url: str, log: Log) -> Runner:
    """A runner of all read models over the store at ``url``."""
    return Runner(log, engine_for(url), MODELS)
