"""A finding in a sentence: the place, the measure and the gap."""

import math
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checker.report.html.groups import groups_of
from checker.report.html.places import Draughtsman, place_view
from checker.report.naming import place_words, subject_words
from checker.report.phrases import fact_words, quantity_phrase, truth_phrase
from checker.report.plaintext import LONGEST_NAME
from checker.report.words import (
    gap_words,
    heading,
    limit_words,
    measured_words,
    missing_words,
    needed_words,
    required_label,
    sentence,
    source_words,
    strength_words,
)
from checker.results import (
    Finding,
    Observed,
    Outcome,
    Place,
    Required,
    SourceRef,
    Strength,
    SubjectRef,
)
from checker.units import rounded, tolerance

ROOM = SubjectRef(global_id="r", ifc_class="IfcSpace", name="00-12", long_name="Calm room")
DOOR = SubjectRef(global_id="d", ifc_class="IfcDoor", name="00-12A-D01")
LIFT = SubjectRef(global_id="l", ifc_class="IfcTransportElement", name="L1")
GENTLE = Required(at_most=0.08, unit="ratio")
CALM = Place(storey="00", number="00-12", name="Calm room")


def finding(outcome: str = "fail", **changes) -> Finding:
    plain = Finding(
        key="k",
        place=CALM,
        rule="R",
        title="Rooms are large enough",
        topic="t",
        strength=Strength.MUST,
        outcome=Outcome(outcome),
        subject=ROOM,
        source=SourceRef(document="ADM2", clause="Table 2", fact="access/DOR-01", checked="yes"),
    )
    return replace(plain, **changes)


def seen(measure: str, low: float, high: float | None = None, unit: str = "m") -> Observed:
    high = low if high is None else high
    return Observed(measure=measure, kind="quantity", low=low, high=high, unit=unit)


def at_least(limit: float, unit: str = "m", **more) -> Required:
    return Required(at_least=limit, unit=unit, **more)


def at_most(limit: float, unit: str = "m", **more) -> Required:
    return Required(at_most=limit, unit=unit, **more)


@pytest.mark.parametrize(
    ("given_", "says"),
    [
        (
            finding(
                subject=DOOR,
                observed=seen("clear_opening_width", 0.742, 0.76),
                required=at_least(0.8),
            ),
            (
                "Door 00-12A-D01 to 00-12 Calm room opens 742 to 760 mm clear; "
                "800 mm is needed (40 to 58 mm short)."
            ),
        ),
        (
            finding(observed=seen("net_area", 8.96, unit="m2"), required=at_least(9.0, "m2")),
            "00-12 Calm room has 8.96 m² of floor; 9.0 m² is needed (0.04 m² short).",
        ),
        (
            finding("pass", observed=seen("room_width", 2.4), required=at_least(2.4)),
            "00-12 Calm room is 2400 mm wide; 2400 mm is needed.",
        ),
        (
            finding(
                observed=seen("gradient", 1 / 10, unit="ratio"),
                required=Required(at_most=1 / 12, unit="ratio"),
            ),
            "00-12 Calm room rises 1 in 10; at most 1 in 12 is allowed.",
        ),
        (
            finding(observed=seen("height", 2.1), required=Required(between=(2.3, 3.0), unit="m")),
            "00-12 Calm room is 2100 mm high; 2300 to 3000 mm is needed (200 mm short).",
        ),
        (
            finding(
                subject=SubjectRef(global_id="p", ifc_class="IfcProject"),
                place=Place(),
                observed=seen("lifts", 0, unit="count"),
                required=at_least(1, "count"),
            ),
            "The school has no lift; 1 is needed.",
        ),
        (
            finding("cannot_tell", observed=seen("clear_width", 1.1, 1.3), required=at_least(1.2)),
            (
                "00-12 Calm room is 1100 to 1300 mm wide at its narrowest; 1200 mm is needed, "
                "so it cannot be told."
            ),
        ),
        (
            finding(
                "cannot_tell",
                observed=seen("net_area", 3.8, unit="m2"),
                required=at_least(6.0, "m2"),
                missing=("what the room is used for",) * 2,
            ),
            (
                "00-12 Calm room has 3.8 m² of floor; perhaps 6.0 m² is needed, "
                "which cannot be told without knowing what the room is used for."
            ),
        ),
        (
            finding(
                "cannot_tell",
                observed=Observed(measure="stored_area", kind="unknown"),
                missing=("a stored area",),
            ),
            "00-12 Calm room: the model lacks a stored area, so this cannot be told.",
        ),
        (
            finding("cannot_tell", missing=("2 rooms overlap by 0.15 m2.",)),
            "00-12 Calm room: cannot be told: 2 rooms overlap by 0.15 m².",
        ),
        (finding("cannot_tell"), "00-12 Calm room: cannot be told."),
        (
            finding("not_applicable", missing=("it is a stair",)),
            "00-12 Calm room: not applicable, it is a stair.",
        ),
        (
            finding("not_applicable"),
            "00-12 Calm room: not applicable, the rule does not reach it.",
        ),
        (
            finding(),
            "00-12 Calm room: departs from statutory guidance (Rooms are large enough).",
        ),
        (finding("pass"), "00-12 Calm room: passes (Rooms are large enough)."),
        (
            finding(
                observed=Observed(measure="door_swings_in", kind="truth", choice=("yes",)),
                required=Required(is_="no"),
            ),
            "00-12 Calm room has a door that swings into it.",
        ),
        (
            finding(
                observed=Observed(
                    measure="rectangle_fits",
                    kind="truth",
                    choice=("no",),
                    method="2200 mm x 1500 mm at any angle",
                )
            ),
            "00-12 Calm room does not hold a rectangle of 2200 mm × 1500 mm.",
        ),
        (
            finding(
                "cannot_tell",
                observed=Observed(measure="is_thoroughfare", kind="truth", choice=("no", "yes")),
                missing=("what the room is used for", "whether people walk through it"),
            ),
            (
                "00-12 Calm room cannot be judged without knowing what the room is used for "
                "and whether people walk through it."
            ),
        ),
    ],
)
def test_a_finding_is_one_plain_sentence(given_, says):
    assert sentence(given_) == says


@pytest.mark.parametrize("outcome", list(Outcome))
def test_no_sentence_says_non_compliant(outcome):
    for strength in Strength:
        said = sentence(finding(outcome.value, strength=strength)).lower()
        assert "complian" not in said
        assert "illegal" not in said


def test_the_judges_own_words_stand_with_the_title_where_they_stand_alone():
    school = SubjectRef(global_id="p", ifc_class="IfcProject")
    judged = finding(sentence="0 rooms found; at least 9 m2 needed.", subject=school)
    assert sentence(judged) == (
        "0 rooms found; at least 9 m² needed. Asked for: Rooms are large enough."
    )
    assert heading(judged) == "0 rooms found; at least 9 m² needed."


def test_the_judges_own_words_name_the_storey_they_are_about():
    storey = SubjectRef(global_id="s", ifc_class="IfcBuildingStorey", name="Level 01")
    judged = finding(sentence="0 rooms found.", subject=storey, place=Place(name="Level 01"))
    assert heading(judged) == "Storey Level 01: 0 rooms found."
    assert sentence(judged) == (
        "Storey Level 01: 0 rooms found. Asked for: Rooms are large enough."
    )


@pytest.mark.parametrize(
    ("subject", "place", "words"),
    [
        (ROOM, CALM, "00-12 Calm room"),
        (ROOM, Place(), "00-12 Calm room"),
        (SubjectRef(global_id="r", ifc_class="IfcSpace"), Place(), "A room without a name"),
        (DOOR, CALM, "Door 00-12A-D01 to 00-12 Calm room"),
        (DOOR, Place(name="00-12A-D01"), "Door 00-12A-D01"),
        (DOOR, Place(), "Door 00-12A-D01"),
        (SubjectRef(global_id="x", ifc_class="IfcProject", name="P"), CALM, "The school"),
        (SubjectRef(global_id="x", ifc_class="IfcCurtainWall"), Place(), "Curtain wall"),
        (LIFT, CALM, "Lift L1 (00-12 Calm room)"),
    ],
)  # fmt: skip
def test_the_subject_is_named_as_a_person_would_look_for_it(subject, place, words):
    assert subject_words(finding(subject=subject, place=place)) == words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (CALM, "00-12 Calm room"),
        (Place(number="00-12", name="00-12 Calm room"), "00-12 Calm room"),
        (Place(name="Calm room"), "Calm room"),
        (Place(), ""),
    ],
)
def test_a_place_is_its_number_and_name_once(place, words):
    assert place_words(place) == words


@pytest.mark.parametrize(
    ("outcome", "observed", "required", "shortfall", "words"),
    [
        ("fail", seen("w", 0.7, 0.75), at_least(0.8), None, "50 to 100 mm short"),
        ("fail", seen("w", 1.3), Required(at_most=1.2, unit="m"), None, "100 mm over"),
        ("fail", None, at_least(1.5), 0.2, "200 mm short"),
        ("fail", None, Required(at_most=1.5, unit="m"), 0.2, "200 mm over"),
        ("fail", seen("w", 43.46), Required(at_most=40.0, unit="m"), None, "3.5 m over"),
        ("fail", seen("w", 39.8), at_least(40.0), None, "0.2 m short"),
        ("fail", None, at_least(1.5), math.inf, ""),
        ("fail", seen("w", 0.7), None, 0.1, ""),
        ("fail", seen("gradient", 0.1, unit="ratio"), GENTLE, 0.02, ""),
        ("pass", seen("w", 0.9), at_least(0.8), None, ""),
        ("cannot_tell", seen("w", 0.7, 0.75), at_least(0.8), None, ""),
    ],
)  # fmt: skip
def test_the_gap_is_said_only_of_a_fail(outcome, observed, required, shortfall, words):
    judged = finding(outcome, observed=observed, required=required, shortfall=shortfall)
    assert gap_words(judged) == words


@pytest.mark.parametrize(
    ("required", "needed", "limit"),
    [
        (None, "", ""),
        (at_least(0.8), "800 mm is needed", "800 mm"),
        (at_least(0.8, text="at least 800 mm"), "800 mm is needed", "at least 800 mm"),
        (Required(at_most=1.2, unit="m"), "at most 1200 mm is allowed", "at most 1200 mm"),
        (Required(is_="sliding"), "sliding is needed", "sliding"),
        (Required(text="9 m2 each"), "9 m² each is needed", "9 m² each"),
        (Required(), "", ""),
    ],
)
def test_what_is_asked_for_is_said_with_its_unit(required, needed, limit):
    asked = finding(required=required)
    assert (needed_words(asked), limit_words(asked)) == (needed, limit)


@pytest.mark.parametrize(
    ("observed", "words"),
    [
        (None, ""),
        (Observed(measure="m", kind="unknown"), ""),
        (Observed(measure="m", kind="quantity"), ""),
        (Observed(measure="m", kind="choice", choice=("a", "b")), "a or b"),
        (Observed(measure="m", kind="quantity", value=2.0, unit="m"), "2000 mm"),
        (
            Observed(measure="m", kind="quantity", low=1, high=math.inf, unit="m", reason="no way"),
            "1000 mm or more",
        ),
    ],
)
def test_what_was_measured_is_said_or_left_out(observed, words):
    assert measured_words(finding(observed=observed)) == words


@pytest.mark.parametrize(
    ("checked", "word"),
    [("yes", "read in"), ("secondary", "secondary"), ("no", "unverified"), ("?", "unverified")],
)  # fmt: skip
def test_a_source_says_whether_its_figure_was_read(checked, word):
    source = SourceRef(document="ADM2", clause="5.1", fact="access/X-1", checked=checked)
    assert source_words(finding(source=source)).startswith("ADM2, 5.1: ")
    assert word in source_words(finding(source=source))


def test_missing_things_are_listed_once_and_in_words():
    assert missing_words(finding(missing=("its use", "its use", "a door"))) == "its use; a door"


@pytest.mark.parametrize(
    ("observed", "found", "phrase"),
    [
        (seen("door_count", 2, unit="count"), "2", "has 2 door count"),
        (seen("stored_area", 9, unit="m2"), "9.0 m²", "has stored area 9.0 m²"),
        (seen("largest_circle", 1.5), "1500 mm", "takes a circle of 1500 mm"),
    ],
)
def test_measures_without_words_of_their_own_are_still_said(observed, found, phrase):
    assert quantity_phrase(observed, found) == phrase


@pytest.mark.parametrize(
    ("measure", "answer", "phrase"),
    [
        ("is_external", "yes", "is external"),
        ("is_external", "no", "is not external"),
        ("ramp_present", "yes", "(ramp present: yes)"),
        ("furniture_modelled", "no", "does not show its fittings"),
    ],
)
def test_a_truth_is_said_as_a_truth(measure, answer, phrase):
    assert truth_phrase(Observed(measure=measure, kind="truth", choice=(answer,))) == phrase


BLOCKED = ("12.00 m from the main entrance", "door D1 has a step of 150 mm")


@pytest.mark.parametrize(
    ("measure", "yes", "no"),
    [
        ("has_window", "has a window to the outside", "has no window to the outside"),
        (
            "beside_use",
            "lies next to 00-41 Hall",
            "lies next to no room of the kinds that the rule names",
        ),
        (
            "opens_onto_use",
            "opens onto 00-41 Hall",
            "opens onto no room of the kinds that the rule names",
        ),
        (
            "named_as_sanction",
            "has a name that speaks of isolation or removal",
            "has no name that speaks of isolation or removal",
        ),
    ],
)
def test_what_a_room_is_next_to_is_said_as_a_person_would(measure, yes, no):
    steps = {
        "yes": ("next to it: Lobby", "of these uses: 00-41 Hall"),
        "no": ("of these uses: none",),
    }
    for answer, phrase in (("yes", yes), ("no", no)):
        found = Observed(measure=measure, kind="truth", choice=(answer,), steps=steps[answer])
        assert truth_phrase(found) == phrase


@pytest.mark.parametrize(
    ("measure", "step", "says"),
    [
        ("sees_room", "surely in sight: Hall, Lobby, Store", "has Hall, Lobby and Store in sight"),
        ("doors_over_landing", "doors: D1", "lies under the swing of door D1"),
        ("doors_over_landing", "doors: D1, D2", "lies under the swing of doors D1 and D2"),
    ],
)
def test_several_names_end_with_and(measure, step, says):
    found = Observed(measure=measure, kind="truth", choice=("yes",), steps=(step,))
    assert truth_phrase(found) == says


def test_a_neighbour_that_no_step_names_is_said_all_the_same():
    found = Observed(measure="beside_use", kind="truth", choice=("yes",))
    assert truth_phrase(found) == "lies next to a room of these kinds"


def test_a_cluster_without_group_rooms_is_said_to_have_none_off_its_corridor():
    found = Observed(
        measure="rooms_of_use",
        kind="quantity",
        low=0.0,
        high=0.0,
        unit="count",
        steps=("surely: none", "asked about: one-to-one room, small group room"),
    )
    cluster = SubjectRef(global_id="cluster:1", ifc_class="IfcZone", name="Classrooms off 01-18")
    judged = finding(subject=cluster, observed=found, required=at_least(1, "count"))
    assert heading(judged) == (
        "Cluster Classrooms off 01-18 has no room off its corridor of these kinds: "
        "one-to-one room, small group room; 1 is needed."
    )


@pytest.mark.parametrize(
    ("choice", "says"),
    [
        (("no",), "00-12 Calm room is not reachable: door D1 has a step of 150 mm."),
        (("no", "yes"), "00-12 Calm room may not be reachable: door D1 has a step of 150 mm."),
        (("yes",), "00-12 Calm room is reachable."),
    ],
)
def test_a_room_that_cannot_be_reached_says_what_is_in_the_way(choice, says):
    way = Observed(measure="is_reachable", kind="truth", choice=choice, steps=BLOCKED)
    outcome = {1: "fail", 2: "cannot_tell"}[len(choice)]
    assert heading(finding(outcome, observed=way, missing=("whether there is a way",))) == says


def test_a_way_that_is_not_told_is_asked_for_as_any_truth():
    way = Observed(measure="is_reachable", kind="truth", choice=("no", "yes"))
    judged = finding("cannot_tell", observed=way, missing=("whether there is a way",))
    assert heading(judged) == (
        "00-12 Calm room cannot be judged without knowing whether there is a way."
    )


def test_a_way_names_its_ends():
    way = replace(seen("farthest_travel_distance", 43.5), method="from here to there")
    assert quantity_phrase(way, "43.5 m") == "has a way of 43.5 m from here to there"


def test_a_way_that_leads_nowhere_says_so_in_place_of_a_figure():
    way = replace(seen("farthest_travel_distance", 43.5), method="from here to there")
    nowhere = replace(way, low=math.inf, high=math.inf, reason="no way leads there for certain")
    asked = Required(at_most=40.0, unit="m")
    assert heading(finding(observed=nowhere, required=asked)) == (
        "00-12 Calm room: no way leads there; at most 40.0 m is allowed."
    )
    assert heading(finding("cannot_tell", observed=nowhere, required=asked)) == (
        "00-12 Calm room: no way leads there for certain; at most 40.0 m is allowed, "
        "so it cannot be told."
    )


@pytest.mark.parametrize(
    ("measure", "found", "required", "says", "limit"),
    [
        (
            "one_way_distance",
            10.382,
            Required(at_most=9.0, unit="m", text="at most 9 m"),
            (
                "00-12 Calm room has a way of 10.4 m before there is a choice of two exits; "
                "at most 9.0 m is allowed (1.4 m over)."
            ),
            "at most 9.0 m",
        ),
        (
            "exits_apart",
            1.921,
            Required(at_most=12.0, unit="m", text="at most 12 m"),
            "00-12 Calm room has its exits 1.9 m apart; at most 12.0 m is allowed.",
            "at most 12.0 m",
        ),
        (
            "landing_at_foot",
            15.3,
            at_least(1.2, text="at least 1200 mm"),
            "00-12 Calm room has 15300 mm of clear landing at its foot; 1200 mm is needed.",
            "at least 1200 mm",
        ),
        (
            "swing_projection",
            0.926,
            Required(at_most=0.0, unit="m", text="at most 0 mm"),
            "00-12 Calm room swings out 926 mm over the floor before it; none is allowed.",
            "at most 0 mm",
        ),
        (
            "height",
            9.5,
            Required(between=(9.0, 12.0), unit="m"),
            "00-12 Calm room is 9.5 m high; 9.0 to 12.0 m is needed.",
            "9.0 to 12.0 m",
        ),
        (
            "net_area",
            8.96,
            at_least(9.0, "m2", text="at least 9 m2"),
            "00-12 Calm room has 8.96 m² of floor; 9.0 m² is needed (0.04 m² short).",
            "at least 9.0 m²",
        ),
        (
            "net_area",
            12.32,
            at_least(12.35, "m2", text="at least 12.35 m2"),
            "00-12 Calm room has 12.32 m² of floor; 12.35 m² is needed (0.03 m² short).",
            "at least 12.35 m²",
        ),
        (
            "net_area",
            4.83,
            at_least(6.25, "m2", text="at least 6.25 m2"),
            "00-12 Calm room has 4.83 m² of floor; 6.25 m² is needed (1.42 m² short).",
            "at least 6.25 m²",
        ),
        (
            "net_area",
            8.25,
            at_least(9.5, "m2", text="at least 9.5 m2"),
            "00-12 Calm room has 8.2 m² of floor; 9.5 m² is needed (1.3 m² short).",
            "at least 9.5 m²",
        ),
        (
            "threshold_step",
            0.007,
            Required(at_most=0.0064, unit="m", text="at most 6.4 mm"),
            "00-12 Calm room has a step of 7.0 mm; at most 6.4 mm is allowed (0.6 mm over).",
            "at most 6.4 mm",
        ),
        (
            "gradient",
            0.0835,
            Required(at_most=0.083333, unit="ratio", text="at most 1 in 12"),
            "00-12 Calm room rises 1 in 11.98; at most 1 in 12 is allowed.",
            "at most 1 in 12",
        ),
        (
            "gradient",
            0.09,
            Required(at_most=0.081633, unit="ratio", text="at most 1 in 12.25"),
            "00-12 Calm room rises 1 in 11.1; at most 1 in 12.25 is allowed.",
            "at most 1 in 12.25",
        ),
        (
            "dead_end_length",
            4.63,
            Required(at_most=4.5, unit="m", text="at most 4.5 m"),
            (
                "00-12 Calm room goes on for 4.6 m with only one way back; "
                "at most 4.5 m is allowed (0.1 m over)."
            ),
            "at most 4.5 m",
        ),
        (
            "net_area",
            8.0,
            at_least(9.0, "m2", text="at least 9 m2 (0.2 m2 for each of 45 pupils)"),
            "00-12 Calm room has 8.0 m² of floor; 9.0 m² is needed (1.0 m² short).",
            "at least 9 m² (0.2 m² for each of 45 pupils)",
        ),
    ],
)
def test_a_sentence_and_its_table_have_one_unit(measure, found, required, says, limit):
    unit = required.unit
    judged = finding(observed=seen(measure, found, unit=unit), required=required)
    assert (heading(judged), limit_words(judged)) == (says, limit)


@given(
    st.sampled_from(["mm", "m", "m2", "%", "dB"]),
    st.integers(1, 90_000),
    st.integers(0, 3),
    st.integers(1, 90_000),
    st.sampled_from([at_least, at_most]),
)
def test_a_measure_its_limit_and_their_difference_agree_to_the_last_digit(
    unit, digits, decimals, apart, asked
):
    factor, results = {"mm": (0.001, "m"), "%": (0.01, "ratio")}.get(unit, (1.0, unit))
    limit = rounded(digits / 10**decimals * factor, results)
    gap = apart / 1000 * factor * (-1 if asked is at_least else 1)
    found = rounded(limit + gap, results)
    assume(abs(found - limit) > tolerance(results))
    assume(unit != "mm" or limit < 10.0)  # from there on lengths are metres
    text = f"{asked.__name__.replace('_', ' ')} {limit / factor:.10g} {unit}"
    judged = finding(
        observed=seen("w", found, unit=results), required=asked(limit, results, text=text)
    )
    measured, needed, missed = (
        Decimal(re.search(r"-?[\d.]+", words(judged))[0])
        for words in (measured_words, limit_words, gap_words)
    )
    assert float(needed) == pytest.approx(limit / factor, abs=1e-6)
    assert abs(measured - needed) == missed > 0


def test_places_of_one_limit_have_one_unit_and_say_it_above_them():
    asked = Required(at_most=4.5, unit="m", text="at most 4.5 m")
    near, far = (
        finding(key=key, observed=seen("dead_end_length", length), required=asked)
        for key, length in (("a", 4.9), ("b", 12.3))
    )
    assert {limit_words(near), limit_words(far)} == {"at most 4.5 m"}
    (group,) = groups_of([(near, "f-a"), (far, "f-b")], Draughtsman(()))
    assert group.summary == "2 places · measured 4.9 to 12.3 m · required at most 4.5 m"


def test_a_place_with_no_way_is_said_to_have_none():
    asked = Required(at_most=45.0, unit="m", text="at most 45 m")
    shut = finding(observed=seen("escape_distance", math.inf), required=asked)
    assert measured_words(shut) == "there is no way"
    assert heading(shut) == "00-12 Calm room: there is no way; at most 45.0 m is allowed."
    rows = [(shut, "f-a"), (replace(shut, key="b"), "f-b")]
    (group,) = groups_of(rows, Draughtsman(()))
    assert group.summary == "2 places · there is no way · required at most 45.0 m"


def test_a_handrail_that_ends_before_its_flight_has_its_ends_the_right_way_round():
    rail = seen("handrail_extension", -3.754, -0.01)
    judged = finding(observed=rail, required=at_least(0.3, text="at least 300 mm"))
    assert heading(judged) == (
        "00-12 Calm room has a handrail that ends 10 to 3754 mm early; "
        "300 mm is needed (310 to 4054 mm short)."
    )


@pytest.mark.parametrize(
    ("required", "needed"),
    [
        (at_least(0, "count"), "none is needed"),
        (at_least(1, "count"), "1 is needed"),
        (at_least(2, "count"), "2 are needed"),
        (Required(at_most=0, unit="count"), "none is allowed"),
        (Required(at_most=1, unit="count"), "at most 1 is allowed"),
        (Required(at_most=3, unit="count"), "at most 3 are allowed"),
        (Required(is_="boys or girls or staff"), "one of boys, girls, staff is needed"),
    ],
)
def test_one_is_and_two_are_needed(required, needed):
    assert needed_words(finding(required=required)) == needed


@pytest.mark.parametrize(
    ("missing", "says"),
    [
        (("what the room is used for",), "the model does not say what the room is used for"),
        (
            ("what the room is used for", "who uses it", "a door of the room"),
            (
                "the model does not say what the room is used for and who uses it, "
                "and lacks a door of the room"
            ),
        ),
        (
            ("the WC pans of the room", "a floor"),
            "the model lacks the WC pans of the room and a floor",
        ),
    ],
)
def test_what_is_not_said_is_not_lacking(missing, says):
    seen_ = Observed(measure="door_swings_in", kind="unknown")
    assert heading(finding("cannot_tell", observed=seen_, missing=missing)) == (
        "00-12 Calm room: whether it has a door that swings into it cannot be told; " + says + "."
    )


@pytest.mark.parametrize(
    ("ifc_class", "name", "words"),
    [
        ("IfcSlab", "Entrance ramp landing 1", "Entrance ramp landing 1"),
        ("IfcTransportElement", "Lift 1", "Lift 1"),
        ("IfcStair", "Stair:Residential 200", "Stair:Residential 200"),
        ("IfcStairFlight", "Entrance steps", "Stair flight Entrance steps"),
        ("IfcSlab", "", "Slab"),
        ("IfcRailing", "Rail:900mm:900mm:2354", "Railing Rail:900mm:2354"),
    ],
)
def test_a_thing_is_not_named_twice(ifc_class, name, words):
    subject = SubjectRef(global_id="x", ifc_class=ifc_class, name=name)
    assert subject_words(finding(subject=subject, place=Place())) == words


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("No calm room; at least 1 is needed.", "no calm room; at least 1 is needed."),
        ("SEN resources add up to 9 m2.", "SEN resources add up to 9 m²."),
        ("2 doors of the set are there.", "2 doors of the set are there."),
    ],
)
def test_the_judges_words_go_on_after_the_subject(words, says):
    assert heading(finding(sentence=words, subject=LIFT)).endswith(f": {says}")


def test_a_title_says_what_should_be_and_never_what_is():
    judged = finding(sentence="No calm room in the model; at least 1 is needed.", subject=LIFT)
    assert "Asked for: Rooms are large enough." in sentence(judged)
    assert not sentence(judged).startswith("Rooms are large enough")
    passed = finding("pass", sentence="1 calm room in the model.", subject=LIFT)
    assert sentence(passed).startswith("Rooms are large enough")


def test_a_quantity_is_no_truth():
    assert truth_phrase(seen("w", 1.0)) == ""


def test_unknown_facts_are_said_as_they_came():
    assert fact_words("floor of 9 m2") == "floor of 9 m²"


@pytest.mark.parametrize(
    ("strength", "binds", "words"),
    [
        (Strength.MUST, "", "Statutory guidance"),
        (Strength.MUST, "the 2010 ADA Standards", "2010 ADA Standards"),
        (Strength.MAY, "the 2010 ADA Standards", "Advice"),
    ],
)
def test_how_binding_a_finding_is_its_document_may_say_itself(strength, binds, words):
    source = SourceRef(document="D", binds=binds)
    assert strength_words(finding(strength=strength, source=source)) == words


def test_a_fail_says_how_far_it_is_at_least_where_nobody_knows_how_far_at_most():
    way = Observed(
        measure="one_way_distance",
        kind="quantity",
        low=50.0,
        high=math.inf,
        unit="m",
        reason="no way out for certain",
    )
    asked = Required(at_most=18.0, unit="m")
    assert heading(finding(observed=way, required=asked)) == (
        "00-12 Calm room has a way of 50.0 m or more before there is a choice of two exits; "
        "at most 18.0 m is allowed (at least 32.0 m over)."
    )
    assert heading(finding("cannot_tell", observed=replace(way, low=5.0), required=asked)) == (
        "00-12 Calm room: no way out for certain; at most 18.0 m is allowed, so it cannot be told."
    )


@pytest.mark.parametrize(
    ("height", "gap"), [(0.85, "50 mm short"), (1.05, "50 mm over"), (0.95, "")]
)
def test_a_figure_outside_its_band_is_short_or_over(height, gap):
    judged = finding(
        observed=seen("handrail_height", height),
        required=Required(between=(0.9, 1.0), unit="m"),
        shortfall=0.05 if gap else None,
    )
    assert gap_words(judged) == gap


DOUBTED = finding(
    "cannot_tell",
    observed=seen("control_height", 1.3),
    required=Required(at_most=1.2, unit="m"),
    missing=("from which side people come",),
)


@pytest.mark.parametrize(
    ("judged", "says"),
    [
        (DOUBTED, "perhaps at most 1200 mm is allowed, which cannot be told without knowing "),
        (
            replace(DOUBTED, applies=False),
            "at most 1200 mm is allowed if the rule applies, which cannot be told without knowing ",
        ),
        (
            replace(DOUBTED, observed=seen("control_height", 1.1)),
            "at most 1200 mm is allowed, but it cannot be told without knowing ",
        ),
    ],
)
def test_what_may_be_asked_for_is_not_said_to_be(judged, says):
    assert heading(judged) == (
        f"00-12 Calm room has its controls {measured_words(judged)} high; {says}"
        "from which side people come."
    )


@pytest.mark.parametrize(
    ("measure", "low", "high", "told"),
    [
        ("handrail_extension", -0.264, 0.295, "264 mm early to 295 mm past"),
        ("handrail_extension", -0.264, 0.0, "264 mm early to 0 mm past"),
        ("handrail_extension", 0.1, 0.295, "100 to 295 mm"),
        ("handrail_extension", -0.3, -0.2, "-300 to -200 mm"),
        ("nominal_width_gap", -0.2, 0.1, "-200 to 100 mm"),
    ],
)
def test_a_rail_that_may_end_before_or_past_the_flight_says_which(measure, low, high, told):
    judged = finding("cannot_tell", observed=seen(measure, low, high))
    assert measured_words(judged) == told


def test_a_limit_that_nobody_stated_is_not_needed():
    judged = finding(
        "cannot_tell",
        observed=seen("net_area", 62.0, unit="m2"),
        required=Required(unit="m2", text="a figure that is not stated"),
        missing=("how many people the room is for",),
    )
    assert heading(judged) == (
        "00-12 Calm room has 62.0 m² of floor, "
        "but it cannot be told without knowing how many people the room is for."
    )


@pytest.mark.parametrize(
    ("observed", "found", "says"),
    [
        (seen("clear_width", 0.0, 2.746), "0 to 2746 mm", "is up to 2746 mm wide at its narrowest"),
        (
            seen("handrail_extension", -3.08, 0.275),
            "-3080 to 275 mm",
            "has a handrail that runs on for up to 275 mm",
        ),
        (seen("basins", 0.0, 2.0, "count"), "0 to 2", "has 0 to 2 basins"),
        (seen("doors", 0.0, unit="count"), "0", "has no door"),
        (seen("enlarged_cubicles", 0.0, unit="count"), "0", "has no enlarged cubicle"),
        (seen("handrail_sides", 0.0, unit="count"), "0", "has a handrail on neither side"),
        (seen("storeys_served", 0.0, unit="count"), "0", "stops at 0 storeys"),
        (seen("bed_clear_width", 0.0), "0 mm", "has 0 mm free beside its bed"),
        (seen("clear_width", 0.0), "0 mm", "is 0 mm wide at its narrowest"),
    ],
)
def test_nothing_and_up_to_something_are_said_so(observed, found, says):
    assert quantity_phrase(observed, found) == says


@pytest.mark.parametrize(
    ("ends", "steps", "says"),
    [
        ((0.9,), ("narrowest between Bench and walls",), ", between Bench and walls"),
        (
            (2.4,),
            ("kept clear of walls alone", "narrowest between walls and walls"),
            ", kept clear of walls alone",
        ),
        ((0.9,), ("narrowest between walls and walls",), ""),
        ((0.0,), ("nothing can pass: Bench closes the way",), ": Bench closes the way"),
        ((0.0,), ("1 thing stands", "an arm of the room, 2.0 m long, is closed"), ": an arm of "),
        ((0.0, 2.0), ("nothing can pass: Bench closes the way",), ""),
    ],
)
def test_what_narrows_a_room_is_named(ends, steps, says):
    told = quantity_phrase(replace(seen("clear_width", *ends), steps=steps), "900 mm")
    whole = f"is 900 mm wide at its narrowest{says}"
    assert told.startswith(whole) if says.endswith(" ") else told == whole


def test_a_fitting_that_bears_the_number_of_the_room_does_not_name_the_room():
    words = "1 of 2 fittings is too low. Nearest: 00-12-F03 (height 10 mm)."
    assert heading(finding(sentence=words)) == f"00-12 Calm room: {words}"
    named = "1 of 2 fittings in 00-12 is too low."
    assert heading(finding(sentence=named)) == named


def test_a_flight_that_is_called_so_is_not_called_so_twice():
    flight = SubjectRef(global_id="f", ifc_class="IfcStairFlight", name="Entrance steps flight")
    named = finding(subject=flight, place=Place())
    assert subject_words(named) == "Entrance steps flight"
    east = replace(flight, name="Stair east flight 1")
    assert subject_words(finding(subject=east, place=Place())) == "Stair east flight 1"
    assert subject_words(finding(subject=replace(flight, name="F1"), place=Place())) == (
        "Stair flight F1"
    )


def test_a_class_of_ten_thousand_letters_is_shortened_where_it_is_named():
    endless = SubjectRef(global_id="x", ifc_class="IfcCurtainWall" + "Panel" * 2000)
    words = subject_words(finding(subject=endless, place=Place()))
    assert words.startswith("Curtain wall panel panel")
    assert words.endswith("…")
    assert len(words) < 2 * LONGEST_NAME


def test_how_much_is_short_is_left_out_only_where_nothing_is_counted():
    bed = finding(observed=seen("bed_clear_width", 0.0), required=at_least(1.0))
    assert heading(bed).endswith("has 0 mm free beside its bed; 1000 mm is needed (1000 mm short).")


@pytest.mark.parametrize(
    ("judged", "label"),
    [
        (DOUBTED, "Perhaps required"),
        (replace(DOUBTED, applies=False), "Required if the rule applies"),
        (replace(DOUBTED, observed=seen("control_height", 1.1)), "Required"),
        (replace(DOUBTED, outcome=Outcome.FAIL), "Required"),
    ],
)
def test_a_limit_is_labelled_as_surely_as_the_sentence_has_it(judged, label):
    assert required_label(judged) == label
    assert label in dict(place_view(judged, "a").rows)


@pytest.mark.parametrize(
    ("others", "says"),
    [
        ((), "1 place · perhaps required at most 1200 mm"),
        (
            (replace(DOUBTED, applies=False),),
            "2 places · measured 1300 mm · perhaps required at most 1200 mm",
        ),
    ],
)
def test_the_limit_of_a_group_is_no_surer_than_any_of_its_places(others, says):
    rows = [(each, f"f-{i}") for i, each in enumerate((DOUBTED, *others))]
    (group,) = groups_of(rows, Draughtsman(()))
    assert group.summary == says


def test_the_spread_of_a_group_never_rounds_onto_the_limit_that_it_misses():
    seen_ = replace(seen("travel_distance", 40.04), unit="m")
    far = finding(observed=seen_, required=Required(at_most=40.0, unit="m"), outcome=Outcome.FAIL)
    rows = [(replace(far, key=key), f"f-{key}") for key in ("a", "b")]
    (group,) = groups_of(rows, Draughtsman(()))
    assert "measured 40.0 m" not in group.summary
    assert "measured 40.04 m" in group.summary


def test_what_a_share_misses_is_told_in_percentage_points():
    few = finding(
        observed=seen("share_of_rooms", 0.737, unit="ratio"),
        required=at_least(0.9, "ratio", text="at least 90 %"),
    )
    assert gap_words(few) == "16.3 percentage points short"
    assert "(16.3 percentage points short)" in heading(few)
