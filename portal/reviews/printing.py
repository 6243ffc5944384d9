"""The program that prints: HTML comes in, a PDF goes out, and nothing is fetched from elsewhere.

Run as ``python -I printing.py STATIC BASE_URL``: it imports nothing of the portal. Only style
sheets and images in the folder STATIC are read. Exits with ``NOT_THERE`` where WeasyPrint or
Pango is missing.
"""

import sys
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

NOT_THERE = 3


def main(static: str, base_url: str) -> int:
    """Print what comes in; a sentence on standard error where that cannot be done."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:
        sys.stderr.write(str(error))
        return NOT_THERE
    page = sys.stdin.buffer.read().decode()
    document = HTML(string=page, base_url=base_url, url_fetcher=_only(Path(static), base_url))
    sys.stdout.buffer.write(document.write_pdf(pdf_variant="pdf/ua-1"))
    return 0


def _only(static: Path, base_url: str):  # noqa: ANN202 - a class of WeasyPrint, which may be missing
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    root = urljoin(base_url, "/static/")

    class OwnFiles(URLFetcher):
        def fetch(self, url: str, _headers: object = None) -> URLFetcherResponse:
            path = (static / unquote(urlsplit(url).path.removeprefix("/static/"))).resolve()
            if not url.startswith(root) or not path.is_relative_to(static.resolve()):
                raise ValueError(f"not fetched: {url}")
            kind = {".css": "text/css", ".svg": "image/svg+xml"}[path.suffix]
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    return OwnFiles()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
