"""The program that prints: HTML comes in, a PDF goes out, and nothing is fetched from elsewhere.

Run as ``python -I printing.py STATIC BASE_URL``: it imports nothing of the portal. Only style
sheets and images in the folder STATIC are read. Exits with ``NOT_THERE`` where WeasyPrint or
Pango is missing.
"""

import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

NOT_THERE = 3
TYPES = {".css": "text/css", ".svg": "image/svg+xml"}


def main(static: str, base_url: str) -> int:
    """Print what comes in; a sentence on standard error where that cannot be done."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:
        sys.stderr.write(str(error))
        return NOT_THERE
    page = sys.stdin.buffer.read().decode()
    document = HTML(string=page, base_url=base_url, url_fetcher=own_files(Path(static), base_url))
    sys.stdout.buffer.write(document.write_pdf(pdf_variant="pdf/ua-1"))
    return 0


def own_files(static: Path, base_url: str) -> Any:
    """What fetches for WeasyPrint: style sheets and images of the folder ``static``, no more.

    Anything else raises ``ValueError``, and is left out of the document.
    """
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    root, folder = urljoin(base_url, "/static/"), static.resolve()

    class OwnFiles(URLFetcher):
        def fetch(self, url: str, _headers: object = None) -> URLFetcherResponse:
            path = (folder / unquote(url.removeprefix(root))).resolve()
            ours = url.startswith(root) and path.is_relative_to(folder)
            if not ours or path.suffix not in TYPES:
                raise ValueError(f"not fetched: {url}")
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": TYPES[path.suffix]})

    return OwnFiles()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
