"""What changed since the last revision, for the comment on a change of the model."""

from collections.abc import Iterator, Sequence
from itertools import chain

from checker.report.html.revision import RevisionView, revision_view
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
    """Every change as a row, what is newly failing first, then rooms; None where there is none."""
    view = revision_view(result.revision, ())
    if view is None or not (view.tables or view.rooms):
        return None
    return Fold(
        summary=f"Since {escaped(view.against)}: {escaped(view.told)}",
        heads=HEADS,
        rows=chain(_rows(view), _rooms(view)),
        places=[1 for table in view.tables for _line in table.lines] + [1 for _line in view.rooms],
    )


def _rows(view: RevisionView) -> Iterator[Sequence[str]]:
    for table in view.tables:
        for line in table.lines:
            cells = (line.place, line.before, line.after, line.strength)
            what = f"**{escaped(line.title, _WHAT)}**"
            yield (escaped(table.title), what, *(escaped(cell, _NAME) for cell in cells))


def _rooms(view: RevisionView) -> Iterator[Sequence[str]]:
    for line in view.rooms:
        cells = (line.storey, line.was, line.now)
        yield (_ROOM, f"**{line.told}**", *(escaped(cell, _NAME) for cell in cells), "")
