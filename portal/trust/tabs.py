"""The pages of trust, in the order their tabs stand."""

from typing import NamedTuple


class Tab(NamedTuple):
    """A page of trust: its endpoint and what its tab says."""

    endpoint: str
    label: str


TABS: tuple[Tab, ...] = (
    Tab("trust.show", "Bars"),
    Tab("indicators.index", "Indicators"),
    Tab("talking.show", "Talking"),
    Tab("changing.show", "Changes"),
    Tab("visiting.show", "Visits"),
    Tab("reviews.show", "Review"),
    Tab("ruling.show", "Rules"),
)
