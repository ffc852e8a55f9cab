"""How the last runs stand to each other, for the comment on a change of the model."""

from collections.abc import Iterator, Sequence

from checker.report.html.history import RunLine, trend_view
from checker.report.markup import begun, escaped
from checker.results.run import RunResult

_MOST = 5
_SHORT, _CELL = 400, 120
_HEADS = ("Run", "✕ fail", "? cannot tell", "small-group space for each pupil", "base area")


def trend_lines(result: RunResult) -> Iterator[str]:
    """A table of the last runs, the latest first, and how many more there are; none without."""
    view = trend_view(result.history)
    if view is None:
        return
    yield from ("", "### Trend", "", begun(view.told, _SHORT))
    if not view.lines:
        return
    shown = view.lines[:_MOST]
    yield from ("", _row(_HEADS), f"|{'---|' * len(_HEADS)}")
    yield from map(_cells, shown)
    kept = result.history.older if result.history else 0
    if more := len(view.lines) - len(shown) + kept:
        yield from ("", f"And {more} older {'run' if more == 1 else 'runs'}.")


def _cells(line: RunLine) -> str:
    run = f"{line.when}: {line.note}" if line.note else line.when
    figures = (line.fail, line.cannot_tell, line.small_group, line.base)
    return _row([escaped(run, _CELL), *(escaped(str(each), _CELL) for each in figures)])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
