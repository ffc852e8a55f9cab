"""Rooms that were split into several, and several that were made one; areas in m2."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from checker.results.lying import likeness, share_inside
from checker.results.pairing import Pairing
from checker.results.spots import ROOM, Spot, SpotId

_INSIDE = 0.9
"""The share of a part that lies within the whole room."""
_AREA_APART = 0.15
"""By which share of the whole the parts may differ from it: walls between them take some."""
_SEVERAL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """A room of one revision that is several in the other: `parts` of the new one if `split`."""

    told: Literal["split", "merged"]
    whole: Spot
    parts: tuple[Spot, ...]


def partings(pairing: Pairing) -> tuple[Parting, ...]:
    """Every room that was split and every one that was merged, in the order of the revisions.

    The parts lie within the whole and fill it; one at least is known in one revision alone, and
    none is another room of the other revision. So a room made smaller beside a new one elsewhere
    is none.
    """
    partner = {pair.old.id: pair.new.id for pair in pairing.pairs}
    back = {new: old for old, new in partner.items()}
    before = _rooms([*(pair.old for pair in pairing.pairs), *pairing.gone])
    after = _rooms([*(pair.new for pair in pairing.pairs), *pairing.come])
    laid = {spot.id: pairing.laid.get(spot.id, spot) for spot in before}
    split = _parted(before, after, partner=partner, back=back, lies=lambda spot: laid[spot.id])
    merged = _parted(after, before, partner=back, back=partner, part_lies=lambda s: laid[s.id])
    return (
        *(Parting(told="split", whole=whole, parts=parts) for whole, parts in split),
        *(Parting(told="merged", whole=whole, parts=parts) for whole, parts in merged),
    )


Lies = Callable[[Spot], Spot]


def _rooms(spots: Sequence[Spot]) -> list[Spot]:
    return [spot for spot in spots if spot.subject.ifc_class == ROOM]


def _as_it_is(spot: Spot) -> Spot:
    return spot


def _parted(
    wholes: Sequence[Spot],
    parts: Sequence[Spot],
    *,
    partner: Mapping[SpotId, SpotId],
    back: Mapping[SpotId, SpotId],
    lies: Lies = _as_it_is,
    part_lies: Lies = _as_it_is,
) -> Iterator[tuple[Spot, tuple[Spot, ...]]]:
    """Each whole with its parts; `partner` leads from wholes to parts, `back` the other way."""
    fresh = [spot for spot in parts if spot.id not in back]
    by_id = {spot.id: spot for spot in parts}
    for whole in wholes:
        own = by_id.get(partner[whole.id]) if whole.id in partner else None
        if not whole.area or not whole.rings:
            continue
        there = lies(whole)
        might = [own, *fresh] if own else fresh
        inside = tuple(spot for spot in might if _lies_in(part_lies(spot), there))
        is_elsewhere = own is not None and own not in inside
        if len(inside) >= _SEVERAL and not is_elsewhere and _fill(inside, whole.area):
            yield whole, inside


def _lies_in(part: Spot, whole: Spot) -> bool:
    if part.place.storey != whole.place.storey or likeness(part, whole) <= 0.0:
        return False  # not even their boxes meet
    return share_inside(part.rings, whole.rings) >= _INSIDE


def _fill(parts: Sequence[Spot], area: float) -> bool:
    areas = [spot.area for spot in parts]
    known = [each for each in areas if each is not None]
    return len(known) == len(areas) and abs(sum(known) - area) <= _AREA_APART * area
