"""Recognition: the wall, the form, the page of one, and what home shows of it."""

from portal.acts import register
from portal.recognition.linked import recognized
from portal.recognition.page import PAGE
from portal.recognition.views import bp

register(bp, PAGE.acts, "recognition_id", "recognition.show")
bp.add_app_template_global(recognized)

__all__ = ["bp"]
