"""How high a basin's rim and underside and a WC seat are over the floor, from body and property."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.measure.evidence import length_text, outline
from checker.measure.registry import measure
from checker.measure.sanitary.answers import BASINS, NAMES, Ask, Placings, fitting_subject
from checker.measure.sanitary.pans import Placing, Way
from checker.measure.sanitary.rooms import SanitaryRoom
from checker.measure.stated import length
from checker.measure.subjects import Subject
from checker.model import Fitting, LocalBox
from checker.results.values import Evidence, Origin, Quantity, Unknown

Span = tuple[float, float]
Homes = Mapping[str, SanitaryRoom | Unknown]
_BOWL = 0.2
_TAPS = 0.4
_SEAT = (0.2, 0.6)
_LID = 0.05
_AGREE = 0.005
_RIM_WORDS = ("RimHeight", "Rim Height", "BasinRimHeight", "WashBasinRimHeight")
_SEAT_WORDS = ("SeatHeight", "Seat Height", "PanSeatHeight", "Sitzhöhe", "Zithoogte")
_UNDER_WORDS = ("UndersideHeight", "Underside Height", "KneeClearance", "Knee Clearance")
_SEAT_ASK = "Give the pan a SeatHeight, or model seat and cistern as parts of their own."


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A fitting over the floor of its room: bottom and top of it and of its parts, metres."""

    fitting: Fitting
    storey: str
    span: Span
    parts: tuple[Span, ...]

    @property
    def largest(self) -> Span | None:
        """Bottom and top of the part that covers most floor; none of a body in one piece."""
        solids = self.fitting.solids
        if len(solids) < 2:  # noqa: PLR2004 - one part is no part
            return None
        sizes = [(s.x[1] - s.x[0]) * (s.y[1] - s.y[0]) for s in solids]
        return self.parts[sizes.index(max(sizes))]


@measure("sanitary fitting", unit="m", lack="how high its rim is")
def rim_height(subject: Subject, rooms_of_fittings: Homes) -> Quantity | Unknown:
    """Height of the rim of a basin or sink over the room's floor, in metres.

    The top of its largest part where the body has parts; of a body up to 200 mm high, its top;
    exact to 0.1 mm. A taller one has taps or a splashback on it, up to 400 mm: an interval, which a
    declared RimHeight within it settles. A declared height that the body does not show widens the
    answer. Unknown for other fittings, without a body and in no room. ADA 606.3.
    """
    body = _body(subject, rooms_of_fittings, *BASINS)
    if isinstance(body, Unknown):
        return body
    return _compared(body, _rim(body), _RIM_WORDS, method="top of the bowl over the floor")


@measure("sanitary fitting", unit="m", lack="how high the space under it is")
def underside_height(subject: Subject, rooms_of_fittings: Homes) -> Quantity | Unknown:
    """Height of the clear space under a basin or sink over the room's floor, in metres.

    From the lowest point of the body up to the underside of its largest part: a trap at the back
    may be in the way or not; each exact to 0.1 mm. A body in one piece over 200 mm high leaves it
    open up to its top. 0 where it stands on the floor. Declared heights and Unknown as
    `rim_height`. ADA 606.2.
    """
    body = _body(subject, rooms_of_fittings, *BASINS)
    if isinstance(body, Unknown):
        return body
    return _compared(body, _underside(body), _UNDER_WORDS, method="floor to the underside")


@measure("sanitary fitting", unit="m", lack="how high the seat is", ask=_SEAT_ASK)
def seat_height(
    subject: Subject, rooms_of_fittings: Homes, placings: Placings
) -> Quantity | Unknown:
    """Height of a WC seat over the room's floor, in metres.

    The highest part over the front of the pan that ends 200 to 600 mm over the floor; of a body in
    one piece that ends there, its top. A lid of up to 50 mm may lie on the seat: an interval, its
    top exact to 0.1 mm, which a declared SeatHeight within it settles and one outside widens.
    Unknown for a body in one piece with a cistern or rails, unless it is declared, for other
    fittings, without a body and in no room. ADA 604.4.
    """
    body = _body(subject, rooms_of_fittings, "wc")
    if isinstance(body, Unknown):
        return body
    placing = placings[subject.id]
    ways = placing.ways if isinstance(placing, Placing) else ()
    top = _seat_top(body, ways)
    seat = None if top is None else (top - _LID, top)
    return _compared(body, seat, _SEAT_WORDS, method="top of the seat over the floor")


@measure("room", unit="m", lack="how high its lowest basin is")
def handwash_height(
    subject: Subject, sanitary_rooms: Mapping[str, SanitaryRoom], ask: Ask
) -> Quantity | Unknown:
    """Height of the lowest rim among the basins and sinks of a room over its floor, in metres.

    Each as `rim_height`, and as exact; a basin whose height is not known may be lower still, down
    to the floor. Unknown in a room without a basin of a known height. ADA 606.3.
    """
    room = sanitary_rooms.get(subject.id)
    basins = room.of_kind(*BASINS) if room else ()
    rims = [ask("rim_height", fitting_subject(basin)) for basin in basins]
    known = [rim for rim in rims if isinstance(rim, Quantity)]
    if not known:
        return Unknown(
            missing=("a basin of a known height in the room",),
            ask="Place the basin as IfcSanitaryTerminal with its body.",
        )
    lowest = min(known, key=lambda rim: (rim.low, rim.high))
    return Quantity(
        low=lowest.low if len(known) == len(rims) else 0.0,
        high=min(rim.high for rim in known),
        unit="m",
        origin=lowest.origin,
        method="the lowest rim in the room",
        steps=tuple(sorted(step for rim in known for step in rim.steps)),
        evidence=lowest.evidence,
    )


def _body(subject: Subject, homes: Homes, *kinds: str) -> Body | Unknown:
    fitting: Fitting = subject.element
    if fitting.kind not in kinds:
        wanted = " or ".join(NAMES[kind] for kind in kinds)
        return Unknown(missing=(f"a {wanted}: this fitting is none",))
    home = homes[subject.id]
    if isinstance(home, Unknown):
        return home
    if fitting.shape is None or home.room.shape is None:
        raise ValueError("A fitting in a room has a body, and so has the room.")
    base = fitting.shape.base - home.room.shape.base
    lowest = min((solid.z[0] for solid in fitting.solids), default=0.0)
    return Body(
        fitting=fitting,
        storey=home.storey,
        span=(base, fitting.shape.top - home.room.shape.base),
        parts=tuple((base + s.z[0] - lowest, base + s.z[1] - lowest) for s in fitting.solids),
    )


def _rim(body: Body) -> Span:
    low, high = body.span
    if body.largest is not None:
        return (body.largest[1], body.largest[1])
    return (high, high) if high - low <= _BOWL else (max(low, high - _TAPS), high)


def _underside(body: Body) -> Span:
    low, high = body.span
    if low <= _AGREE:
        return (0.0, 0.0)
    if body.largest is not None:
        return (low, max(low, body.largest[0]))
    return (low, low) if high - low <= _BOWL else (low, high)


def _seat_top(body: Body, ways: Sequence[Way]) -> float | None:
    """The top of the seat with its lid, when the body shows it."""
    if not body.fitting.solids:
        high = body.span[1]
        return high if _SEAT[0] <= high <= _SEAT[1] else None
    found = [
        top
        for solid, (_, top) in zip(body.fitting.solids, body.parts, strict=True)
        if _SEAT[0] <= top <= _SEAT[1] and _is_in_front(body.fitting, solid, ways)
    ]
    return max(found, default=None)


def _is_in_front(fitting: Fitting, solid: LocalBox, ways: Sequence[Way]) -> bool:
    """Whether a part lies over the middle of the front half, however the pan may stand."""
    if fitting.frame is None or not ways:
        return False
    points = [way.frame.to_plan(0.0, 0.25 * way.back + 0.75 * way.front) for way in ways]
    local = [fitting.frame.to_local(point) for point in points]
    return all(solid.x[0] <= x <= solid.x[1] and solid.y[0] <= y <= solid.y[1] for x, y in local)


def _compared(
    body: Body, shown: Span | None, words: tuple[str, ...], *, method: str
) -> Quantity | Unknown:
    """What the body shows beside what a property declares."""
    found = body.fitting.property(*words)
    declared = None if found is None else length(found)
    if shown is None and declared is None:
        return Unknown(missing=("a height that can be told from the rest of the body",))
    steps = [f"declared {declared:.3f} m"] if declared is not None else []
    steps += [f"the body shows {shown[0]:.3f} m to {shown[1]:.3f} m"] if shown else []
    low, high = _joined(shown, declared)
    origin: Origin = "declared" if shown is None else "measured"
    return Quantity(
        low=low,
        high=high,
        unit="m",
        origin=origin,
        method=method,
        steps=tuple(steps),
        evidence=_drawn(body, (low, high)),
    )


def _joined(shown: Span | None, declared: float | None) -> Span:
    """One figure where they agree; from one to the other where they do not."""
    if shown is None:
        return (declared or 0.0, declared or 0.0)
    if declared is None or shown[1] - shown[0] <= _AGREE >= abs(declared - shown[0]):
        return shown
    if shown[0] - _AGREE <= declared <= shown[1] + _AGREE:
        return (declared, declared)
    return (min(shown[0], declared), max(shown[1], declared))


def _drawn(body: Body, span: Span) -> tuple[Evidence, ...]:
    if body.fitting.shape is None:
        return ()
    ends = dict.fromkeys(length_text(end) for end in span)
    label = " to ".join(ends) + " high"
    return outline(body.fitting.shape.footprint, storey=body.storey, label=label)
