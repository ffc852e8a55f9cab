"""Places of a revision that are new or gone, split or merged, renamed, moved or only renewed."""

from collections.abc import Iterator

from checker.results.finding import Place
from checker.results.pairing import Pair, Pairing
from checker.results.parted import Parting, partings
from checker.results.revision import PlaceChange
from checker.results.spots import ROOM, STOREY, Spot, SpotId

_NO_THING = frozenset({"IfcProject", "IfcSite", "IfcBuilding", STOREY, ""})
"""Classes of what every model has: a school and its storeys."""
_OUR_OWN = ":"
"""Stands in the ids of what no model holds: clusters that were found, bases of the brief."""


def place_changes(pairing: Pairing) -> Iterator[PlaceChange]:
    """Renamed storeys first, then split and merged rooms, what is new or gone, and what remains.

    A part of a split or merged room is told with it, and not as new or gone besides.
    """
    yield from _storeys(pairing)
    parted = partings(pairing)
    before, after = set[SpotId](), set[SpotId]()
    for each in parted:
        yield _parting(each)
        ours, others = (before, after) if each.told == "split" else (after, before)
        ours.add(each.whole.id)
        others |= {part.id for part in each.parts}
    yield from _come_and_gone(pairing, before, after)
    for pair in pairing.pairs:
        if pair.new.subject.ifc_class == STOREY and pair.old.place.storey in pairing.by.storeys:
            continue
        if pair.new.id not in after and (pair.told or pair.how != "GlobalId"):
            yield _pair(pair)


def is_thing(spot: Spot) -> bool:
    """Whether it is a thing of the model by which one building is told from another."""
    subject = spot.subject
    return subject.ifc_class not in _NO_THING and _OUR_OWN not in subject.global_id


def _storeys(pairing: Pairing) -> Iterator[PlaceChange]:
    for old, new in pairing.by.storeys.items():
        yield PlaceChange(
            old=Place(storey=old), new=Place(storey=new), ifc_class=STOREY, was=old, now=new,
            how="what is on it", sure=0.9, told=("renamed",),
        )  # fmt: skip
    for name in pairing.by.come:
        yield PlaceChange(
            old=Place(), new=Place(storey=name), ifc_class=STOREY, now=name, told=("new",)
        )
    for name in pairing.by.gone:
        yield PlaceChange(
            old=Place(storey=name), new=Place(), ifc_class=STOREY, was=name, told=("gone",)
        )


def _parting(each: Parting) -> PlaceChange:
    """The room and its parts; its own successor among them has no entry of its own."""
    parts = tuple(_name(part) for part in each.parts)
    whole, first = each.whole, each.parts[0]
    if each.told == "split":
        old, new, was, now = whole, first, _name(whole), ""
    else:
        old, new, was, now = first, whole, "", _name(whole)
    return PlaceChange(
        old=old.place, new=new.place, ifc_class=ROOM, was=was, now=now, how="position", sure=0.8,
        told=(each.told,), parts=parts,
    )  # fmt: skip


def _come_and_gone(
    pairing: Pairing, before: set[SpotId], after: set[SpotId]
) -> Iterator[PlaceChange]:
    for spot in pairing.come:
        if is_thing(spot) and spot.id not in after:
            yield PlaceChange(
                old=Place(), new=spot.place, ifc_class=spot.subject.ifc_class, now=_name(spot),
                told=("new",),
            )  # fmt: skip
    for spot in pairing.gone:
        if is_thing(spot) and spot.id not in before:
            yield PlaceChange(
                old=spot.place, new=Place(), ifc_class=spot.subject.ifc_class, was=_name(spot),
                told=("gone",),
            )  # fmt: skip


def _pair(pair: Pair) -> PlaceChange:
    return PlaceChange(
        old=pair.old.place, new=pair.new.place, ifc_class=pair.new.subject.ifc_class,
        was=_name(pair.old), now=_name(pair.new), how=pair.how, sure=pair.sure, told=pair.told,
    )  # fmt: skip


def _name(spot: Spot) -> str:
    return f"{spot.subject.name} {spot.title}".strip()
