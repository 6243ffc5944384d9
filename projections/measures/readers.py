"""Every kind of record that is measured; a new kind adds a line."""

from projections.bitemporal import Reader
from projections.measures.disclosing import DISCLOSURES

READERS: dict[str, Reader] = {
    "disclosure": DISCLOSURES,
}
