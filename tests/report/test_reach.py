"""The map of distance to calm: each room shaded once, its distance in it, over the same plan."""

import re
from dataclasses import replace

import pytest

from checker.report.drawing.reach import (
    CALM,
    FAR,
    FARTHEST,
    MIDDLE,
    NEAR,
    NONE,
    OPEN,
    Reach,
    band_swatch,
    reach_map,
    reach_patterns,
)
from checker.report.drawing.storey import sheet_of
from checker.results import PlanRoom
from tests.report.oakfield import GROUND, GROUND_ROOMS, HOSTILE, plan
from tests.report.page import Page

BANDS = (CALM, NEAR, MIDDLE, FAR, FARTHEST, NONE, OPEN)
PLAN = plan(GROUND, GROUND_ROOMS, 0.0)


def mapped(reaches, of=PLAN):
    svg = reach_map(of, reaches, name="c", base="plan-0", title="T", says="S")
    return None if svg is None else Page(str(svg))


def shades(page):
    return {n.attributes["fill"]: n.attributes["d"] for n in page.all("path", class_="room")}


def outline_count(data):
    return data.count("M")


@pytest.mark.parametrize("band", BANDS)
def test_a_room_is_shaded_with_the_pattern_of_its_band(band):
    page = mapped({"room-00-01": Reach(band=band, text="8 m")})
    assert list(shades(page)) == [f"url(#p-reach-{band})"]


def test_rooms_of_one_band_are_one_path_and_every_room_is_in_one():
    reaches = {
        "room-00-01": Reach(band=NEAR, text="8 m"),
        "room-00-02": Reach(band=NEAR, text="9 m"),
        "room-00-03": Reach(band=FAR, text="40 m"),
    }
    found = shades(mapped(reaches))
    assert outline_count(found["url(#p-reach-near)"]) == 2
    assert outline_count(found["url(#p-reach-far)"]) == 1


def test_the_outline_is_that_of_the_plan():
    page = mapped({"room-00-01": Reach(band=NEAR, text="8 m")})
    sheet = sheet_of(PLAN)
    (data,) = shades(page).values()
    x, y = map(float, re.match(r"M(\S+) (\S+?)[hvl]", data).groups())
    corner = next(room for room in PLAN.rooms if room.id == "room-00-01").rings[0][0]
    assert (x, y) == pytest.approx(sheet.at(corner), abs=0.06)


def test_the_geometry_of_the_storey_is_used_again_and_not_written_twice():
    page = mapped({"room-00-01": Reach(band=NEAR, text="8 m")})
    (use,) = page.all("use")
    assert use.attributes["href"] == "#plan-0-base"
    assert not page.all("path", class_="wall")


def test_the_shades_lie_under_the_walls_and_the_words_over_them():
    page = mapped({"room-00-01": Reach(band=NEAR, text="8 m")})
    order = [node.attributes.get("class") or node.name for node in page.nodes]
    assert order.index("room") < order.index("use") < order.index("r")


def test_the_distance_stands_in_its_room_below_the_number():
    page = mapped({"room-00-01": Reach(band=NEAR, text="8 m")})
    (text,) = page.all("text", class_="r")
    assert text.text == "00-018 m"
    x, y = float(text.attributes["x"]), float(text.attributes["y"])
    sheet = sheet_of(PLAN)
    (left, top), (right, foot) = sheet.at((0, 13)), sheet.at((9, 6))
    assert left < x < right
    assert top < y < foot


def tiny(wide, high, **given):
    ring = ((0, 0), (wide, 0), (wide, high), (0, high))
    room = PlanRoom(id="t", number="00-77", label_at=(wide / 2, high / 2), rings=(ring,), **given)
    return replace(PLAN, rooms=(*PLAN.rooms, room))


def test_where_only_the_distance_fits_the_number_is_left_out():
    page = mapped({"t": Reach(band=NEAR, text="8 m")}, tiny(1.2, 0.6))
    assert [n.text for n in page.all("text", class_="r")] == ["8 m"]


def test_where_nothing_fits_the_table_has_to_do():
    page = mapped({"t": Reach(band=NEAR, text="8 m")}, tiny(0.3, 3.0))
    assert page.all("text", class_="r") == []
    assert len(shades(page)) == 1


def test_a_calm_room_is_told_however_small_it_is():
    page = mapped({"t": Reach(band=CALM, text="calm")}, tiny(0.8, 0.8))
    assert [n.text for n in page.all("text", class_="r")] == ["calm"]


def test_a_room_without_a_place_for_words_is_shaded_all_the_same():
    bare = replace(PLAN, rooms=tuple(replace(room, label_at=None) for room in PLAN.rooms))
    page = mapped({"room-00-01": Reach(band=NEAR, text="8 m")}, bare)
    assert len(shades(page)) == 1
    assert page.all("text", class_="r") == []


def test_without_a_room_or_an_outline_there_is_no_map():
    assert mapped({}) is None
    assert mapped({"elsewhere": Reach(band=NEAR, text="8 m")}) is None
    bare = replace(PLAN, rooms=tuple(replace(room, rings=()) for room in PLAN.rooms))
    assert mapped({"room-00-01": Reach(band=NEAR, text="8 m")}, bare) is None


def test_a_map_has_a_title_a_description_a_scale_and_north():
    page = mapped({"room-00-01": Reach(band=NEAR, text="8 m")})
    (svg,) = page.all("svg")
    assert (svg.attributes["role"], svg.attributes["aria-labelledby"]) == ("img", "c-t c-d")
    words = [node.text for node in page.all("text")]
    assert "N" in words
    assert any(re.fullmatch(r"\d+ m", word) for word in words)


def test_hostile_numbers_are_only_words():
    page = mapped({"t": Reach(band=NEAR, text="8 m")}, tiny(30.0, 9.0, name=HOSTILE))
    odd = replace(tiny(30.0, 9.0), rooms=(replace(tiny(30, 9).rooms[-1], number=HOSTILE),))
    hostile = mapped({"t": Reach(band=NEAR, text="8 m")}, odd)
    for each in (page, hostile):
        assert not each.all("img")
        assert (each.broken, each.left_open) == ([], [])
    assert all(len(n.text) <= 24 for n in hostile.all("text", class_="r"))


def test_every_band_has_a_pattern_of_its_own():
    page = Page(str(reach_patterns()))
    ids = [node.attributes["id"] for node in page.all("pattern")]
    assert ids == [f"p-reach-{band}" for band in BANDS]
    drawn = [
        tuple(c.attributes.get("d", "") for c in node.children) for node in page.all("pattern")
    ]
    assert len(set(drawn)) == len(BANDS)


@pytest.mark.parametrize("band", BANDS)
def test_a_swatch_shows_the_pattern_of_its_band(band):
    (rect,) = Page(str(band_swatch(band))).all("rect")
    assert rect.attributes["fill"] == f"url(#p-reach-{band})"
