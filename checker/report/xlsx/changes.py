"""What changed since the last revision, one requirement at one place to a row."""

from collections.abc import Sequence

from checker.report.html.revision import revision_view
from checker.report.xlsx.cells import Column, Sheet
from checker.results.finding import Finding
from checker.results.revision import Revision


def changes_sheet(revision: Revision, findings: Sequence[Finding]) -> Sheet:
    """Newly failing first, in the order of the report; `Key` is that of the finding now."""
    view = revision_view(revision, [(each, each.key) for each in findings])
    tables = view.tables if view else ()
    against = view.against if view else ""
    return Sheet(
        name="Changes",
        columns=(
            Column(title="Change", width=30),
            Column(title="Where", width=30),
            Column(title="Rule", width=46),
            Column(title="Before", width=24),
            Column(title="Now", width=24),
            Column(title="How binding", width=22),
            Column(title="Key", width=16),
        ),
        rows=tuple(
            (
                table.title,
                line.place,
                line.title,
                line.before,
                line.after,
                line.strength,
                line.anchor,
            )
            for table in tables
            for line in table.lines
        ),
        says=f"What changed since {against}.",
        nothing=f"Nothing changed since {against}.",
        frozen=2,
        printed=6,
    )
