"""report.pdf: the page as an installed Chromium prints it, tagged, with title and outline."""

import re

from checker.report.chromium import print_to_pdf, refuse_without_chromium
from checker.report.html.page import page_of
from checker.report.html.render import render
from checker.report.registry import Finish, writer
from checker.results.run import RunResult

_FOLDED = re.compile(rb"<details(?![^>]* (?:open|class=\"(?:folded|ledger)))")
_DATES = re.compile(rb"/(?:Creation|Mod)Date \(D:[^()]*\)")


def pdf_from_page(page: bytes) -> bytes:
    """The printed page, without the time at which it was printed.

    Raises:
        SchoolcheckError: when there is no Chromium, or it fails or takes too long.
    """
    return without_dates(print_to_pdf(page))


def without_dates(pdf: bytes) -> bytes:
    """The same file with its dates blank; nothing moves, so its table of places holds.

    >>> without_dates(b"<</ModDate (D:20261128013246+00'00')/A 1>>").split()
    [b'<<', b'/A', b'1>>']
    """
    return _DATES.sub(lambda found: b" " * len(found[0]), pdf)


_CHROMIUM = Finish(ready=refuse_without_chromium, run=pdf_from_page)


@writer("pdf", file_name="report.pdf", finish=_CHROMIUM)
def write_pdf(result: RunResult) -> bytes:
    """The page for A4, plans on pages across, as Chromium takes it; script left out."""
    return _page(result, "A4")


@writer("pdf-a3", file_name="report-a3.pdf", finish=_CHROMIUM)
def write_pdf_a3(result: RunResult) -> bytes:
    """The page for A3, on which storey plans are twice as large."""
    return _page(result, "A3")


def _page(result: RunResult, paper: str) -> bytes:
    page = render(page_of(result), paper=paper).encode("utf-8", errors="replace")
    # Paper cannot be unfolded; the style sheet does it too, but not for every Chromium. A frame
    # would be tagged as a figure without a description, around the drawing that has one.
    return _FOLDED.sub(b"<details open", page).replace(b"<figure", b'<figure role="group"')
