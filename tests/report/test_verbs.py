"""What each measure is called in a sentence: read it as an architect would."""

import pytest

from checker.report.phrases import (
    measure_words,
    quantity_phrase,
    truth_phrase,
    unknown_phrase,
)
from checker.report.verbs import FIGURES, NEIGHBOURS, TRUTHS
from checker.results import Observed
from tests.packs.test_examples import KNOWN, PACKS

YES_OR_NO = {name for (name, _kind), spec in KNOWN.registry.items() if spec.value == "truth"}
SAID = [
    ("approach_width", "900 mm", "has 900 mm of free depth in front of it"),
    ("basin_within_reach", "900 mm", "has a basin 900 mm from its edge"),
    ("bed_clear_sides", "1", "has 1 free long side at its bed"),
    ("bed_clear_width", "900 mm", "has 900 mm free beside its bed"),
    ("beyond_hinge", "900 mm", "has 900 mm of free floor beyond its hinges"),
    ("beyond_latch", "900 mm", "has 900 mm of free floor beyond its handle"),
    ("car_controls_from_wall", "900 mm", "has its car controls 900 mm from the corner"),
    ("car_depth", "900 mm", "has a car 900 mm deep"),
    ("car_handrail_height", "900 mm", "has its car handrail 900 mm high"),
    ("car_width", "900 mm", "has a car 900 mm wide"),
    ("centre_to_side_wall", "900 mm", "has its centre 900 mm from the side wall"),
    ("clear_opening_width", "900 mm", "opens 900 mm clear"),
    ("clear_width", "900 mm", "is 900 mm wide at its narrowest"),
    ("closing_time", "5 s", "takes 5 s to close"),
    ("control_height", "900 mm", "has its controls 900 mm high"),
    ("control_setback", "900 mm", "has its controls set back 900 mm"),
    ("counter_height", "900 mm", "has a counter 900 mm high"),
    ("counter_knee_depth", "900 mm", "has knee space 900 mm deep under its counter"),
    ("counter_knee_height", "900 mm", "has knee space 900 mm high under its counter"),
    ("counter_width", "900 mm", "has 900 mm of low counter"),
    ("crossfall", "1 in 48", "falls 1 in 48 across"),
    ("dead_end_length", "900 mm", "goes on for 900 mm with only one way back"),
    ("deepest_projection", "900 mm", "has a thing that stands 900 mm out from the wall"),
    ("depth", "900 mm", "has 900 mm of free depth in front of it"),
    ("doors", "1", "has 1 door"),
    ("doors_on_the_way", "1", "has 1 door on the way"),
    ("edge_upstand", "900 mm", "has an upstand of 900 mm along its sides"),
    ("entrance_landing", "900 mm", "has a level landing outside 900 mm long and wide"),
    ("escape_distance", "900 mm", "is 900 mm from the nearest storey exit at its farthest corner"),
    ("exits_apart", "900 mm", "has its exits 900 mm apart"),
    ("farthest_travel_distance", "900 mm", "has a way of 900 mm from its farthest corner"),
    ("flight_width", "900 mm", "is 900 mm wide at its narrowest"),
    ("going_spread", "900 mm", "has goings that differ by 900 mm"),
    ("gradient", "1 in 12", "rises 1 in 12"),
    ("gross_area", "9.0 m²", "has 9.0 m² of floor"),
    ("handle_height", "900 mm", "has its handle 900 mm high"),
    ("handrail_extension", "900 mm", "has a handrail that runs on for 900 mm"),
    ("handrail_height", "900 mm", "has a handrail 900 mm high"),
    ("handrail_sides", "1", "has a handrail on 1 of its 2 sides"),
    ("handwash_height", "900 mm", "has its basin 900 mm high"),
    ("headroom", "900 mm", "has 900 mm of headroom"),
    ("height", "900 mm", "is 900 mm high"),
    ("hidden_corner", "1.0 m²", "hides 1.0 m² of its floor from the door"),
    ("highest_car_control", "900 mm", "has its highest car control 900 mm up"),
    ("highest_landing_button", "900 mm", "has its highest landing button 900 mm up"),
    ("highest_riser", "900 mm", "has a riser of 900 mm"),
    ("indoor_ambient_noise", "35 dB", "is designed for 35 dB of noise"),
    ("knee_space_depth", "900 mm", "has knee space 900 mm deep"),
    ("landing_at_foot", "900 mm", "has 900 mm of clear landing at its foot"),
    ("landing_at_head", "900 mm", "has 900 mm of clear landing at its head"),
    ("landing_buttons_from_wall", "900 mm", "has its landing buttons 900 mm from the corner"),
    ("landing_crossfall", "1 in 40", "falls 1 in 40 across"),
    ("landing_length", "900 mm", "is 900 mm long"),
    ("landing_slope_along", "1 in 60", "falls 1 in 60 along the way"),
    ("landing_space", "900 mm", "has 900 mm square of free floor before its doors"),
    ("largest_circle", "900 mm", "takes a circle of 900 mm"),
    ("largest_landing_square", "900 mm", "takes a square of 900 mm"),
    ("leading_edge_nib", "900 mm", "has 900 mm of free wall beside its handle"),
    ("leaf_into_gap", "900 mm", "has a leaf that swings 900 mm into the gap to the next door"),
    ("lift_door_width", "900 mm", "has a door 900 mm wide"),
    ("lift_travel", "900 mm", "travels 900 mm"),
    ("lobby_leaf_width", "900 mm", "has a leaf 900 mm wide"),
    ("lobby_length", "900 mm", "is 900 mm long from door to door"),
    ("lobby_width", "900 mm", "is 900 mm wide between its doors"),
    ("longest_going", "900 mm", "has a going of 900 mm"),
    ("longest_stretch", "900 mm", "is 900 mm long at most without a place to pass"),
    ("lower_rail_height", "900 mm", "has a lower rail 900 mm high"),
    ("lower_rail_sides", "1", "has a lower rail on 1 of its 2 sides"),
    ("lowest_car_control", "900 mm", "has its lowest car control 900 mm up"),
    ("lowest_landing_button", "900 mm", "has its lowest landing button 900 mm up"),
    ("lowest_riser", "900 mm", "has a riser of 900 mm"),
    ("mean_co2", "1500 ppm", "is designed for a mean of 1500 ppm of CO₂"),
    ("net_area", "9.0 m²", "has 9.0 m² of floor"),
    ("next_door_distance", "900 mm", "is 900 mm from the next door"),
    ("nominal_width_gap", "900 mm", "differs by 900 mm from the width that its code names"),
    ("nosing", "900 mm", "has a nosing of 900 mm"),
    ("occupants", "26", "is meant for 26 people"),
    ("one_way_distance", "900 mm", "has a way of 900 mm before there is a choice of two exits"),
    ("opening_force", "30 N", "takes 30 N to open"),
    ("opening_force_later", "22.5 N", "takes 22.5 N to open further"),
    ("overall_width", "900 mm", "is 900 mm wide overall"),
    ("passing_place_spacing", "900 mm", "has a stretch of 900 mm without a place to pass"),
    ("phase", "primary", "is of the phase primary"),
    ("places", "1", "has 1 place"),
    ("pupils_with", "1", "has 1 pupil with such a need"),
    ("rail_diameter", "900 mm", "has a rail 900 mm thick"),
    ("rail_height_over_flight", "900 mm", "stands 900 mm over the flight"),
    ("rail_height_over_floor", "900 mm", "stands 900 mm over the floor"),
    ("ramp_rise", "900 mm", "rises by 900 mm"),
    ("ramp_surface_width", "900 mm", "has a surface 900 mm wide"),
    ("ramp_width", "900 mm", "is 900 mm wide"),
    ("rectangle_length", "900 mm", "has a clear place 900 mm long"),
    ("reverberation_time", "0.6 s", "is designed to echo for 0.6 s"),
    ("riser_spread", "900 mm", "has risers that differ by 900 mm"),
    ("risers", "1", "has 1 riser"),
    ("risers_without_turn", "1", "has 1 riser in a row without a turn"),
    ("room_width", "900 mm", "is 900 mm wide"),
    ("rooms_of_use", "1", "has 1 room off its corridor of the kinds that the rule names"),
    ("seat_height", "900 mm", "has a seat 900 mm high"),
    ("seen_from_door", "90 %", "has 90 % of its floor in sight of the door"),
    ("shortest_going", "900 mm", "has a going of 900 mm"),
    ("showers", "1", "has 1 shower"),
    ("sill_height", "900 mm", "has a sill 900 mm over the floor"),
    ("storeys", "1", "has 1 storey"),
    ("storeys_served", "1", "stops at 1 storey"),
    ("storeys_served_together", "1", "stops at 1 storey, with the other lifts"),
    ("swing_projection", "900 mm", "swings out 900 mm over the floor before it"),
    ("swings_into_lobby", "900 mm", "has doors that swing 900 mm into it"),
    ("swings_into_use", "stair", "swings into: stair"),
    ("threshold_step", "900 mm", "has a step of 900 mm"),
    ("toilet_places", "1", "has 1 toilet place"),
    ("toilets_for", "girls", "is for girls"),
    ("transfer_width", "900 mm", "has 900 mm free beside it"),
    ("travel_distance", "900 mm", "is 900 mm away"),
    ("two_risers_and_going", "900 mm", "comes to 900 mm for two risers and a going"),
    ("unguarded_drop", "900 mm", "has a drop of 900 mm that nothing guards"),
    ("vision_panel_sill", "900 mm", "has its vision panel 900 mm up"),
    ("widest_lane", "900 mm", "has a lane 900 mm wide"),
    ("width_between_handrails", "900 mm", "is 900 mm wide between its handrails"),
    ("works", "new", "is planned as new"),
]
ANSWERED = [
    (
        "quiet_entrance_found",
        "has the quiet entrance that the brief names",
        "does not have the quiet entrance that the brief names",
    ),
    ("car_door_opposite", "has doors opposite each other", "has no doors opposite each other"),
    ("door_swings_in", "has a door that swings into it", "has no door that swings into it"),
    ("doors_over_landing", "lies under the swing of a door", "lies under the swing of no door"),
    (
        "exception_accepted",
        "is accepted as an exception, as it stands already",
        "is not accepted as an exception",
    ),
    ("furniture_modelled", "shows its fittings", "does not show its fittings"),
    (
        "handing_differs_from_storey_below",
        "offers the other transfer side than the WC below",
        "offers only the transfer side of the WC below",
    ),
    ("has_alarm", "has an emergency alarm", "has no emergency alarm"),
    ("has_baby_change", "has a baby change", "has no baby change"),
    (
        "has_both_transfer_sides",
        "offers a transfer from both sides",
        "does not offer a transfer from both sides",
    ),
    ("has_glass_marks", "has marks on its glass", "has no marks on its glass"),
    ("has_mirror", "has a mirror", "has no mirror"),
    ("has_refuge_call", "has a way to call for help", "has no way to call for help"),
    ("has_smoke_detection", "has a smoke detector", "has no smoke detector"),
    ("has_vision_panel", "has a vision panel", "has no vision panel"),
    ("has_visual_alarm", "has a fire alarm that can be seen", "has no fire alarm that can be seen"),
    (
        "has_weather_cover",
        "has cover from the weather outside",
        "has no cover from the weather outside",
    ),
    ("has_winders", "has tapered treads", "has no tapered treads"),
    ("has_window", "has a window to the outside", "has no window to the outside"),
    (
        "hearing_enhancement",
        "has a hearing enhancement system",
        "has no hearing enhancement system",
    ),
    ("hoist_declared", "has a hoist", "has no hoist"),
    ("in_base", "is part of an inclusion base", "is not part of an inclusion base"),
    (
        "in_existing_building",
        "stands in an existing building",
        "does not stand in an existing building",
    ),
    ("is_thoroughfare", "is a way through to other rooms", "is not a way through"),
    (
        "named_as_sanction",
        "has a name that speaks of isolation or removal",
        "has no name that speaks of isolation or removal",
    ),
    (
        "on_entrance_storey",
        "lies on a storey with an entrance",
        "does not lie on a storey with an entrance",
    ),
    ("open_risers", "has open risers", "has no open risers"),
    ("outdoor_door", "has a door to the outside", "has no door to the outside"),
    (
        "projections_guarded",
        "has guards at what stands out from its walls",
        "has no guards at what stands out from its walls",
    ),
    (
        "rectangle_fits",
        "holds a rectangle of the size asked for",
        "does not hold a rectangle of the size asked for",
    ),
    ("refuge_fits", "holds a refuge clear of the way", "does not hold a refuge clear of the way"),
    ("refuge_marked", "has a refuge marked in it", "has no refuge marked in it"),
    ("seen_from_entrance", "can be seen from the entrance", "cannot be seen from the entrance"),
    (
        "soffit_guard_needed",
        "has a low space under it that people can walk into",
        "has no low space under it that people can walk into",
    ),
    (
        "soffit_guarded",
        "has the low space under it closed off",
        "does not have the low space under it closed off",
    ),
    ("steps_beside", "has steps beside it", "has no steps beside it"),
    (
        "straight_way_fits",
        "can be reached straight on with the floor asked for",
        "cannot be reached straight on with the floor asked for",
    ),
    ("suits_cohort", "suits the pupils of its base", "does not suit the pupils of its base"),
    (
        "swings_over_way",
        "swings out over the way of people who pass",
        "does not swing out over the way of people who pass",
    ),
    ("t_shape_fits", "holds a T-shaped turning space", "does not hold a T-shaped turning space"),
    ("use_is_sure", "has a sure use", "has no sure use"),
    ("windows_guarded", "has guards at its windows", "has no guards at its windows"),
]


@pytest.mark.parametrize(("measure", "found", "says"), SAID)
def test_a_figure_is_said_with_a_verb(measure, found, says):
    assert quantity_phrase(Observed(measure=measure, kind="quantity"), found) == says


@pytest.mark.parametrize(("measure", "yes", "no"), ANSWERED)
def test_a_yes_and_a_no_are_said_with_a_verb(measure, yes, no):
    for choice, says in (("yes", yes), ("no", no)):
        assert truth_phrase(Observed(measure=measure, kind="truth", choice=(choice,))) == says


def test_every_measure_with_words_of_its_own_is_read_here():
    assert {measure for measure, _found, _says in SAID} == set(FIGURES)
    assert {measure for measure, _yes, _no in ANSWERED} == set(TRUTHS)


def _measures(words):
    if isinstance(words, dict):
        if isinstance(words.get("measure"), str):
            yield words["measure"]
        for name, inner in words.items():
            if name not in {"examples", "where", "such_that"}:
                yield from _measures(inner)
    elif isinstance(words, list):
        for inner in words:
            yield from _measures(inner)


@pytest.mark.parametrize("rule", PACKS.rules, ids=lambda rule: rule.id)
def test_a_yes_or_no_of_a_shipped_rule_is_a_sentence(rule):
    for measure in YES_OR_NO & set(_measures(rule.words)):
        for choice in ("yes", "no"):
            phrase = truth_phrase(Observed(measure=measure, kind="truth", choice=(choice,)))
            assert measure in {*TRUTHS, *NEIGHBOURS} or phrase.startswith(("is ", "has "))


@pytest.mark.parametrize(("found", "says"), [("1", "has 1 door"), ("2", "has 2 doors")])
def test_one_is_not_several(found, says):
    assert quantity_phrase(Observed(measure="doors", kind="count"), found) == says


@pytest.mark.parametrize(("found", "says"), [("1", "has 1 basin"), ("3", "has 3 basins")])
def test_what_is_counted_without_words_of_its_own_agrees_too(found, says):
    seen = Observed(measure="basins", kind="count", unit="count")
    assert quantity_phrase(seen, found) == says


@pytest.mark.parametrize(
    ("measure", "kind", "says"),
    [
        ("opening_force", "unknown", "opening force"),
        ("has_mirror", "unknown", "whether it has a mirror"),
        ("is_reachable", "unknown", "whether it is reachable"),
        ("door_swings_in", "truth", "whether it has a door that swings into it"),
        ("toilets_for", "unknown", "whom the toilets are for"),
        ("pupils_with", "unknown", "number of pupils with such a need"),
    ],
)
def test_what_is_not_known_is_named(measure, kind, says):
    assert unknown_phrase(Observed(measure=measure, kind=kind)) == says


def test_a_way_says_from_where_to_where():
    seen = Observed(
        measure="travel_distance",
        kind="quantity",
        steps=("2.40 m from 00-35 to the nearest toilet",),
    )
    assert (
        quantity_phrase(seen, "2400 mm") == "has a way of 2400 mm from 00-35 to the nearest toilet"
    )


def test_a_way_to_one_of_many_kinds_names_a_few():
    kinds = " or ".join("abcdefgh")
    way = Observed(measure="travel_distance", kind="quantity", steps=(f"2.4 m from x to {kinds}",))
    assert quantity_phrase(way, "9 m").endswith("from x to a, b, c, d or 4 others like them")
    asked = Observed(
        measure="sees_room",
        kind="truth",
        choice=("no",),
        steps=("asked about: a, b, c, d, e, f, g, h",),
    )
    assert truth_phrase(asked).endswith("of these kinds: a, b, c, d and 4 others")


@pytest.mark.parametrize("measure", ["landing_slope_along", "gradient"])
def test_what_does_not_fall_is_level(measure):
    seen = Observed(measure=measure, kind="quantity")
    assert quantity_phrase(seen, "level").startswith("is level")


def test_a_way_that_is_in_doubt_gives_a_reason_and_no_length():
    seen = Observed(
        measure="is_reachable",
        kind="truth",
        choice=("no",),
        steps=("door D1 is shut", "at best 3.17 m, if what is doubtful lets through"),
    )
    assert truth_phrase(seen) == "is not reachable: door D1 is shut"


@pytest.mark.parametrize(
    ("measure", "steps", "yes", "no"),
    [
        (
            "beside_use",
            ("of these uses: 00-41 Hall", "asked about: hall, kitchen"),
            "lies next to 00-41 Hall",
            "lies next to no room of these kinds: hall, kitchen",
        ),
        (
            "reached_only_through",
            ("asked about: classroom",),
            "can be reached only through a room of these kinds",
            "can be reached without going through a room of these kinds: classroom",
        ),
        (
            "doors_over_landing",
            ("doors: 00-30-D01",),
            "lies under the swing of door 00-30-D01",
            "lies under the swing of no door",
        ),
        (
            "door_swings_in",
            ("doors: 00-21-D01",),
            "has a door that swings into it, door 00-21-D01",
            "has no door that swings into it",
        ),
    ],
)
def test_what_is_beside_is_named_as_the_rule_asked(measure, steps, yes, no):
    for choice, says in (("yes", yes), ("no", no)):
        seen = Observed(measure=measure, kind="truth", choice=(choice,), steps=steps)
        assert truth_phrase(seen) == says


def test_a_measure_is_named_in_tables_as_a_reader_calls_it():
    assert measure_words("mean_co2") == "mean CO₂"


@pytest.mark.parametrize(
    ("low", "high", "found", "said"),
    [
        (-0.2, -0.2, "-200 mm", "has a handrail that ends 200 mm early"),
        (-0.2, -0.1, "-200 to -100 mm", "has a handrail that ends 100 to 200 mm early"),
        (0.0, 0.0, "0 mm", "has a handrail that runs on for 0 mm"),
        (-0.2, 0.0, "200 mm early to 0 mm past", "has a handrail that ends up to 200 mm early"),
        (-0.2, 0.1, "200 mm early to 100 mm past", "has a handrail that runs on for up to 100 mm"),
    ],
)
def test_a_rail_that_ends_before_the_flight_does_not_run_on(low, high, found, said):
    seen = Observed(measure="handrail_extension", kind="quantity", low=low, high=high, unit="m")
    assert quantity_phrase(seen, found) == said


def test_a_corridor_under_its_label_is_narrower_by_so_much():
    seen = Observed(measure="nominal_width_gap", kind="quantity", low=-0.6, high=-0.55, unit="m")
    said = "is 550 to 600 mm narrower than its label says"
    assert quantity_phrase(seen, "-600 to -550 mm") == said
