"""The plans and files that the sample tests share."""

from dataclasses import replace
from pathlib import Path

import ifcopenshell
import pytest

from sample_models.make import Plan, oakfield
from sample_models.make.furniture import accessible_wc, class_set
from sample_models.make.plan import Climb, Column, Flight, Lift, Rail
from sample_models.make.small import Want, row


@pytest.fixture(scope="session")
def small() -> Plan:
    """Two rooms and a corridor with one of everything that a plan can hold."""
    wants = [
        Want(name="Infant class 1", kind="infant class", width=8.4, depth=7.4, door_at=1.2),
        Want(name="Accessible WC", kind="accessible wc", width=1.7, depth=2.4, opens_out=True),
        Want(name="Hall", kind="hall", width=5.0, depth=5.0, door="corridor pair", base=True),
    ]
    return one_of_everything(row(wants))


def one_of_everything(plan: Plan) -> Plan:
    flight = {"direction": 90.0, "width": 1.2, "rise": 1.8, "going": 3.08}
    things = (
        *class_set(plan.room("00-01"), corridor="S", places=6),
        *accessible_wc(plan.room("00-02")),
    )
    return replace(
        plan,
        things=things,
        columns=(Column(name="C1", x=5.0, y=0.2, width=0.3, depth=0.3),),
        climbs=(
            Climb(
                name="Stair",
                kind="stair",
                flights=(Flight(name="SF", x=-5.0, y=0.0, z=0.0, risers=12, **flight),),
                landings=((-6.0, 3.08, -4.0, 5.0, 1.8),),
                shape="STRAIGHT_RUN_STAIR",
            ),
            Climb(
                name="Ramp",
                kind="ramp",
                flights=(Flight(name="RF", x=-9.0, y=0.0, z=0.0, **flight),),
                shape="STRAIGHT_RUN_RAMP",
            ),
        ),
        lifts=(Lift(name="L1", x=-12.0, y=0.0, width=1.1, depth=1.4),),
        rails=(Rail(name="H1", start=(-9.6, 0.0, 0.0), end=(-9.6, 3.0, 0.5)),),
    )


@pytest.fixture(scope="session")
def school_a() -> Plan:
    return oakfield("A")


@pytest.fixture(scope="session")
def school_b() -> Plan:
    return oakfield("B")


@pytest.fixture(scope="session", params=["A", "B"])
def school(request: pytest.FixtureRequest) -> Plan:
    return oakfield(request.param)


@pytest.fixture(scope="session")
def oakfield_files(samples: Path) -> dict[str, ifcopenshell.file]:
    """The committed school, by the ending of its file name."""
    folder = samples / "oakfield"
    return {
        ending: ifcopenshell.open(str(folder / f"oakfield-primary-{ending}.ifc"))
        for ending in ("A", "B", "A-dfe-2x3")
    }
