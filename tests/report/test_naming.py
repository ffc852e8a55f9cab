"""What has no name of its own is told with where it lies: others are called the same."""

from dataclasses import replace

import pytest

from checker.report.naming import subject_words
from checker.report.words import heading
from checker.results import Place, SubjectRef
from tests.report.oakfield import findings

LEVEL = "00 Ground floor"


def named(name, place, ifc_class="IfcStairFlight"):
    subject = SubjectRef(global_id="a", ifc_class=ifc_class, name=name)
    return replace(findings()[0], subject=subject, place=place, sentence="")


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (Place(storey=LEVEL, x=26.845, y=-0.04), f" ({LEVEL}, x 26.8 m, y 0.0 m)"),
        (Place(storey=LEVEL, name="Stair flight 1"), f" ({LEVEL})"),
        (Place(x=1.0, y=2.0), " (x 1.0 m, y 2.0 m)"),
        (Place(x=1.0), ""),
        (Place(storey=LEVEL, number="00-12", name="Hall", x=1.0, y=2.0), " (00-12 Hall)"),
    ],
)
def test_a_flight_that_is_only_numbered_is_told_with_its_room_or_where_it_lies(place, told):
    assert subject_words(named("Stair flight 1", place)) == f"Stair flight 1{told}"


@pytest.mark.parametrize("name", ["Stair east flight 1", "Stair flight 1A", "ST-04"])
def test_a_name_of_its_own_is_enough(name):
    assert "(" not in subject_words(named(name, Place(storey=LEVEL, x=1.0, y=2.0)))


@pytest.mark.parametrize("name", ["", "Railing", "Railing 7"])
def test_like_things_of_one_storey_have_different_words(name):
    places = [Place(storey=LEVEL, x=x, y=19.3) for x in (5.4, 7.7)]
    told = {subject_words(named(name, place, "IfcRailing")) for place in places}
    assert len(told) == 2
    assert all(LEVEL in words for words in told)
    assert subject_words(named(name, places[0], "IfcRailing")) in heading(
        named(name, places[0], "IfcRailing")
    )
