"""For WSGI servers: ``gunicorn wsgi:app``. Settings come from the environment (``PORTAL_…``)."""

from portal import create_app

app = create_app()
