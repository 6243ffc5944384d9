"""Every kind of record that is read for evidence; a new kind adds a line."""

from projections.bitemporal import Reader
from projections.evidence.appealing import APPEALS
from projections.evidence.changing import CHANGES
from projections.evidence.disclosing import Disclosure, found
from projections.evidence.mending import MENDING
from projections.evidence.promising import CHARTERS, COMMITMENTS
from projections.evidence.saying import FEEDBACK
from projections.evidence.telling import TELLING

READERS: dict[str, Reader] = {
    "disclosure": Reader(Disclosure, {**TELLING, **MENDING}, found),
    "commitment": COMMITMENTS,
    "change": CHANGES,
    "partnership": CHARTERS,
    "feedback": FEEDBACK,
    "appeal": APPEALS,
}
