"""How much of a room is in sight of whoever stands in its door, over things lower than the eye."""

from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.measure.evidence import outline
from checker.measure.lost_doors import lost_near
from checker.measure.obstacles import blockers_drawn
from checker.measure.registry import measure
from checker.measure.sight.views import ASK_DOOR, EYE, DoorView, DoorViews
from checker.measure.subjects import Subject
from checker.model import Door
from checker.results.values import Evidence, Quantity, Unknown

_HAIR = 0.001


@measure(
    "room",
    unit="ratio",
    lack="how much of it is seen from its door",
    ask=ASK_DOOR,
    furniture="here",
)
def seen_from_door(
    subject: Subject,
    door_views: DoorViews,
    lost_doors: tuple[Door, ...],
    *,
    eye: float = EYE,
) -> Quantity | Unknown:
    """Share of the room's floor in sight of whoever stands in its door or opening: 0 to 1.

    The eye is in the middle of the opening, at the room's edge. Things and partitions lower than
    `eye` are looked over, taller ones hide what is behind them; the floor that they stand on does
    not count. With several doors the one that shows most counts. Exact to 0.01 % of the floor; a
    thing is taller from 0.5 mm over the eye.

    An interval where a thing that hides is only known by its hull, and for a glass partition or the
    door of a cubicle, which may hide or not; and while the place of a door on its storey cannot be
    read, from which more may be seen. Unknown when the room has no body that can be trusted, or no
    door. Serves supervision without hidden corners (schools/C39, C44).
    """
    view = door_views.of(subject.id, eye)
    if isinstance(view, Unknown):
        return view
    floor, most = view.floor.area, view.most_floor.area
    if most == 0.0:
        return Unknown(missing=("a floor that nothing covers",), ask="Check what fills the room.")
    settled = view.floor.equals(view.most_floor)
    low = 1.0 - view.hidden_maybe.area / most if settled else view.seen.area / most
    high = min(view.most_seen.area / floor, 1.0) if floor else 1.0
    return Quantity(
        low=low,
        high=1.0 if lost_near(subject, lost_doors) else low if settled else max(low, high),
        unit="ratio",
        method=f"floor in sight from the middle of the door, eye {eye:.2f} m over the floor",
        steps=_steps(view),
        evidence=_drawn(view, storey=subject.ref.storey, label=f"{100 * low:.0f} % in sight"),
    )


@measure("room", unit="m2", lack="how large its hidden corners are", ask=ASK_DOOR, furniture="here")
def hidden_corner(
    subject: Subject,
    door_views: DoorViews,
    lost_doors: tuple[Door, ...],
    *,
    eye: float = EYE,
) -> Quantity | Unknown:
    """Area of the largest piece of floor that nobody sees from the room's door; 0 with none.

    Seen from the door that shows most, as `seen_from_door` has it: out of sight round a corner or
    behind things taller than `eye`. Exact to 0.01 m2; strips under 1 mm wide are left out.

    An interval and Unknown as `seen_from_door`. Serves supervision without hidden corners
    (schools/C39).
    """
    view = door_views.of(subject.id, eye)
    if isinstance(view, Unknown):
        return view
    low, high = (_largest(each) for each in (view.hidden_surely, view.hidden_maybe))
    return Quantity(
        low=0.0 if lost_near(subject, lost_doors) else min(low, high),
        high=high,
        unit="m2",
        method=f"largest piece out of sight from the middle of the door, eye {eye:.2f} m high",
        steps=_steps(view),
        evidence=_drawn(view, storey=subject.ref.storey, label="in sight"),
    )


def _largest(area: Area) -> float:
    """The largest piece; pieces that hang together by less than 2 mm are two."""
    apart = area.buffer(-_HAIR, join_style="mitre").buffer(_HAIR, join_style="mitre")
    return max((part.area for part in polygons_of(apart)), default=0.0)


def _steps(view: DoorView) -> tuple[str, ...]:
    names = sorted({thing.element.ref.name or thing.element.ref.ifc_class for thing in view.hiding})
    hidden = view.hidden_maybe.area
    return (
        f"{hidden:.2f} m2 of the floor are out of sight",
        f"taller than the eye: {', '.join(names) or 'nothing'}",
    )


def _drawn(view: DoorView, *, storey: str, label: str) -> tuple[Evidence, ...]:
    eye = Evidence(
        role="measured",
        shape="point",
        coords=((view.eye.x, view.eye.y),),
        storey=storey,
        label="eye",
        element=view.door,
    )
    return (
        eye,
        *outline(view.seen, storey=storey, label=label),
        *outline(view.hidden_maybe, storey=storey, role="context", label="out of sight"),
        *blockers_drawn(view.hiding, storey=storey),
    )
