"""The command line of the portal: ``portal --help``."""

from portal.cli.main import main

__all__ = ["main"]
