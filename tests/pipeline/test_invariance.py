"""Turning, moving, mirroring, rescaling and renumbering a model change no verdict."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.brief import Brief
from checker.rules import load_packs, locate
from sample_models.make import Plan, write_ifc
from sample_models.make.plan import Column
from sample_models.make.small import Want, row
from tests.pipeline.conftest import findings

pytestmark = pytest.mark.slow

FAR = (412345.0, 287654.0, 55.0)
Verdicts = frozenset[tuple[str, str, str]]


@cache
def plan() -> Plan:
    """Rooms at, just under and just over limits, along a corridor that a column pinches."""
    wants = (
        Want(name="Classroom 1", kind="classroom", width=8.0, depth=7.0),
        Want(name="Small group room", kind="small group room", width=2.5, depth=3.6),
        Want(name="Group room", kind="small group room", width=2.39, depth=3.7),
        Want(name="Calm room", kind="quiet calming space", width=2.1, depth=3.0, door="narrow"),
        Want(name="Accessible WC", kind="accessible toilet", width=1.5, depth=2.2, opens_out=True),
        Want(name="Store", kind="store", width=2.0, depth=2.0, bodiless=True),
    )
    pinch = Column(name="C1", storey="00", x=4.0, y=0.2, width=0.4, depth=0.4)
    return row(wants, corridor=1.6, columns=(pinch,))


@cache
def rules():
    return load_packs(locate(["england"], base=Path.cwd()))


def verdicts(folder: Path, **how) -> Verdicts:
    path = write_ifc(plan(), folder / "turned.ifc", **how)
    found = frozenset(
        (finding.rule, finding.subject.name, finding.outcome.value)
        for finding in findings(path, rules(), Brief())
    )
    assert {outcome for _, _, outcome in found} >= {"pass", "fail", "cannot_tell"}
    return found


@pytest.fixture(scope="module")
def plain(tmp_path_factory) -> Verdicts:
    return verdicts(tmp_path_factory.mktemp("plain"))


WAYS = {
    "turned a quarter": {"rotate_deg": 90.0},
    "turned by 33 degrees": {"rotate_deg": 33.0},
    "moved to its national grid": {"offset": FAR},
    "moved and turned in every placement": {"offset": FAR, "rotate_deg": 17.3, "baked": True},
    "mirrored": {"mirror": True},
    "mirrored and turned": {"mirror": True, "rotate_deg": 121.0},
    "in millimetres": {"unit": "mm"},
    "in feet": {"unit": "foot"},
    "with breps": {"body": "brep"},
    "renumbered and shuffled": {"shuffle_seed": 7},
    "as IFC2X3": {"schema": "IFC2X3"},
    "as IFC4X3": {"schema": "IFC4X3"},
    "all at once": {
        "schema": "IFC2X3",
        "unit": "mm",
        "body": "brep",
        "rotate_deg": 211.0,
        "offset": FAR,
        "mirror": True,
        "shuffle_seed": 3,
    },
}


@pytest.mark.parametrize("how", WAYS.values(), ids=WAYS)
def test_no_verdict_changes_when_the_model_is(how, plain, tmp_path):
    assert verdicts(tmp_path, **how) == plain


@pytest.mark.slow
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    how=st.fixed_dictionaries(
        {
            "rotate_deg": st.floats(0, 360),
            "offset": st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.just(0.0)),
            "mirror": st.booleans(),
            "unit": st.sampled_from(["m", "mm", "foot"]),
            "body": st.sampled_from(["swept", "brep"]),
            "baked": st.booleans(),
            "shuffle_seed": st.integers(0, 1000),
        }
    )
)
def test_no_verdict_changes_however_they_are_combined(plain, tmp_path, how):
    assert verdicts(tmp_path, **how) == plain
