"""Amounts and rooms of the provision as cells: both ends in one unit, and what is missing."""

import math
from collections.abc import Iterable, Mapping
from itertools import chain

from checker.report.figures import written
from checker.report.plaintext import clean, shortened
from checker.report.xlsx.cells import Cell, Column, Kind
from checker.report.xlsx.findings import outcome_cell
from checker.results.finding import Outcome
from checker.results.provision import Amount, Fit, ProvidedRoom

Cells = Mapping[str, str]
"""Where each room stands in its sheet, by GlobalId."""
_MOST_NAMED = 40
_FACTORS = {"m": 1000.0, "m2": 1.0}


def ends(what: str, kind: Kind) -> tuple[Column, Column]:
    """The two columns of an amount.

    >>> [column.title for column in ends("Way", "mm")]
    ['Way from (mm)', 'Way to (mm)']
    """
    unit = {"mm": " (mm)", "m2": " (m²)"}.get(kind, "")
    return (
        Column(title=f"{what} from{unit}", width=13, kind=kind),
        Column(title=f"{what} to{unit}", width=13, kind=kind),
    )


def figures_of(amount: Amount) -> tuple[float | None, float | None]:
    """Both ends in mm, m² or as they are; none where there is no end or nothing is known."""
    factor = _FACTORS.get(amount.unit, 1.0)
    low, high = (
        None if each is None or not math.isfinite(each) else round(each * factor, 3)
        for each in (amount.low, amount.high)
    )
    return low, high


def lacks(amounts: Iterable[Amount]) -> str:
    """What is missing for these amounts, and why there is no end; each once."""
    return joined_texts(
        chain.from_iterable(
            (*each.missing, each.reason) for each in amounts if each.missing or each.reason
        )
    )


def joined_texts(texts: Iterable[str]) -> str:
    """Texts as one, each once and cleaned.

    >>> joined_texts(["a", "", "a", "b"])
    'a; b'
    """
    return "; ".join(dict.fromkeys(written(clean(text)) for text in texts if text))


def fit_cell(fit: Fit) -> Cell | None:
    """What a limit makes of it, as an outcome; nothing without a limit."""
    return outcome_cell(Outcome(fit)) if fit else None


def room_link(room: ProvidedRoom | None, rooms: Cells) -> Cell | None:
    """A room that leads to its row in the schedule of rooms."""
    return Cell(value=_name(room), link=rooms.get(room.id, "")) if room else None


def _name(room: ProvidedRoom) -> str:
    """A room by name; one that may be meant is `perhaps` one.

    >>> _name(ProvidedRoom(id="a", name="00-05 Den", sure=False))
    'perhaps 00-05 Den'
    """
    name = shortened(room.name) or "a room without a name"
    return name if room.sure else f"perhaps {name}"


def room_names(rooms: Iterable[ProvidedRoom], *, with_area: bool = False) -> str:
    """Rooms in a list: the first of many, and how many more."""
    several = [_name(each) + (_area(each) if with_area else "") for each in rooms]
    more = len(several) - _MOST_NAMED
    rest = [f"and {more} more"] if more > 0 else []
    return ", ".join([*several[:_MOST_NAMED], *rest])


def _area(room: ProvidedRoom) -> str:
    low, high = room.area.low, room.area.high
    if low is None or high is None:
        return ""
    return f" ({low:.1f} m²)" if f"{low:.1f}" == f"{high:.1f}" else f" ({low:.1f} to {high:.1f} m²)"
