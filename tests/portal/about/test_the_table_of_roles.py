"""The table of roles and actions, and the style guide: pages for everybody."""

from domain.permissions import PERMISSIONS
from tests.portal.client import words_of


def test_every_action_stands_in_the_table(world):
    text = words_of(world.app.test_client().page("/about/permissions"))

    for permission in PERMISSIONS.values():
        assert permission.words[1:] in text


def test_signed_in_people_can_read_it_too(brand_lead):
    assert "What each role may do" in words_of(brand_lead.page("/about/permissions"))


def test_the_style_guide_shows_every_component(world, brand_lead):
    for reader in (world.app.test_client(), brand_lead):
        assert "How every page is put together" in words_of(reader.page("/styleguide"))
