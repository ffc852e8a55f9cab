"""The committed drawings of what each measure looks at are those that the tool draws today."""

import pytest

from checker.measure.registry import measures
from docs.make.drawings import FOLDER, drawings


@pytest.mark.slow
def test_the_committed_drawings_are_current():
    made = drawings()
    kept = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.svg")}
    assert kept.keys() == made.keys(), "run `python -m docs.make.drawings`, then look at them"
    stale = [name for name in made if made[name] != kept[name]]
    assert stale == [], "run `python -m docs.make.drawings`, look at these and commit them"


def test_every_drawing_is_of_a_measure_that_there_is():
    names = {name for name, _ in measures()}
    assert {path.stem for path in FOLDER.glob("*.svg")} <= names
