"""report.html: one offline page that works with script off, prints, and fetches nothing."""

from checker.report.html.page import page_of
from checker.report.html.render import render
from checker.report.registry import writer
from checker.results.run import RunResult


@writer("html", file_name="report.html")
def write_html(result: RunResult) -> bytes:
    """The report as UTF-8 HTML; the same bytes for the same result."""
    return render(page_of(result)).encode("utf-8", errors="replace")
