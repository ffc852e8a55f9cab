"""find, count, sum and share: from what is surely there to what possibly is."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Problem
from tests.rules.courtroom import KNOWN, outcomes, world
from tests.rules.courtroom import rules as rules_in

STORE, MAYBE, OFFICE = {"use": "store"}, {"use": ["store", "office"]}, {"use": "office"}


def school(words):
    return f"applies_to: {{each: school}}\n{words}\n"


def found(rule, words, *rooms, **facts):
    (finding,) = world(school=[facts], room=rooms).judge(rule(school(words)))
    return finding


@pytest.mark.parametrize("word", ["find", "count"])
@pytest.mark.parametrize(
    ("limit", "rooms", "outcome"),
    [
        ("at_least: 1", [], "fail"),
        ("at_least: 1", [OFFICE], "fail"),
        ("at_least: 1", [STORE], "pass"),
        ("at_least: 1", [MAYBE], "cannot_tell"),
        ("at_least: 2", [STORE, MAYBE], "cannot_tell"),
        ("at_least: 3", [STORE, MAYBE], "fail"),
        ("at_most: 1", [], "pass"),
        ("at_most: 1", [STORE, MAYBE], "cannot_tell"),
        ("at_most: 1", [STORE, STORE, MAYBE], "fail"),
        ("at_most: 2", [STORE, MAYBE], "pass"),
        ("exactly: 1", [STORE], "pass"),
        ("exactly: 1", [STORE, MAYBE], "cannot_tell"),
        ("exactly: 1", [STORE, STORE], "fail"),
        ("exactly: 2", [STORE], "fail"),
        ("between: 1..2", [STORE, MAYBE], "pass"),
        ("between: 1..2", [MAYBE], "cannot_tell"),
    ],
)
def test_how_many_there_are_goes_from_sure_to_possible(rule, word, limit, rooms, outcome):
    words = f"{word}: {{of: room, where: {{use: store}}, {limit}}}"
    assert found(rule, words, *rooms).outcome == outcome


LARGE_STORE = """\
find:
  of: room
  where: {use: store}
  such_that: {measure: net_area, at_least: 9 m2}
  at_least: 1
"""


def test_a_candidate_must_be_meant_and_meet_the_requirements(rule):
    words = LARGE_STORE
    assert found(rule, words, {**STORE, "net_area": "9 m2"}).outcome == "pass"
    assert found(rule, words, {**STORE, "net_area": "8 m2"}).outcome == "fail"
    assert found(rule, words, STORE).outcome == "cannot_tell"
    assert found(rule, words, {**MAYBE, "net_area": "8 m2"}).outcome == "fail"


def test_a_find_says_what_came_near_and_draws_it(rule):
    words = LARGE_STORE
    near = found(rule, words, {**STORE, "net_area": "5 m2"}, {**STORE, "net_area": "8 m2"})
    assert near.sentence == (
        "No store with net area at least 9 m2 in the model; at least 1 is needed. "
        "Nearest: room 1 (net area 8.0 m2, at least 9 m2 needed), "
        "room 0 (net area 5.0 m2, at least 9 m2 needed)."
    )
    assert [ref.global_id for ref in near.also] == ["room 1", "room 0"]
    assert (near.observed.kind, near.observed.value, near.shortfall) == ("count", 0.0, 1.0)


def test_where_none_is_allowed_those_that_count_are_shown_and_not_those_that_are_right(rule):
    words = "find: {of: room, such_that: {measure: windows, at_least: 1}, at_most: 0}"
    wrong = found(rule, words, {"windows": "0"}, {"windows": "2"}, {"windows": "0"})
    assert wrong.outcome == "fail"
    assert [ref.global_id for ref in wrong.also] == ["room 1"]
    assert wrong.sentence == "1 room with any windows in the model (room 1); none is allowed."


def test_where_none_is_allowed_those_that_may_count_are_shown_while_it_is_open(rule):
    words = "find: {of: room, such_that: {measure: windows, at_least: 1}, at_most: 0}"
    doubtful = found(rule, words, {"windows": "0"}, {})
    assert doubtful.outcome == "cannot_tell"
    assert "room 1" in [ref.global_id for ref in doubtful.also]


def test_a_doubtful_find_names_what_is_missing(rule):
    words = "find: {of: room, where: {use: store}, at_least: 1}"
    doubtful = found(rule, words, MAYBE)
    assert doubtful.missing == ("the use of some rooms",)
    assert doubtful.sentence == (
        "No recognised store in the model; at least 1 is needed. Up to 1 may count."
    )


AREA = "sum: {of: room, where: {use: store}, measure: net_area, %s}"


@pytest.mark.parametrize(
    ("rooms", "outcome"),
    [
        ([{**STORE, "net_area": "60 m2"}, {**STORE, "net_area": "40 m2"}], "pass"),
        ([{**STORE, "net_area": "60 m2"}, {**STORE, "net_area": "39 m2"}], "fail"),
        ([{**STORE, "net_area": "60 m2"}, {**MAYBE, "net_area": "40 m2"}], "cannot_tell"),
        ([{**STORE, "net_area": "60 m2"}, {**MAYBE, "net_area": "39 m2"}], "fail"),
        ([{**STORE, "net_area": "100 m2"}, STORE], "pass"),
        ([{**STORE, "net_area": "60 m2"}, STORE], "cannot_tell"),
        ([{**STORE, "net_area": "90..110 m2"}], "cannot_tell"),
        ([], "fail"),
    ],
)
def test_a_sum_goes_from_what_surely_counts_to_what_possibly_does(rule, rooms, outcome):
    assert found(rule, AREA % "at_least: 100 m2", *rooms).outcome == outcome


@pytest.mark.parametrize(
    ("per", "facts", "needed"),
    [
        ("pupil", {"pupils": "420"}, 420),
        ("class", {"classes": "14"}, 14),
        ("storey", {"storeys": "2"}, 2),
        ("cluster", {}, 3),
        ("{pupils_with: autism}", {"pupils_with": "18"}, 18),
        ("{count_of: {of: door, where: {is_external: yes}}}", {}, 1),
    ],
)
def test_a_limit_may_be_for_each_of_many(rule, per, facts, needed):
    words = school(AREA % f"at_least: 1 m2, per: {per}")
    for area, outcome in ((needed, "pass"), (needed - 0.02, "fail")):
        court = world(
            school=[facts],
            room=[{**STORE, "net_area": f"{area} m2"}],
            cluster=[{}, {}, {}],
            door=[{"is_external": "yes"}, {"is_external": "no"}],
        )
        (finding,) = court.judge(rule(words))
        assert finding.outcome == outcome
        assert finding.required.at_least == pytest.approx(needed)


def test_places_are_those_of_the_base_that_is_judged(rule):
    body = """\
applies_to: {each: zone, if_none: fail}
sum: {of: room, measure: net_area, per: place, at_least: 2 m2}
"""
    court = world(zone=[{"places": "10"}, {"places": "11"}], room=[{"net_area": "20 m2"}])
    assert outcomes(court.judge(rule(body))) == ["pass", "fail"]


def test_the_tolerance_of_an_area_per_pupil_is_that_of_the_whole_area(rule):
    """A hundredth of a square metre each would forgive a school of 420 four square metres."""
    words = AREA % "at_least: 0.24 m2, per: pupil"
    assert found(rule, words, {**STORE, "net_area": "100.8 m2"}, pupils="420").outcome == "pass"
    assert found(rule, words, {**STORE, "net_area": "100.7 m2"}, pupils="420").outcome == "fail"


def test_pupils_that_nobody_stated_are_asked_for(rule):
    words = AREA % "at_least: 0.24 m2, per: pupil"
    doubtful = found(rule, words, {**STORE, "net_area": "100 m2"})
    assert doubtful.outcome == "cannot_tell"
    assert doubtful.missing == ("pupils",)


@pytest.mark.parametrize(
    ("how", "stores", "outcome"),
    [
        ("up", 3, "pass"),
        ("up", 2, "fail"),
        ("down", 2, "pass"),
        ("down", 1, "fail"),
        ("nearest", 2, "fail"),  # 2.5 is three
        ("nearest", 3, "pass"),
    ],
)
def test_a_required_number_is_rounded_as_it_is_said(rule, how, stores, outcome):
    ruleset = rule(
        "applies_to: {each: school}\n"
        f"count: {{of: room, where: {{use: store}}, per: class, at_least: 0.25, round: {how}}}\n"
    )
    (finding,) = world(school=[{"classes": "10"}], room=[STORE] * stores).judge(ruleset)
    assert finding.outcome == outcome


SHARE = (
    "share: {of: room, where: {use: store}, "
    "such_that: {measure: windows, at_least: 1}, at_least: %s}"
)
WITH, WITHOUT = {**STORE, "windows": "1"}, {**STORE, "windows": "0"}


@pytest.mark.parametrize(
    ("least", "rooms", "outcome"),
    [
        ("50 %", [WITH, WITHOUT], "pass"),
        ("51 %", [WITH, WITHOUT], "fail"),
        ("50 %", [WITH, STORE], "pass"),
        ("60 %", [WITH, STORE], "cannot_tell"),
        ("60 %", [WITHOUT, STORE], "fail"),
        ("100 %", [WITH, {**MAYBE, "windows": "1"}], "pass"),
        ("100 %", [WITH, {**MAYBE, "windows": "0"}], "cannot_tell"),
        ("100 %", [], "cannot_tell"),
        ("100 %", [OFFICE], "cannot_tell"),
    ],
)
def test_a_share_is_of_all_that_are_meant(rule, least, rooms, outcome):
    assert found(rule, SHARE % least, *rooms).outcome == outcome


def test_a_share_may_be_of_a_measure(rule):
    words = SHARE.replace("of: room", "of: room, measure: net_area") % "60 %"
    large, small = {**WITH, "net_area": "60 m2"}, {**WITHOUT, "net_area": "40 m2"}
    assert found(rule, words, large, small).outcome == "pass"
    assert found(rule, words, large, {**small, "net_area": "41 m2"}).outcome == "fail"
    assert found(rule, words, large, {**small, "net_area": "unknown"}).outcome == "cannot_tell"


OVERLAP = Problem(
    code="overlap", scope="sum", message="Rooms overlap", ask="Part them.", elements=("room 0",)
)


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("count: {of: room, where: {use: store}, at_least: 1}", "cannot_tell"),
        (AREA % "at_least: 1 m2", "cannot_tell"),
        (SHARE % "10 %", "cannot_tell"),
        ("find: {of: room, where: {use: store}, at_least: 1}", "pass"),
        ("count: {of: room, where: {use: office}, at_least: 1}", "pass"),
    ],
)
def test_overlapping_rooms_spoil_what_they_are_counted_in_but_are_found(rule, words, outcome):
    rooms = [{**WITH, "net_area": "9 m2"}, OFFICE]
    (finding,) = world(room=rooms).judge(rule(school(words)), problems=[OVERLAP])
    assert finding.outcome == outcome
    if outcome == "cannot_tell":
        assert (finding.missing, finding.ask) == (("Rooms overlap",), "Part them.")


def test_a_measure_that_adds_up_is_spoiled_by_its_own_rooms_only(rule):
    body = "applies_to: {each: zone, if_none: fail}\nmeasure: net_area\nat_least: 9 m2\n"
    zones = [{"net_area": "9 m2", "members": ["room 0"]}, {"net_area": "9 m2", "members": ["x"]}]
    assert outcomes(world(zone=zones).judge(rule(body), problems=[OVERLAP])) == [
        "cannot_tell",
        "pass",
    ]


def test_furniture_that_is_required_holds_for_candidates_too(rule):
    words = (
        "furniture: required\n"
        "find: {of: room, such_that: {measure: largest_circle, at_least: 1 m}, at_least: 1}"
    )
    room = {"largest_circle": "1 m"}
    assert found(rule, words, {**room, "furniture_modelled": "yes"}).outcome == "pass"
    assert found(rule, words, {**room, "furniture_modelled": "no"}).outcome == "cannot_tell"


# ------------------------------------------------------------------------- possible worlds

member = st.tuples(
    st.sampled_from([("store",), ("office",), ("store", "office")]),
    st.sampled_from([(0,), (1,), (0, 1)]),
)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(
    members=st.lists(member, max_size=4),
    word=st.sampled_from(["find", "count", "share"]),
    limit=st.sampled_from(["at_least", "at_most", "exactly"]),
    number=st.integers(0, 4),
)
def test_totals_are_sure_only_when_all_possible_worlds_agree(
    tmp_path_factory, members, word, limit, number
):
    figure = f"{number * 25} %" if word == "share" else str(number)
    body = (
        "- rule: R\n  title: T\n  strength: project\n  source: {document: brief, checked: no}\n"
        f"  applies_to: {{each: school}}\n  {word}: {{of: room, where: {{use: store}}, "
        f"such_that: {{measure: furniture_modelled, is: yes}}, {limit}: {figure}}}\n"
    )
    ruleset = rules_in(body, folder=tmp_path_factory.mktemp("t"), known=KNOWN)
    rooms = [
        {"use": list(uses), "furniture_modelled": ["yes" if value else "no" for value in met]}
        for uses, met in members
    ]
    (finding,) = world(room=rooms).judge(ruleset)
    worlds = set()
    for uses, met in itertools.product(
        itertools.product(*(uses for uses, _met in members)),
        itertools.product(*(met for _uses, met in members)),
    ):
        meant = [fine for use, fine in zip(uses, met, strict=True) if use == "store"]
        if word == "share" and not meant:
            continue  # there is nothing to take a share of in this world
        value = sum(meant) / len(meant) * 4 if word == "share" else sum(meant)
        met_it = {
            "at_least": value >= number - 0.001,
            "at_most": value <= number + 0.001,
            "exactly": abs(value - number) < 0.001,
        }
        worlds.add("pass" if met_it[limit] else "fail")
    if finding.outcome != "cannot_tell":
        assert worlds == {finding.outcome}
    elif word != "share" and limit != "exactly":
        assert len(worlds) == 2


def steps_of(rule, words, *rooms, **facts):
    return found(rule, words, *rooms, **facts).observed.steps


def test_a_sum_tells_each_addend_the_whole_and_its_part_for_each(rule):
    words = "sum: {of: room, where: {use: store}, measure: net_area, per: pupil, at_least: 0.5 m2}"
    rooms = [
        {**STORE, "net_area": "12.46 m2"},
        {**OFFICE, "net_area": "99 m2"},
        {**MAYBE, "net_area": "8.12 m2"},
        {**STORE, "net_area": "4 m2"},
    ]
    assert steps_of(rule, words, *rooms, pupils="100") == (
        "4 rooms looked at: 3 are or may be meant (stores)",
        "room 0: 12.46 m²",
        "room 2: 8.12 m², which may count; it cannot be told without knowing the use of some rooms",
        "room 3: 4.00 m²",
        "together: 16.46 to 24.58 m²",
        "16.46 to 24.58 m² / 100 = 0.16 to 0.25 m² for each pupil",
    )


def test_a_sum_of_nothing_says_where_it_was_looked_for(rule):
    assert steps_of(rule, AREA % "at_least: 9 m2", OFFICE) == (
        "1 room looked at: none is meant (stores)",
    )


def test_a_count_names_what_counts_and_why_the_others_do_not(rule):
    words = LARGE_STORE.replace("at_least: 1", "at_least: 2")
    rooms = [{**STORE, "net_area": f"{area} m2"} for area in (9, 8.96)]
    assert steps_of(rule, words, *rooms) == (
        "2 rooms looked at: all are meant (stores)",
        "room 0: counts",
        "room 1: does not count (net area: 8.96 m2; asked for: at least 9 m2)",
    )


def test_a_share_of_area_names_all_that_make_it_up_and_adds_the_others(rule):
    words = (
        "share: {of: room, such_that: {measure: use, is: store}, measure: net_area, at_least: 50 %}"
    )
    stores = [{**STORE, "net_area": "2 m2"}] * 15
    offices = [{**OFFICE, "net_area": "20 m2"}] * 5
    judged = found(rule, words, *offices, *stores)
    assert judged.observed.steps == (
        "20 rooms looked at: all are meant",
        *(f"room {n}: 2.00 m²" for n in range(5, 20)),
        "the 5 others are not among these, together 100.00 m²",
        "together: 30.00 m² of 130.00 m² is 23.1 %",
    )
    assert [ref.global_id for ref in judged.also] == [f"room {n}" for n in range(5, 20)]


def test_a_share_of_many_names_those_that_fall_short(rule):
    words = "share: {of: room, such_that: {measure: windows, at_least: 1}, at_least: 100 %}"
    assert steps_of(rule, words, {"windows": "1"}, {"windows": "0"}) == (
        "2 rooms looked at: all are meant",
        "room 1: does not count (windows: 0; asked for: at least 1)",
        "the 1 other counts",
        "together: 1 of 2 is 50 %",
    )


def test_what_passes_holds_no_working_and_many_addends_are_told_together(rule):
    rooms = [{**STORE, "net_area": "1 m2"}] * 45
    assert steps_of(rule, AREA % "at_least: 45 m2", *rooms) == ()
    told = steps_of(rule, AREA % "at_least: 50 m2", *rooms)
    assert told[-3:] == ("room 39: 1.00 m²", "5 more rooms, together 5.00 m²", "together: 45.00 m²")
