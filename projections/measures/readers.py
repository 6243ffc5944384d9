"""Every kind of record that is measured; a new kind adds a line."""

from projections.bitemporal import Reader
from projections.measures.candid import FEEDBACK
from projections.measures.changing import CHANGES
from projections.measures.disclosing import DISCLOSURES
from projections.measures.recognizing import RECOGNITION, TEAMS
from projections.measures.visiting import VISITS

READERS: dict[str, Reader] = {
    "disclosure": DISCLOSURES,
    "feedback": FEEDBACK,
    "partnership": TEAMS,
    "recognition": RECOGNITION,
    "change": CHANGES,
    "visit": VISITS,
}
