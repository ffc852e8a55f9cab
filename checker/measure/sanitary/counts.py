"""What sanitary rooms hold: pans, basins, showers, urinals, cubicles of a size, transfer sides."""

from collections.abc import Callable, Iterable, Mapping

from checker.geometry.circle import Area
from checker.measure.distrust import told
from checker.measure.evidence import outline
from checker.measure.registry import measure, provider
from checker.measure.sanitary.answers import BASINS, Ask, at_least, at_most, fitting_subject
from checker.measure.sanitary.cells import Cell
from checker.measure.sanitary.rooms import SanitaryRoom
from checker.measure.sanitary.transfer import TRANSFER_SIDES
from checker.measure.subjects import Subject
from checker.model import Element, Fitting
from checker.results.values import Choice, Evidence, Quantity, Unknown
from checker.units import so_many
from checker.uses import RoomUses, Vocabulary

Rooms = Mapping[str, SanitaryRoom]
Cells = Mapping[str, Cell]
Counted = Callable[[Subject, str], Quantity | Unknown]
_TYPES = {
    "wc": "TOILETPAN",
    "basin": "WASHHANDBASIN",
    "shower": "SHOWER",
    "urinal": "URINAL",
}
_NAMES = {"wc": "WC pans", "basin": "basins", "shower": "showers", "urinal": "urinals"}
_ASK = "Model the partitions of the cubicles, their fronts and their doors."


@provider
def fittings_counted(
    sanitary_rooms: Rooms,
    uses: RoomUses,
    vocabulary: Vocabulary,
    outlines: Mapping[str, Area | Unknown],
    doubtful_in: Mapping[str, tuple[Element, ...]],
) -> Counted:
    """How many fittings of a kind stand in a room, with those that may, as nobody knows where.

    Unknown where none is modelled and the room may be one that has some, and where nobody knows
    where the room ends.
    """

    def count(subject: Subject, kind: str) -> Quantity | Unknown:
        if isinstance(area := outlines[subject.id], Unknown):
            return area
        room = sanitary_rooms.get(subject.id)
        found = room.of_kind(kind) if room else ()
        perhaps = (each for each in doubtful_in.get(subject.id, ()) if isinstance(each, Fitting))
        lost = [each for each in perhaps if each.kind == kind and each not in found]
        if not found and not lost and _may_have(kind, subject, room, uses, vocabulary):
            return _not_there(kind)
        return Quantity(
            low=float(len(found)),
            high=float(len(found) + len(lost)),
            unit="count",
            doubt=told(lost) if lost else None,
            method=f"{_NAMES[kind]} that stand in the room",
            evidence=_drawn(subject, found),
        )

    return count


@measure("room", unit="count", lack="how many WC pans it has")
def pans(subject: Subject, fittings_counted: Counted) -> Quantity | Unknown:
    """Number of WC pans that stand in the room.

    Counted by kind and place, exact as modelled. Unknown where none is modelled and the room may be
    one that has some, or a sanitary one with no fitting at all; where it has no body. Serves
    schools/F03.
    """
    return fittings_counted(subject, "wc")


@measure("room", unit="count", lack="how many basins it has")
def basins(
    subject: Subject, fittings_counted: Counted, sanitary_rooms: Rooms
) -> Quantity | Unknown:
    """Number of wash basins in the room; sinks in it may be basins too, which leaves it open.

    Counted by kind and place, exact as modelled. Unknown where none is modelled and the room may be
    one that has some, or a sanitary one with no fitting at all; where it has no body. Serves
    schools/F04, F05.
    """
    found = fittings_counted(subject, "basin")
    room = sanitary_rooms.get(subject.id)
    sinks = room.of_kind("sink") if room else ()
    if not sinks:
        return found
    low = 0.0 if isinstance(found, Unknown) else found.low
    return Quantity(
        low=low,
        high=low + len(sinks),
        unit="count",
        method="basins that stand in the room",
        steps=(
            "1 sink may be a basin" if len(sinks) == 1 else f"{len(sinks)} sinks may be basins",
        ),
        evidence=_drawn(subject, room.of_kind(*BASINS) if room else ()),
    )


@measure("room", unit="count", lack="how many showers it has")
def showers(subject: Subject, fittings_counted: Counted) -> Quantity | Unknown:
    """Number of showers in the room.

    Counted by kind and place, exact as modelled. Unknown where none is modelled and the room may be
    one that has some, or a sanitary one with no fitting at all; where it has no body. Serves
    CHG-02, CHG-07.
    """
    return fittings_counted(subject, "shower")


@measure("room", unit="count", lack="how many urinals it has")
def urinals(subject: Subject, fittings_counted: Counted) -> Quantity | Unknown:
    """Number of urinals in the room.

    Counted by kind and place, exact as modelled. Unknown where none is modelled and the room may be
    one that has some, or a sanitary one with no fitting at all; where it has no body. Serves
    schools/F03.
    """
    return fittings_counted(subject, "urinal")


@measure("room", unit="count", lack="how many cubicles it has", ask=_ASK)
def cubicles(
    pans: Quantity, subject: Subject, sanitary_rooms: Rooms, cells: Cells
) -> Quantity | Unknown:
    """Number of WC cubicles: pans that partitions, a front and a door set apart in the room.

    A room with one pan and no partitions has none. Exact; pans that share a floor may each have one
    that is not modelled, and the count goes up to them. Unknown as `pans`. AD M 5.7(c), (d).
    """
    return _cells_counted(pans, subject, sanitary_rooms, cells, lambda _: frozenset({True}))


@measure("room", unit="count", lack="how many such cubicles it has", ask=_ASK)
def ambulant_cubicles(  # noqa: PLR0913 - one parameter for each thing it is worked out from
    pans: Quantity,
    subject: Subject,
    sanitary_rooms: Rooms,
    cells: Cells,
    ask: Ask,
    *,
    wide: float = 0.8,
    widest: float = 0.0,
    deep: float = 1.465,
    front: float = 0.75,
) -> Quantity | Unknown:
    """Number of cubicles for people who can walk but need support, by their size in metres.

    At least `wide`, at most `widest` where that is given, at least `deep`, and `front` clear before
    the pan. Exact, with sizes decided within 0.5 mm; cubicles of which a size is in doubt may
    count. Unknown as `pans`. AD M 5.7(c), Diagram 21; ADA 604.8.2.
    """

    def suits(pan: Fitting) -> frozenset[bool]:
        return _all_of(
            (
                _reaches(ask, "cubicle_width", pan, wide),
                _stays_under(ask, "cubicle_width", pan, widest),
                _reaches(ask, "cubicle_depth", pan, deep),
                _reaches(ask, "clear_in_front", pan, front),
            )
        )

    return _cells_counted(pans, subject, sanitary_rooms, cells, suits)


@measure("room", unit="count", lack="how many such cubicles it has", ask=_ASK)
def enlarged_cubicles(
    pans: Quantity,
    subject: Subject,
    sanitary_rooms: Rooms,
    cells: Cells,
    ask: Ask,
    *,
    wide: float = 1.2,
    deep: float = 0.0,
) -> Quantity | Unknown:
    """Number of cubicles that are at least `wide` and, where given, `deep` metres.

    By `cubicle_width` and `cubicle_depth` of each. Exact, with sizes decided within 0.5 mm;
    cubicles of which a size is in doubt may count. Unknown as `pans`. AD M 5.7(d), 5.14(d); ADA
    604.8.1.
    """

    def suits(pan: Fitting) -> frozenset[bool]:
        return _all_of(
            (_reaches(ask, "cubicle_width", pan, wide), _reaches(ask, "cubicle_depth", pan, deep))
        )

    return _cells_counted(pans, subject, sanitary_rooms, cells, suits)


@measure(
    "room",
    value="choice",
    choices=TRANSFER_SIDES,
    name="transfer_side",
    lack="at which side of the pan there is room to transfer",
    furniture="here",
)
def room_transfer_side(
    subject: Subject, sanitary_rooms: Rooms, ask: Ask, *, width: float = 0.75
) -> Choice | Unknown:
    """At which side of its pan a room has room to transfer, as one sits on it.

    `left`, `right`, `both` or `none`; of several pans together. Open where that of a pan is.
    Unknown without a pan, and where nothing is known of one. AD M 5.10(c), (d).
    """
    room = sanitary_rooms.get(subject.id)
    found = room.of_kind("wc") if room else ()
    if not found:
        return _not_there("wc")
    answers = [ask("transfer_side", fitting_subject(pan), width=width) for pan in found]
    possible = frozenset({"none"})
    for answer in answers:
        if not isinstance(answer, Choice):
            return answer if isinstance(answer, Unknown) else _not_there("wc")
        possible = frozenset(_together(a, b) for a in possible for b in answer.possible)
    chosen = [answer for answer in answers if isinstance(answer, Choice)]
    return Choice(
        possible=possible,
        method=chosen[0].method,
        steps=tuple(step for answer in chosen for step in answer.steps),
        evidence=tuple(shape for answer in chosen for shape in answer.evidence),
    )


def _may_have(
    kind: str,
    subject: Subject,
    room: SanitaryRoom | None,
    uses: RoomUses,
    vocabulary: Vocabulary,
) -> bool:
    """Whether a possible use of the room lists the kind, or is sanitary with nothing modelled."""
    infos = [vocabulary.uses[use] for use in uses.of(subject.id).possible if use in vocabulary.uses]
    bare = room is None or not room.fittings
    return any(kind in info.fittings or (bare and info.family == "sanitary") for info in infos)


def _not_there(kind: str) -> Unknown:
    return Unknown(
        missing=(f"the {_NAMES[kind]} of the room",),
        ask=f"Place the {_NAMES[kind]} as IfcSanitaryTerminal with the type {_TYPES[kind]}.",
    )


def _cells_counted(
    pans: Quantity,
    subject: Subject,
    rooms: Rooms,
    cells: Cells,
    suits: Callable[[Fitting], frozenset[bool]],
) -> Quantity:
    """Cubicles that surely suit, up to those and the pans that may stand in one that does."""
    room = rooms.get(subject.id)
    sure, may = 0, 0
    drawn: list[Evidence] = []
    for pan in room.of_kind("wc") if room else ():
        cell = cells.get(pan.id)
        if cell is not None and cell.whole_room and pans.high <= 1:
            continue
        answer = suits(pan) if cell is not None and cell.is_cubicle else frozenset({True, False})
        may += True in answer
        sure += answer == {True}
        if cell is not None and cell.is_cubicle:
            drawn += _cell_drawn(cell, subject, suits=True in answer)
    return Quantity(
        low=float(sure),
        high=may + pans.high - pans.low,
        doubt=pans.doubt,
        unit="count",
        origin="derived",
        method="pans set apart by partitions, a front and a door",
        steps=(f"{so_many(round(pans.high), 'pan')}, {sure} surely in such a cubicle",),
        evidence=tuple(drawn),
    )


def _cell_drawn(cell: Cell, subject: Subject, *, suits: bool) -> tuple[Evidence, ...]:
    """The cubicles that count, and those that do not beside them: they could be changed."""
    if suits:
        return outline(cell.area, storey=subject.ref.storey, label="cubicle")
    return outline(cell.area, storey=subject.ref.storey, role="context", label="too small")


def _reaches(ask: Ask, name: str, pan: Fitting, limit: float) -> frozenset[bool]:
    if limit <= 0.0:
        return frozenset({True})
    value = ask(name, fitting_subject(pan))
    return at_least(value, limit) if isinstance(value, Quantity) else frozenset({True, False})


def _stays_under(ask: Ask, name: str, pan: Fitting, limit: float) -> frozenset[bool]:
    if limit <= 0.0:
        return frozenset({True})
    value = ask(name, fitting_subject(pan))
    return at_most(value, limit) if isinstance(value, Quantity) else frozenset({True, False})


def _all_of(answers: Iterable[frozenset[bool]]) -> frozenset[bool]:
    found = list(answers)
    if frozenset({False}) in found:
        return frozenset({False})
    return frozenset({True}) if all(each == {True} for each in found) else frozenset({True, False})


def _together(one: str, other: str) -> str:
    if one in ("none", other):
        return other
    return one if other == "none" else "both"


def _drawn(subject: Subject, fittings: Iterable[Fitting]) -> tuple[Evidence, ...]:
    return tuple(
        drawn
        for each in fittings
        if each.shape is not None
        for drawn in outline(
            each.shape.footprint,
            storey=subject.ref.storey,
            label=each.ref.name,
            element=each.ref.global_id,
        )
    )
