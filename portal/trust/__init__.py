"""Trust: bars for each side, what they are made of, indicators, across partnerships, as data."""

from portal.trust import across, changing, exports, indicating, talking, views, visiting

blueprints = (
    views.bp,
    indicating.bp,
    talking.bp,
    changing.bp,
    visiting.bp,
    exports.bp,
    across.bp,
)

__all__ = ["blueprints"]
