"""What changed since the last revision, for the comment on a change of the model."""

from collections.abc import Iterator, Sequence
from itertools import chain

from checker.report.html.revision import ChangeLine, RevisionView, revision_view
from checker.report.markdown.folds import Fold
from checker.report.markup import escaped
from checker.results.run import RunResult

HEADS = ("Change", "What", "Where", "Before", "Now", "Strength")
_NAME, _WHAT = 120, 300
_ROOM = "Room"


def change_line(result: RunResult) -> Iterator[str]:
    """How much is new, fixed, worse and better, in one line; nothing where nothing was compared.

    What makes one doubt the comparison stands open too.
    """
    if view := revision_view(result.revision, ()):
        yield from ("", f"Since {escaped(view.against)}: {escaped(view.told)}.")
        if view.doubt:
            yield from ("", f"⚠ **{escaped(view.doubt)}**")
        for note in view.notes:
            yield from ("", escaped(note))


def change_fold(result: RunResult) -> Fold | None:
    """Every change as a row, newly failing first, passing ones last; None where there is none."""
    view = revision_view(result.revision, ())
    if view is None or not (view.tables or view.rooms):
        return None
    return Fold(
        summary=f"Since {escaped(view.against)}: {escaped(view.told)}",
        heads=HEADS,
        rows=chain(_rows(view), _rooms(view), _passing(view)),
        places=[1 for table in view.tables for _line in table.lines] + [1 for _line in view.rooms],
    )


def _rows(view: RevisionView) -> Iterator[Sequence[str]]:
    for table in view.tables:
        yield from _lines(table.title, table.shown)


def _passing(view: RevisionView) -> Iterator[Sequence[str]]:
    """What still passes with more or less to spare: last, since a comment may have no room left."""
    for table in view.tables:
        yield from _lines(f"{table.title}, and still passing", table.passing)


def _lines(title: str, lines: Sequence[ChangeLine]) -> Iterator[Sequence[str]]:
    for line in lines:
        cells = (line.place, line.before, line.after, line.strength)
        what = f"**{escaped(line.title, _WHAT)}**"
        yield (escaped(title), what, *(escaped(cell, _NAME) for cell in cells))


def _rooms(view: RevisionView) -> Iterator[Sequence[str]]:
    for line in view.rooms:
        cells = (line.storey, line.was, line.now)
        yield (_ROOM, f"**{line.told}**", *(escaped(cell, _NAME) for cell in cells), "")
