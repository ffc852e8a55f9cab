"""A rule for the areas of pupils names every use that the vocabulary says pupils stay in."""

import pytest

from checker.uses.load import shipped_vocabulary

STAFF_SIDE = {"medical room"}  # mostly off the corridor of the offices
TOILETS = {
    "toilet",
    "accessible toilet",
    "supervisable toilet",
    "hygiene room",
    "shower",
}  # for all


@pytest.mark.slow
def test_a_dead_end_at_any_room_for_pupils_is_judged(packs):
    rule = next(each for each in packs.rules if each.id == "ENG-BB100-dead-end-width")
    named = next(each["uses"] for each in rule.words["applies_to"]["where"] if "uses" in each)
    known = shipped_vocabulary().uses.items()
    for_pupils = {name for name, info in known if info.occupied_by_pupils and not info.outdoor}
    assert set(named) == for_pupils - STAFF_SIDE - TOILETS
