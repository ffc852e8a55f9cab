"""The storeys that the lifts of a school serve between them."""

from collections.abc import Mapping

from checker.measure.evidence import outline
from checker.measure.lifts.kind import LIFT
from checker.measure.lifts.landing import Front
from checker.measure.lifts.shafts import LiftShaft, lifts_of
from checker.measure.registry import measure
from checker.measure.storeys_used import StoreysInUse
from checker.measure.subjects import Subject
from checker.model import Element, School
from checker.results.values import Quantity, Unknown
from checker.uses import RoomUses

_ASK = "Model the doors of every lift on each storey as IfcDoor in the wall of the shaft."


@measure("lift", unit="count", lack="which storeys the lifts serve", ask=_ASK)
def storeys_served_together(
    subject: Subject,
    school: School,
    uses: RoomUses,
    lift_fronts: Mapping[str, tuple[Front, ...]],
    lift_kinds: Mapping[str, frozenset[str]],
    shafts_by_id: Mapping[str, LiftShaft],
    lost_at_lifts: tuple[Element, ...],
    storeys_in_use: StoreysInUse,
) -> Quantity | Unknown:
    """Number of storeys in use on which this lift or another passenger lift has a door.

    Doors are put on storeys by their level; storeys where only plant stands do not count. Exact; an
    interval where another lift may be of another kind, a lift has no doors as modelled, a lift room
    or a door on another storey has no place that can be trusted, or it is open whether a storey is
    used. Unknown when no lift has a door. How one gets from lift to lift is not asked. AD M 3.24,
    0.14(c).
    """
    served: set[str] = set()
    lost = {element.ref.storey for element in lost_at_lifts}
    for lift in lifts_of(school, uses):
        kinds = {LIFT} if lift.id == subject.id else lift_kinds[lift.id]
        if LIFT not in kinds:
            continue
        stops = {front.storey for front in lift_fronts.get(lift.id, ())}
        served |= stops if kinds == {LIFT} else set()
        lost |= stops or storeys_in_use.names_maybe
    if not served:
        return Unknown(missing=("doors of the lift",), ask=_ASK)
    one = storeys_in_use.names
    served, lost = ({one.get(each, each) for each in names} for names in (served, lost))
    shaft = shafts_by_id.get(subject.id)
    return Quantity(
        low=float(len(served & storeys_in_use.names_sure)),
        high=float(len((served | lost) & storeys_in_use.names_maybe)),
        unit="count",
        method="storeys in use with a door at a lift",
        steps=(f"storeys: {', '.join(sorted(served & storeys_in_use.names_maybe))}",),
        evidence=outline(shaft.area, storey=subject.ref.storey, role="context", label="shaft")
        if shaft
        else (),
    )
