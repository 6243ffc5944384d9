"""Trust: bars for each side, what they are made of, their rules, indicators, and all as data."""

from portal.trust import across, changing, exports, indicating, ruling, talking, views, visiting

blueprints = (
    views.bp,
    indicating.bp,
    talking.bp,
    changing.bp,
    visiting.bp,
    ruling.bp,
    exports.bp,
    across.bp,
)

__all__ = ["blueprints"]
