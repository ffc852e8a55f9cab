"""Distance to calm on the page: bands, maps, tables, and honest words where there is nothing."""

from dataclasses import replace
from math import inf

import pytest

from checker.report import write
from checker.report.drawing.reach import CALM, FAR, FARTHEST, MIDDLE, NEAR, NONE, OPEN
from checker.report.html.calm import calm_view
from checker.report.html.calm_lines import (
    BANDS,
    EDGES,
    ORDER,
    band_of,
    nearest,
    reach_line,
    short_words,
)
from tests.report.journeys_made import NO_SENSORY, calm, reach, reaches, travelled, way
from tests.report.oakfield import HOSTILE, LONG, blocked, empty, oakfield
from tests.report.page import Page
from tests.report.test_colours import contrast, themes

RESULT = travelled()
NO_CALM = way("quiet calming space", inf, inf, reason="the model shows no quiet calming space")
SENSORY = way("sensory room", 6.0, 6.0, "room-00-12", storey="00 Ground floor")


def view(*given, **changes):
    told = replace(RESULT, **changes)
    return calm_view(replace(told, calm=given) if given else told)


def of(*ways, **given):
    return reach("00-01", "Reception classroom", *ways, **given)


def line(*ways, **given):
    each = of(*ways, **given)
    return reach_line(each, nearest(each))


@pytest.fixture(scope="module")
def page():
    return Page(write(RESULT, "html").decode())


def section(page):
    return next(n for n in page.all("section") if n.attributes.get("aria-labelledby") == "calm")


@pytest.mark.parametrize(
    ("low", "high", "band"),
    [
        (0.0, 0.0, NEAR),
        (15.0, 15.0, NEAR),
        (15.0, 15.01, MIDDLE),
        (30.0, 30.0, MIDDLE),
        (30.1, 30.1, FAR),
        (50.0, 50.0, FAR),
        (50.1, 50.1, FARTHEST),
        (8.0, 33.0, FAR),
        (8.0, inf, OPEN),
        (inf, inf, NONE),
    ],
)
def test_a_room_lies_in_the_band_of_the_far_end_of_its_distance(low, high, band):
    assert line(calm(low, high), NO_SENSORY).band == band


def test_what_is_not_known_lies_in_no_band_of_distance():
    assert line(way("quiet calming space", None, None, missing=("a door",))).band == OPEN


def test_only_the_calm_room_itself_is_the_calm_room():
    own = reach("00-06", "Calm room", calm(0.0, 0.0), NO_SENSORY)
    assert reach_line(own, nearest(own)).band == CALM
    assert line(calm(0.0, 0.0), NO_SENSORY).band == NEAR  # off a classroom, by a shared door


def test_bands_are_told_in_order_and_their_edges_are_those_of_the_rules():
    assert {band.key for band in BANDS} == set(ORDER)
    assert (EDGES[0], EDGES[-1]) == (15.0, 50.0)
    assert [band.words for band in BANDS[1:5]] == [
        "up to 15 m", "15 to 30 m", "30 to 50 m", "over 50 m",
    ]  # fmt: skip


def test_the_nearer_of_calm_and_sensory_counts_and_is_named():
    near = nearest(of(calm(8.0, 8.4), SENSORY))
    assert (near.low, near.high, near.way.use) == (6.0, 6.0, "sensory room")
    assert line(calm(8.0, 8.4), SENSORY).nearest == "00-12 R (sensory room)"


def test_open_distances_make_an_interval_of_the_nearest():
    near = nearest(of(calm(4.0, 20.0), replace(SENSORY, low=6.0, high=9.0)))
    assert (near.low, near.high) == (4.0, 9.0)


def test_one_that_is_not_known_may_be_nearer_still():
    near = nearest(of(calm(8.0, 8.4), way("sensory room", None, None, missing=("a door",))))
    assert (near.low, near.high) == (0.0, 8.4)


def test_where_both_are_unknown_nothing_is_known():
    near = nearest(of(way("a", None, None), way("b", None, None)))
    assert (near.low, near.high) == (None, None)


@pytest.mark.parametrize(
    ("ways", "distance", "short"),
    [
        ((calm(8.0, 8.02), NO_SENSORY), "8.0 m", "8 m"),
        ((calm(28.0, 33.0), NO_SENSORY), "28.0 to 33.0 m", "28–33 m"),
        ((calm(12.4, inf), NO_SENSORY), "12 m at best", "?"),
        ((calm(inf, inf), NO_SENSORY), "none", "✕"),
        ((way("a", None, None),), "cannot tell", "?"),
        ((calm(0.1, 0.2), NO_SENSORY), "0.1 to 0.2 m", "under 1 m"),
    ],
)
def test_distances_are_in_words_and_short_on_the_map(ways, distance, short):
    each = of(*ways)
    assert line(*ways).distance == distance
    assert short_words(each, nearest(each)) == short


def test_a_calm_and_a_sensory_room_are_told_apart_on_the_map():
    own = reach("00-06", "Calm room", calm(0.0, 0.0), NO_SENSORY)
    other = reach("00-12", "Sensory room", NO_CALM, replace(SENSORY, low=0.0, high=0.0))
    assert short_words(own, nearest(own)) == "calm"
    assert short_words(other, nearest(other)) == "sensory"


def test_why_there_is_none_is_told():
    assert line(calm(inf, inf, reason="no way is left"), NO_SENSORY).nearest == (
        "no way is left; the model shows no sensory room outside a base"
    )
    lost = way("quiet calming space", None, None, missing=("a door of 00-01",), ask="Place it.")
    assert line(lost).nearest == "Missing: a door of 00-01. Ask: Place it."


def test_a_calm_room_on_another_storey_is_told_with_it():
    assert line(calm(8.0, 8.0), NO_SENSORY, storey="01 First floor").nearest == (
        "00-06 R (quiet calming space), 00 Ground floor"
    )


def test_the_farthest_come_first_and_those_without_any_before_them():
    found = view()
    bands = [each.band for each in (*found.shown, *found.folded)]
    assert bands == sorted(bands, key=ORDER.index)
    assert bands[0] == NONE
    assert bands[-1] == CALM


def test_the_sentences_count_what_is_near_and_name_the_farthest():
    told = view().told
    assert told[0].startswith("Of 8 rooms that pupils use, 2 have a calm or sensory room within")
    assert "55.0 m" in told[0]
    assert any("From 1 room no way leads to one" in each for each in told)
    assert any("From 2 rooms it cannot be told" in each for each in told)
    assert any("1 room has no outline" in each for each in told)


def test_rooms_whose_use_is_not_recognised_are_counted():
    unnamed = sum(not room.use for room in RESULT.rooms)
    assert f"{unnamed} rooms are left out" in " ".join(view().told)
    one = tuple(room for room in RESULT.rooms if room.use or room.name == "00-08")
    assert "1 room is left out, as its use was not recognised; it may be" in " ".join(
        view(rooms=one).told
    )


def test_each_storey_with_such_rooms_has_a_map():
    found = view()
    assert [plan.storey for plan in found.plans] == ["00 Ground floor", "01 First floor"]
    ground = [each for each in reaches() if each.storey.startswith("00")]
    assert [plan.storey for plan in view(*ground).plans] == ["00 Ground floor"]


def test_a_storey_that_is_not_drawn_has_its_rooms_in_the_table():
    found = view(plans=RESULT.plans[:1])
    assert [plan.storey for plan in found.plans] == ["00 Ground floor"]
    assert any("4 rooms have no outline that can be drawn" in each for each in found.told)
    assert len(found.shown) + len(found.folded) == len(reaches())


def test_the_legend_counts_each_band_that_is_there():
    found = view()
    rooms = {each.words: each.rooms for each in found.legend}
    assert rooms["calm or sensory room"] == "1 room"
    assert rooms["cannot tell"] == "2 rooms"
    assert sum(int(words.split()[0]) for words in rooms.values()) == len(reaches())
    near = view(of(calm(8.0, 8.0), NO_SENSORY))
    assert [each.words for each in near.legend] == ["up to 15 m"]


def test_without_any_calm_room_there_is_a_sentence_and_nothing_else():
    found = view(of(NO_CALM, NO_SENSORY), reach("00-02", "B", NO_CALM, NO_SENSORY))
    assert len(found.told) == 1
    assert "no calm room and no sensory room" in found.told[0]
    assert (found.plans, found.shown, found.legend) == ((), (), ())


def test_where_no_room_is_surely_calm_nothing_is_certain_and_nothing_is_drawn():
    found = view(of(calm(12.0, inf, reason="only some may be"), NO_CALM))
    assert found.told[0].startswith("No room is surely a calm or sensory room")
    assert found.plans == ()
    assert found.shown[0].distance == "12 m at best"


def test_where_all_calm_rooms_are_the_bases_own_that_is_said():
    own = of(replace(calm(8.0, 8.0), in_base=True), NO_SENSORY, in_base=True)
    outside = reach("00-02", "B", NO_CALM, NO_SENSORY)
    told = " ".join(view(own, outside).told)
    assert "belong to an inclusion base" in told
    assert "belong to an inclusion base" not in " ".join(view().told)


LOST = way("quiet calming space", None, None, missing=("a door",), ask="Model it")


@pytest.mark.parametrize(
    "given",
    [
        (of(LOST, replace(LOST, use="sensory room")),),
        (of(replace(calm(8.0, 8.0), in_base=True), NO_SENSORY, in_base=True), of(LOST, LOST)),
        (of(replace(calm(8.0, 8.0), in_base=True), NO_SENSORY, in_base=True),),
    ],
    ids=["all unknown", "unknown outside the base", "no room outside the base"],
)
def test_where_ways_are_unknown_calm_is_not_said_to_be_the_bases_own(given):
    assert "belong to an inclusion base" not in " ".join(view(*given).told)


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (oakfield(), "These results hold no distances"),
        (empty(), "These results hold no distances"),
        (blocked(), "nothing in this model could be judged"),
    ],
)
def test_without_distances_a_sentence_says_why(result, words):
    found = calm_view(result)
    assert words in found.told[0]
    assert (found.plans, found.shown) == ((), ())
    page = Page(write(result, "html").decode())
    assert words in section(page).text
    assert not [n for n in page.all("svg") if n.attributes.get("class") == "storey reach"]


def test_the_page_is_whole_with_maps_on_it(page):
    assert (page.broken, page.left_open) == ([], [])
    assert len(page.ids()) == len(set(page.ids()))
    assert len(page.all("svg", class_="storey reach")) == 2
    assert any(n.attributes.get("href") == "#calm" for n in page.all("a"))


def test_a_storey_that_is_chosen_keeps_its_map(page):
    """The script hides the drawings of other storeys than the one that is chosen."""
    offered = {
        n.attributes["value"] for n in page.all("option") if n.parent.attributes["name"] == "storey"
    }
    drawn = [n.attributes.get("data-storey") for n in page.all("div", class_="landscape")]
    assert len(drawn) > 2
    assert {each for each in drawn if each not in offered} <= {"without a name"}


def test_the_table_holds_what_the_map_shows(page):
    text = section(page).text
    for each in reaches():
        if each.name.split(" ", 1)[1] not in {LONG, HOSTILE}:
            assert each.name.split(" ")[0] in text
    assert "8.0 m" in text


def test_a_lift_is_taken_on_foot_too_and_that_is_said(page):
    text = section(page).text
    assert "by stairs; a lift, whose ride counts nothing, only where no stairs lead there" in text


def test_hostile_names_are_only_words(page):
    assert HOSTILE in section(page).text
    assert not page.all("img")


@pytest.mark.parametrize("theme", ["light", "dark", "paper"])
@pytest.mark.parametrize("fill", ["near", "middle", "far", "most", "calm", "unknown", "bg"])
def test_words_stand_out_from_every_band(theme, fill):
    colours = themes()[theme]
    assert contrast(colours["ink"], colours[fill]) >= 10


def test_hundreds_of_rooms_keep_the_page_small():
    several = tuple(
        replace(each, room_id=f"{each.room_id}-{n}")
        for n in range(40)
        for each in reaches()
        if len(each.name) < 60
    )
    assert len(several) > 250
    with_them = len(write(replace(RESULT, calm=several), "html"))
    assert with_them - len(write(replace(RESULT, calm=()), "html")) < 75_000


def test_a_distance_is_never_a_pass_for_want_of_data():
    assert band_of(nearest(of())) == OPEN
    assert line().distance == "cannot tell"
