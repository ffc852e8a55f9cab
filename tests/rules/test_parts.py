"""The small pure parts: ranges, facts that hold, figures to try, parameters, words for people."""

import itertools
import math
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.results import Miss, Observed, Outcome, Quantity, Required, Unknown
from checker.rules.case import Case, Court
from checker.rules.desk import Desk, Known, Scope
from checker.rules.facts import fact_named
from checker.rules.judge import BENCH, judge_rules
from checker.rules.judgement import (
    NO,
    YES,
    Judgement,
    all_held,
    all_pass,
    any_held,
    any_passes,
    as_held,
    doubted,
    not_held,
    open_held,
    unique,
)
from checker.rules.links import in_order
from checker.rules.ranges import (
    Range,
    compare,
    range_of,
    rounded_range,
    shortfall,
    times,
    worked_out,
)
from checker.rules.rule import Asked, Const, Fact, PlaceWord, RuleSet, WorkedOut
from checker.rules.selecting import samples
from checker.rules.terms import unit_of
from checker.rules.wording import called, per_text
from checker.rules.words import RuleWords
from checker.spelling import near
from checker.units import plural, tolerance
from checker.yamlsource import Document
from tests.rules.courtroom import REGISTRY, param, spec, subject_of, world

MAYBE = open_held(["it"])
HELD = {"yes": YES, "no": NO, "maybe": MAYBE}
lengths = st.integers(0, 60).map(lambda tenths: tenths / 10)
spans = st.tuples(lengths, lengths).map(sorted)
words = st.sampled_from(["at_least", "at_most", "exactly"])


def metres(low, high=None):
    return Range(low=low, high=low if high is None else high, unit="m")


# ------------------------------------------------------------------------------------ held


@pytest.mark.parametrize(
    ("parts", "all_", "any_"),
    [
        ("", "yes", "no"),
        ("yes", "yes", "yes"),
        ("no", "no", "no"),
        ("maybe", "maybe", "maybe"),
        ("yes no", "no", "yes"),
        ("yes maybe", "maybe", "yes"),
        ("no maybe", "no", "maybe"),
        ("yes no maybe", "no", "yes"),
    ],
)
def test_facts_that_hold_combine_in_three_values(parts, all_, any_):
    several = [HELD[part] for part in parts.split()]
    assert all_held(several).possible == HELD[all_].possible
    assert any_held(several).possible == HELD[any_].possible
    assert all_held(reversed(several)).possible == HELD[all_].possible


@given(st.lists(st.sampled_from(list(HELD.values()))))
def test_not_any_is_all_not(several):
    one = not_held(any_held(several)).possible
    assert one == all_held([not_held(each) for each in several]).possible


def test_what_is_in_doubt_gathers_what_is_missing():
    both = all_held([open_held(["a"], "Ask a."), open_held(["b"], "Ask b."), YES])
    assert (both.missing, both.ask) == (("a", "b"), "Ask a. Ask b.")
    assert not_held(both).missing == ("a", "b")


def test_a_requirement_as_a_fact_holds_when_it_passes():
    outcomes = {Outcome.PASS: YES, Outcome.FAIL: NO, Outcome.NOT_APPLICABLE: YES}
    for outcome, held in outcomes.items():
        assert as_held(Judgement(outcome=outcome)) == held
    assert as_held(Judgement(outcome=Outcome.CANNOT_TELL, missing=("x",))).missing == ("x",)


def test_what_is_missing_is_said_once_and_not_without_end():
    assert unique(["a", "", "b", "a"]) == ("a", "b")
    assert len(unique(map(str, range(100)))) == 6


def test_a_doubted_judgement_keeps_its_figures():
    fail = Judgement(outcome=Outcome.FAIL, shortfall=0.1, missing=("a",), ask="A")
    found = doubted(fail, ["b"], "B")
    assert (found.outcome, found.shortfall) == (Outcome.CANNOT_TELL, 0.1)
    assert (found.missing, found.ask) == (("a", "b"), "A B")


# ---------------------------------------------------------------------------------- ranges


@given(spans, spans, words)
def test_a_comparison_is_sure_exactly_when_all_values_agree(value, limit, word):
    found = compare(metres(*value), metres(*limit), word)
    slack = tolerance("m")
    corners = {
        {
            "at_least": v >= n - slack,
            "at_most": v <= n + slack,
            "exactly": abs(v - n) <= slack,
        }[word]
        for v in value
        for n in limit
    }
    if found is Outcome.PASS:
        assert corners == {True}
    if found is Outcome.FAIL:
        assert corners == {False}
    if found is Outcome.CANNOT_TELL:
        assert value[0] < value[1] or limit[0] < limit[1]
        if word != "exactly":
            assert corners == {True, False}


@given(spans, spans, words, st.data())
def test_narrowing_a_range_never_turns_a_sure_verdict_round(value, limit, word, data):
    tenths = sorted(
        data.draw(st.integers(round(value[0] * 10), round(value[1] * 10))) for _ in range(2)
    )
    before = compare(metres(*value), metres(*limit), word)
    after = compare(metres(tenths[0] / 10, tenths[1] / 10), metres(*limit), word)
    assert before in {after, Outcome.CANNOT_TELL}


@given(spans, words)
def test_a_value_meets_itself_as_a_limit(value, word):
    assert compare(metres(value[0]), metres(value[0]), word) is Outcome.PASS


@pytest.mark.parametrize(
    ("best", "limit", "word", "gap"),
    [
        (0.7, (0.8, 0.8), "at_least", 0.1),
        (0.9, (0.8, 0.8), "at_least", None),
        (0.7, (0.8, 0.9), "at_least", 0.1),
        (1.0, (0.8, 0.9), "at_most", 0.1),
        (0.5, (0.8, 0.8), "exactly", 0.3),
        (1.0, (0.8, 0.8), "exactly", 0.2),
        (math.inf, (20, 20), "at_most", None),
        (math.nan, (20, 20), "at_most", None),
    ],
)
def test_a_shortfall_is_positive_finite_and_by_the_nearest_reading_of_the_limit(
    best, limit, word, gap
):
    found = shortfall(best, metres(*limit), word)
    assert found == (None if gap is None else pytest.approx(gap))


@pytest.mark.parametrize(
    ("how", "low", "high"),
    [("", 2.4, 2.6), ("up", 3, 3), ("up to even", 4, 4), ("down", 2, 2), ("nearest", 2, 3)],
)
def test_a_required_range_is_rounded_at_both_ends(how, low, high):
    found = rounded_range(metres(2.4, 2.6), how)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(("asked", "needed"), [(0, 0), (2, 2), (10.5, 12), (0.1 * 120, 12)])
def test_an_even_number_is_asked_for_in_pairs(asked, needed):
    assert rounded_range(metres(asked), "up to even").low == needed


@pytest.mark.parametrize("how", ["up", "up to even", "down", "nearest"])
def test_rounding_forgives_arithmetic_and_keeps_what_has_no_end(how):
    assert rounded_range(metres(0.1 * 30), how).low == (4 if how == "up to even" else 3)
    assert rounded_range(metres(2, math.inf), how).high == math.inf


def test_nothing_times_something_without_end_is_nothing():
    found = times(metres(0.0, 2.0), Range(low=0.0, high=math.inf, unit="count"), "m")
    assert (found.low, found.high) == (0.0, math.inf)
    none = times(metres(0.0), Range(low=0.0, high=math.inf, unit="count"), "m")
    assert none.high == 0.0


def test_an_unknown_figure_may_be_anything_from_nothing_up():
    found = range_of(Unknown(missing=(), ask="Say."), unit="m", name="clear_width")
    assert (found.low, found.high, found.missing, found.ask) == (
        0.0,
        math.inf,
        ("clear width",),
        "Say.",
    )
    doubtful = range_of(Quantity(low=1, high=2, unit="m"), unit="m", name="clear_width")
    assert doubtful.missing == ("the exact clear width",)
    assert range_of(Quantity(low=1, high=1, unit="m"), unit="m", name="x").missing == ()


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (metres(0.8), "800 mm"),
        (metres(0.8, 0.9), "800 to 900 mm"),
        (metres(0.8, math.inf), "800 mm or more"),
        (metres(0.0, math.inf), "a figure that is not stated"),
        (Range(low=0.1, high=0.1, unit="ratio", text="1 in 10"), "1 in 10"),
    ],
)
def test_a_range_is_shown_as_people_write_it(found, text):
    assert found.shown == text


def const(value, unit="m"):
    return Const(value=value, unit=unit, text="")


def test_units_of_what_is_worked_out():
    width = Asked(fact=Fact(name="overall_width", spec=REGISTRY["overall_width", "door"]))
    cases = {
        "m2": WorkedOut(word="times", terms=(const(2), width)),
        "m": WorkedOut(word="times", terms=(const(2, "count"), const(0.5, "ratio"), width)),
        "ratio": WorkedOut(word="times", terms=(const(0.5, "ratio"), const(0.5, "ratio"))),
        "count": WorkedOut(word="times", terms=(const(2, "count"), const(0.5, "ratio"))),
        "": WorkedOut(word="sum_of", terms=(const(2), const(2, "m2"))),
    }
    for unit, term in cases.items():
        assert unit_of(term) == unit


def test_a_length_times_a_length_is_an_area():
    court = Court(facts=world(), registry=REGISTRY, bench=BENCH)
    case = Case(court=court, this=subject_of("door", "d", {}))
    found = worked_out(WorkedOut(word="times", terms=(const(2), const(3))), case)
    assert (found.low, found.unit) == (6, "m2")


# ------------------------------------------------------------------------------ samples


@given(spans, st.lists(lengths))
def test_the_figures_to_try_stay_in_their_range_and_straddle_every_turn(span, turns):
    low, high = span
    tried = samples(low, high, turns)
    assert all(low <= each <= high for each in tried)
    assert {low, high} <= set(tried)
    inner = sorted({turn for turn in turns if low < turn < high} | {low, high})
    for first, last in itertools.pairwise(inner):
        assert any(first < each < last for each in tried)


def test_of_a_range_without_end_something_beyond_the_last_turn_is_tried():
    assert max(samples(0.0, math.inf, [1.2, 1.5])) > 1.5


# ------------------------------------------------------------------------- facts, params


def desk_for(*specs, **settings):
    registry = {(each.name, each.kind): each for each in specs}
    desk = Desk(document=Document(file="x"), known=Known(registry=registry), readers=None)
    desk.settings.update(settings)
    return desk


FITS = spec(
    "fits",
    "room",
    params=[
        param("long", "float"),
        param("times", "int"),
        param("clear_of", "tuple[str, ...]"),
        param("strictly", "bool"),
        param("target", "Place | None"),
        param("route", "str"),
    ],
)


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("long", "2200 mm", 2.2),
        ("long", "size", 1.5),
        ("times", "3", 3),
        ("clear_of", ["walls", "fittings"], ("walls", "fittings")),
        ("clear_of", "walls", ("walls",)),
        ("clear_of", [], ()),
        ("strictly", "no", False),
        ("route", "step-free", "step-free"),
        ("target", "this", PlaceWord(relation="itself", whose="this")),
        ("target", "main entrance", PlaceWord(relation="main entrance")),
        ("target", "nearest lift lobby", PlaceWord(relation="nearest", use="lift lobby")),
        ("target", "candidate", PlaceWord(relation="itself", whose="candidate")),
    ],
)
def test_a_parameter_gets_its_type_from_the_measure(name, raw, value):
    desk = desk_for(FITS, size=const(1.5))
    scope = Scope(kind="room", this="zone")
    fact = fact_named(desk, "fits", scope=scope, path=(), params={name: raw})
    assert desk.complaints == []
    assert fact.params == {name: value}


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("long", "2200", "with its unit"),
        ("long", "wide", "not a figure"),
        ("long", ["1 m"], "one word or sentence"),
        ("times", "3 m", "a bare number"),
        ("strictly", "perhaps", "yes or no"),
        ("target", "there", "the place 'there' is not known"),
        ("lnog", "1 m", "did you mean 'long'?"),
    ],
)
def test_a_parameter_that_does_not_fit_is_told(name, raw, message):
    desk = desk_for(FITS)
    assert fact_named(desk, "fits", scope=Scope(kind="room"), path=(), params={name: raw}) is None
    assert message in desk.complaints[0].message


def test_a_fact_is_looked_for_in_its_kind_then_in_parts_then_in_the_school():
    gap = spec("gap", "room", parts={"depth": "m"})
    desk = desk_for(gap, spec("pupils", "school", unit="count"), spec("x", "door", unit="m"))
    scope = Scope(kind="room")
    assert fact_named(desk, "depth", scope=scope, path=()).part == "depth"
    assert fact_named(desk, "depth", scope=scope, path=()).unit == "m"
    assert fact_named(desk, "pupils", scope=scope, path=()).of_school
    assert fact_named(desk, "x", scope=scope, path=()) is None


def test_the_nearest_word_is_named_or_all_when_there_are_few():
    assert near("stoer", ["store", "office"]) == "; did you mean 'store'?"
    assert near("At least", ["at_least"]) == "; did you mean 'at_least'?"
    assert near("qqq", ["b", "a"]) == "; known: a, b"
    assert near("qqq", [f"word{i}" for i in range(50)]) == ""


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("approach", "choice", "the approach of the door"),
        ("is_external", "truth", "whether it is external"),
        ("shares_wall_with", "truth", "whether it shares wall with"),
        ("furniture_modelled", "truth", "furniture modelled: yes or no"),
    ],
)
def test_what_is_lacking_is_said_in_words(name, value, text):
    assert Fact(name=name, spec=spec(name, "door", value=value)).lack == text


# ------------------------------------------------------------------------- words, order


def test_words_for_people():
    assert [plural("room", n) for n in (0, 1, 2)] == ["rooms", "room", "rooms"]
    assert called(subject_of("door", "D1", {})) == "D1"
    each, count = metres(0.24), Range(low=10, high=10, unit="count")
    total = times(each, count, "m")
    assert per_text(each, count, total, "class") == "2400 mm (240 mm for each of 10 classes)"
    unknown = times(each, Range(low=0, high=math.inf, unit="count"), "m")
    assert per_text(each, count, unknown, "pupil") == "240 mm for each pupil"


def test_rules_are_judged_after_those_that_they_require(load):
    head = "- rule: %s\n  title: T\n  strength: project\n  source: {document: brief, checked: no}\n"
    body = "  applies_to: {each: door, if_none: fail}\n  measure: leaves\n  at_least: 1\n"
    text = (head % "A" + body + "  requires: [C, B]\n") + head % "B" + body + "  requires: C\n"
    ruleset = load(text + head % "C" + body)
    assert [rule.id for rule in in_order(ruleset.rules)] == ["C", "B", "A"]


def test_no_rules_give_no_findings():
    assert judge_rules(RuleSet(), world(), registry=REGISTRY) == ()


def test_every_word_of_the_language_is_used_in_a_test():
    """So that none is forgotten when the judge changes."""
    here = Path(__file__).parent
    text = "\n".join(path.read_text() for path in here.glob("test_*.py"))
    known = {field.alias or name for name, field in RuleWords.model_fields.items()}
    inner = "look_up by take rows otherwise where if_none each of such_that per round when because"
    inner += " largest_of smallest_of sum_of times pupils_with count_of not in value until from"
    unused = [word for word in {*known, *inner.split()} if not re.search(rf"\b{word}: ", text)]
    assert unused == []


# ---------------------------------------------------------------------------------- misses


def failing(measure, short, *, low=1.0):
    seen = Observed(measure=measure, kind="quantity", low=low, high=low, unit="m")
    need = Required(at_least=2.0, unit="m")
    return Judgement(outcome=Outcome.FAIL, observed=seen, required=need, shortfall=short)


def test_the_nearest_of_several_failures_is_shown_and_all_are_named():
    judged = all_pass([failing("room_width", 0.7), failing("room_length", 0.005)])
    assert judged.shortfall == 0.005
    assert judged.misses == (
        Miss(measure="room_width", shortfall=0.7, unit="m"),
        Miss(measure="room_length", shortfall=0.005, unit="m"),
    )


def test_one_measure_that_fails_twice_is_named_with_the_most_it_misses_by():
    twice = [failing("room_width", 0.1), failing("room_width", 0.3), failing("room_width", 0.2)]
    assert all_pass(twice).misses == (Miss(measure="room_width", shortfall=0.3, unit="m"),)
    nowhere = failing("room_width", None, low=math.inf)
    assert all_pass([*twice, nowhere]).misses == (Miss(measure="room_width", shortfall=math.inf),)


def test_what_is_missed_inside_is_named_outside():
    inner = all_pass([failing("room_width", 0.7), failing("room_length", 0.005)])
    outer = all_pass([inner, failing("height", 0.1)])
    assert [each.measure for each in outer.misses] == ["room_width", "room_length", "height"]
    assert any_passes([inner, failing("height", 0.1)]).misses == inner.misses
    assert any_passes([failing("height", 0.1), failing("depth", 0.2)]).misses == ()
    assert all_pass([failing("height", 0.1)]).misses == ()


def test_where_nobody_says_what_was_measured_nothing_is_named():
    unsaid = Judgement(outcome=Outcome.FAIL)
    assert all_pass([failing("room_width", 0.7), unsaid]).misses == ()
