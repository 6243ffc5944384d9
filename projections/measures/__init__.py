"""Measures: durations and sizes that facts say, as they were known at every moment."""

from projections.measures.kept import Measure
from projections.measures.model import Measures, measures, memory
from projections.measures.questions import Known, Period, Taken, between, known, taken

__all__ = [
    "Known",
    "Measure",
    "Measures",
    "Period",
    "Taken",
    "between",
    "known",
    "measures",
    "memory",
    "taken",
]
