"""Decks: where their corners belong, so that ways between some gates bend at no others."""

import pytest
from shapely import box

from checker.measure.routes.spaces import Space
from checker.measure.routes.walks import Deck, Standard, Walk

WALK = Walk(standard=Standard(width=0.8, highest_step=0.015, stairs=False), sure=True)
ELBOW = box(0, 0, 6, 6).difference(box(2, 2, 6, 6))
CORNER = (2.0, 2.0)


def deck_of(**areas):
    """A deck of floors that are all walked across."""
    spaces = {
        key: Space(id=key, bare=area, level=0.0, storey="s0", passes=True)
        for key, area in areas.items()
    }
    deck = Deck(
        crossed=tuple(areas),
        gates=(),
        walk=WALK,
        spaces=spaces,
        floor_of=lambda key, _tight: spaces[key].bare,
        free_in=lambda gate, through, _tight: gate.channel(through.width, beyond=through.beyond),
    )
    deck.__dict__["_busy"] = frozenset(areas)
    return deck


def test_a_corner_goes_by_its_floor():
    deck = deck_of(elbow=ELBOW, hall=box(10, 0, 12, 2))
    assert deck._marks() == {CORNER: "elbow"}


@pytest.mark.parametrize("names", [("a", "b", "c"), ("z", "y", "x")])
def test_a_corner_of_rooms_that_overlap_belongs_to_ways_over_each(names):
    """Real models hold a room three times; a way over the first bends at its corners too."""
    deck = deck_of(**dict.fromkeys(names, ELBOW))
    assert deck._marks() == {CORNER: ""}
