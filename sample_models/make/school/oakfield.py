"""Oakfield Primary put together, in its revisions A and B."""

from sample_models.make.plan import FIRST, GROUND, Plan
from sample_models.make.school.base import base, base_claims, base_group
from sample_models.make.school.doors import school_kinds
from sample_models.make.school.equipment import equipment
from sample_models.make.school.first import first
from sample_models.make.school.hub import LIFT_CLAIMS, STAIR_CLAIMS, hub
from sample_models.make.school.parts import Revision, merged, windows_of
from sample_models.make.school.said import claims
from sample_models.make.school.stated import room_claims
from sample_models.make.school.teaching import teaching


def oakfield(revision: Revision = "A") -> Plan:
    """The whole school. GlobalIds are the same in both revisions."""
    inclusion_base = base(revision)
    whole = teaching(revision) + hub(revision) + inclusion_base + first(revision)
    return Plan(
        key="oakfield",
        name="Oakfield Primary",
        storeys=(GROUND, FIRST),
        rooms=whole.rooms,
        doors=whole.doors,
        gaps=whole.gaps,
        windows=windows_of(whole.rooms, whole.doors),
        things=whole.things,
        cubicles=whole.cubicles,
        columns=whole.columns,
        climbs=whole.climbs,
        lifts=whole.lifts,
        rails=whole.rails,
        groups=(base_group(inclusion_base),),
        door_kinds=school_kinds(),
        claims=merged(
            room_claims(revision),
            claims(revision, whole.rooms, whole.doors),
            equipment(revision, whole.rooms),
            base_claims(revision),
            {"Lift 1": LIFT_CLAIMS, "Stair west": STAIR_CLAIMS, "Stair east": STAIR_CLAIMS},
        ),
        roof=True,
    )
