"""Indicators: what was measured of both sides in a period, worked out one by one."""

from projections.indicators import (
    candid,
    changing,
    disclosing,
    hiding,
    keeping,
    landing,
    recognizing,
    visiting,
)
from projections.indicators.asking import Asked
from projections.indicators.figures import Figure, Indicator, Part
from projections.indicators.splitting import Point, course, split

INDICATORS: tuple[Indicator, ...] = (
    *disclosing.INDICATORS,
    *hiding.INDICATORS,
    *keeping.INDICATORS,
    *candid.INDICATORS,
    *recognizing.INDICATORS,
    *changing.INDICATORS,
    *landing.INDICATORS,
    *visiting.INDICATORS,
)
"""Every indicator, in the order pages show them."""

__all__ = ["INDICATORS", "Asked", "Figure", "Indicator", "Part", "Point", "course", "split"]
