"""What changed since the last revision, as `compare` prints it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.report.html.revision import PlaceLine
    from checker.report.html.revision_rooms import RoomLine
    from checker.results import RunResult

_SHOWN = 40


def lines_of(result: "RunResult") -> Iterator[str]:
    """What changed in words: the count of each kind, then the changes, most important kinds first.

    What still passes with more or less to spare is counted and not listed.
    """
    from checker.report.html.revision import revision_view  # noqa: PLC0415 - imports the page

    view = revision_view(result.revision, [(each, "") for each in result.findings])
    if view is None:
        return
    yield f"{result.model.file} against {view.against}: {view.told}."
    if view.doubt:
        yield f"  ! {view.doubt}"
    if view.renewed:
        yield f"  {view.renewed}"
    for note in view.notes:
        yield f"  {note}"
    for table in view.tables:
        kept, passing = table.shown, len(table.passing)
        more = f", {passing} of which still pass and are not listed" if passing else ""
        yield f"{table.title}: {len(table.lines)}{more}"
        for line in kept[:_SHOWN]:
            yield f"  {line.place}: {line.title} ({line.before} -> {line.after}; {line.strength})"
        if len(kept) > _SHOWN:
            yield f"  and {len(kept) - _SHOWN} more"
    yield from _rooms(view.rooms)
    yield from _places(view.places)


def _rooms(rooms: "Sequence[RoomLine]") -> Iterator[str]:
    if rooms:
        yield f"Rooms that are new, gone, split or merged: {len(rooms)}"
    for each in rooms[:_SHOWN]:
        yield f"  {each.told}: {each.was} -> {each.now} ({each.storey})"
    if len(rooms) > _SHOWN:
        yield f"  and {len(rooms) - _SHOWN} more"


def _places(places: "Sequence[PlaceLine]") -> Iterator[str]:
    if places:
        yield f"Renamed or moved: {len(places)}"
    for each in places[:_SHOWN]:
        name = each.name if each.was == each.name else f"{each.was} -> {each.name}"
        yield f"  {name} ({each.told}{f'; known by {each.how}' if each.how else ''})"
    if len(places) > _SHOWN:
        yield f"  and {len(places) - _SHOWN} more"
