"""The story every domain test tells."""

from pathlib import Path

import pytest

from tests.scenario import Scenario


@pytest.fixture
def story(tmp_path: Path) -> Scenario:
    """A partnership of Nordlicht with Acme Care in which nothing has been told yet."""
    return Scenario(tmp_path)
