"""Where the pages of trust are, and partnerships with enough evidence for a number."""

import pytest

from tests.portal.trust.told import answered_by, kept_by, made_good_by, steadily


@pytest.fixture
def url(world):
    return f"{world.base}/trust"


@pytest.fixture
def enough(world):
    """Enough is known of the character of the BPO, and of nothing else."""
    for n in range(6):
        reader = ("brand_lead", "brand_member")[n % 2]
        kept_by(world, "bpo_lead", reader, 20 - n, n)
    for n in range(10):
        answered_by(world, "brand_lead", "bpo_member", 20 - n)
    for n in range(3):
        made_good_by(world, "bpo_lead", 12 - n)
    return world


@pytest.fixture
def long(world):
    """The same over a hundred and forty days."""
    steadily(world, 140)
    return world
