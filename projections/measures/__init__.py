"""Measures: durations and sizes that facts say, as they were known at every moment."""

from projections.measures.kept import Measure
from projections.measures.model import Measures, measures, memory
from projections.measures.questions import Period, Taken, taken

__all__ = ["Measure", "Measures", "Period", "Taken", "measures", "memory", "taken"]
