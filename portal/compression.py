"""Pages go compressed to those who accept it.

Compressing secrets beside reflected input can betray them by its length (BREACH). That needs many
requests of another site that carry the session; cookies here are ``SameSite=Lax``, so no such
request does, and the form token is signed anew with the time for every page.
"""

import gzip

from flask import Flask, request
from werkzeug.wrappers import Response

LEVEL = 5
SMALLEST = 1_024
"""Answers below a kilobyte fit into one packet anyway."""


def install(app: Flask) -> None:
    """Compress what is text, long enough and welcome."""
    app.after_request(_compress)


def _compress(answer: Response) -> Response:
    if answer.mimetype not in ("text/html", "text/csv", "text/calendar"):
        return answer
    answer.vary.add("Accept-Encoding")
    welcome = "gzip" in request.accept_encodings and "Content-Encoding" not in answer.headers
    if not welcome or answer.is_streamed or answer.direct_passthrough:
        return answer
    body = answer.get_data()
    if len(body) >= SMALLEST:
        answer.set_data(gzip.compress(body, LEVEL, mtime=0))
        answer.headers["Content-Encoding"] = "gzip"
    return answer
