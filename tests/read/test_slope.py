import math

import numpy as np
import pytest

from checker.read.slope import slope_of_top
from tests.read.parsing import school
from tests.read.steptext import Records, office

G = "0Slp00000000000000000"


def wedge(run: float, rise: float, *, thick: float = 0.15) -> Records:
    """A ramp flight drawn from the side and pulled 1.5 m sideways; sizes in metres."""
    corners = [(0, 0), (run, rise), (run, rise - thick), (0, -thick)]
    points = {n: f"IFCCARTESIANPOINT(({x * 1000:.3f},{z * 1000:.3f}))"
              for n, (x, z) in enumerate(corners, start=110)}  # fmt: skip
    return points | {
        100: f"IFCRAMPFLIGHT('{G}1',$,'F',$,$,#44,#101,$,$)",
        101: "IFCPRODUCTDEFINITIONSHAPE($,$,(#102))",
        102: "IFCSHAPEREPRESENTATION(#15,'Body','SweptSolid',(#103))",
        103: "IFCEXTRUDEDAREASOLID(#104,#106,#11,1500.)",
        104: "IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#105)",
        105: "IFCPOLYLINE((#110,#111,#112,#113,#110))",
        106: "IFCAXIS2PLACEMENT3D(#10,#107,#12)",
        107: "IFCDIRECTION((0.,-1.,0.))",
    }


@pytest.mark.parametrize(("run", "rise"), [(6.0, 0.5), (5.0, 0.25), (2.0, 0.3), (5.0, 0.0)])
def test_the_slope_of_a_ramp_flight_is_measured_from_its_body(run: float, rise: float) -> None:
    (ramp,) = school(office() | wedge(run, rise)).ramps
    assert ramp.flights[0].slope == pytest.approx(rise / run, abs=1e-6)
    assert ramp.flights[0].clear_width == pytest.approx(1.5, abs=1e-3)


def test_a_slab_pulled_straight_up_is_level_however_thick() -> None:
    slab = {100: f"IFCSLAB('{G}1',$,'S',$,$,#44,#54,$,.FLOOR.)"}
    assert school(office() | slab).slabs[0].slope == 0.0


def test_a_tilted_slab_has_the_slope_of_its_tilt() -> None:
    tilted = {
        100: f"IFCSLAB('{G}1',$,'S',$,$,#101,#54,$,.ROOF.)",
        101: "IFCLOCALPLACEMENT(#41,#102)",
        102: "IFCAXIS2PLACEMENT3D(#10,#103,#104)",
        103: "IFCDIRECTION((-0.5,0.,0.866025403784439))",
        104: "IFCDIRECTION((0.866025403784439,0.,0.5))",
    }
    slope = school(office() | tilted).slabs[0].slope
    assert slope == pytest.approx(math.tan(math.radians(30)), abs=1e-6)


def test_the_largest_upward_face_decides() -> None:
    vertices = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [4, 0, 0.3], [4, 1, 0.3], [0, 1, 0]])
    flat, sloped = [[0, 1, 2], [0, 2, 5]], [[1, 3, 4], [1, 4, 2]]
    assert slope_of_top(vertices, np.array(flat + sloped)) == pytest.approx(0.1)
    assert slope_of_top(vertices, np.array(flat)) == 0.0


def test_a_body_that_looks_only_down_has_no_slope() -> None:
    vertices = np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0]])
    assert slope_of_top(vertices, np.array([[0, 2, 1]])) is None
