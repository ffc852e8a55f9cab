"""What a revision did to the requirements: told place by place, and nothing else told."""

import hashlib
import math
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from checker.report.words import measured_words
from checker.results import Outcome, PlanShape, Strength
from checker.results.codec import result_from_json, result_to_json
from checker.results.compare import NEW, compare, compared, exit_code, newly
from checker.results.gate import Gate
from checker.results.revision import ChangeKind
from checker.yamlsource import read_yaml_file
from tests.report.oakfield import blocked, findings, oakfield

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "reports" / "examples"
FAULTS = ROOT / "sample_models" / "oakfield-faults.yaml"
BY_KEY = {each.key: each for each in findings()}
DOOR, PASSED, UNSURE, OUT = (BY_KEY[key] for key in ("d1", "d4", "d3", "na1"))


@pytest.fixture(scope="module")
def example():
    def read(revision):
        return result_from_json(
            (EXAMPLES / f"oakfield-primary-{revision}/results.json").read_bytes()
        )

    return read


def result(*rows):
    return oakfield(findings=rows)


def told(before, after):
    return compare(result(*before), result(*after), measured_words)


def kinds(before, after):
    return [(each.kind, each.key) for each in told(before, after).changes]


def by_others(before, after):
    """As `kinds`, where the second was judged by other rules or settings."""
    now = result(*after)
    now = replace(
        now,
        rules=replace(now.rules, digest="another"),
        model=replace(now.model, sha256="another design"),
    )
    return [(each.kind, each.key) for each in compare(result(*before), now, measured_words).changes]


def seen(finding, low, high=None, **more):
    ends = {"low": low, "high": low if high is None else high}
    return replace(finding, observed=replace(finding.observed, value=None, **ends), **more)


def renewed(whole):
    """The same results as an exporter writes them that renews every GlobalId."""

    def other(id_):
        return hashlib.sha256(id_.encode()).hexdigest()[:22]

    rows = tuple(
        replace(
            each,
            key=other(each.key)[:12],
            subject=replace(each.subject, global_id=other(each.subject.global_id)),
        )
        for each in whole.findings
    )
    rooms = tuple(replace(each, global_id=other(each.global_id)) for each in whole.rooms)
    plans = tuple(
        replace(plan, rooms=tuple(replace(room, id=other(room.id)) for room in plan.rooms))
        for plan in whole.plans
    )
    return replace(whole, findings=rows, rooms=rooms, plans=plans)


@pytest.mark.slow
def test_from_a_to_b_exactly_what_is_written_down_is_told(example):
    """By the list of what is wrong with Oakfield on purpose: mended, broken, and nothing else."""
    known = read_yaml_file(FAULTS, file="faults").root
    found = compare(example("A"), example("B"), measured_words)
    by_kind = {
        kind: {each.rule for each in found.changes if each.kind == kind}
        for kind in get_args(ChangeKind)
    }
    mended = {row["rule"] for row in known["faults"] if row["fixed_in_B"] == "yes"}
    assert by_kind["fixed"] == mended
    new = {
        (each.rule, each.place.number or each.place.name)
        for each in found.changes
        if each.kind == "new"
    }
    assert new == {(row["rule"], (row.get("rooms") or row["climbs"])[0])
                   for row in known["new_in_B"]}  # fmt: skip
    for kind in ("undecidable", "appeared", "vanished", "rules"):
        assert by_kind[kind] == set()
    renamed = {each.was.partition(" ")[0] for each in found.places if "renamed" in each.told}
    assert renamed == {"00-64", "00-67", "01-06", "01-07"}
    came = {each.now for each in found.places if each.told == ("new",)}
    doors = {name for name in came if "rail" not in name}
    assert doors == {"00-51-D02", "00-52-D02", "00-53-D02"}
    assert {told for each in found.places for told in each.told} == {"renamed", "moved", "new"}


@pytest.mark.slow
def test_the_same_results_differ_in_nothing(example):
    found = compare(example("B"), example("B"), measured_words)
    assert (found.changes, found.places, found.unknown) == ((), (), 0)
    assert found.known > 200


def test_with_every_id_renewed_nothing_changed_and_each_pairing_says_how(example):
    whole = example("B")
    found = compare(whole, renewed(whole), measured_words)
    assert found.changes == ()
    assert found.unknown == 0
    how = Counter(each.how for each in found.places)
    assert how["GlobalId"] == 0
    assert how["number and name"] > 150
    assert all(0.5 < each.sure < 1.0 for each in found.places)
    assert not found.is_other_building


@pytest.mark.slow
def test_a_and_b_of_the_sample_school_say_the_same_with_ids_renewed(example):
    first, second = example("A"), example("B")
    one = compare(first, second, measured_words)
    other = compare(first, renewed(second), measured_words)

    def said(revision):
        return Counter((c.kind, c.rule, c.place, c.before, c.after) for c in revision.changes)

    renamed = {each.now for each in one.places if "renamed" in each.told}
    assert "00-67 Calm room" in renamed
    apart = (said(one) - said(other)) + (said(other) - said(one))
    assert apart == Counter()


@pytest.mark.slow
def test_b_mends_what_it_says_and_breaks_one_lift(example):
    found = compare(example("A"), example("B"), measured_words)
    broken = {each.place.name for each in found.changes if each.kind == "new"}
    assert broken == {"Lift 1", "Calm room"}, "the store that is a calm room now has its door"
    fixed = {(each.rule, each.place.number) for each in found.changes if each.kind == "fixed"}
    assert ("ENG-SGR-area", "00-16") in fixed
    assert ("ENG-CALM-width", "00-09") in fixed
    assert found.against == "oakfield-primary-A.ifc"


@pytest.mark.parametrize(
    ("then", "now", "kind"),
    [
        (Outcome.PASS, Outcome.FAIL, "new"),
        (Outcome.NOT_APPLICABLE, Outcome.FAIL, "new"),
        (Outcome.CANNOT_TELL, Outcome.FAIL, "new"),
        (Outcome.FAIL, Outcome.PASS, "fixed"),
        (Outcome.FAIL, Outcome.NOT_APPLICABLE, "fixed"),
        (Outcome.CANNOT_TELL, Outcome.PASS, "better"),
        (Outcome.PASS, Outcome.CANNOT_TELL, "undecidable"),
        (Outcome.FAIL, Outcome.CANNOT_TELL, "undecidable"),
        (Outcome.NOT_APPLICABLE, Outcome.CANNOT_TELL, "undecidable"),
        (Outcome.PASS, Outcome.NOT_APPLICABLE, None),
        (Outcome.NOT_APPLICABLE, Outcome.PASS, None),
    ],
)
def test_another_outcome_is_told_by_what_it_means(then, now, kind):
    before, after = replace(DOOR, outcome=then), seen(replace(DOOR, outcome=now), 0.9)
    assert kinds([before], [after]) == ([(kind, DOOR.key)] if kind else [])


@pytest.mark.parametrize(
    ("low", "high", "kind"),
    [
        (0.700, 0.718, "worse"),
        (0.760, 0.780, "better"),
        (0.742, 0.760, None),
        (0.7422, 0.7602, None),
        (0.742, 0.790, None),
    ],
)
def test_the_same_outcome_is_better_or_worse_by_what_is_surely_to_spare(low, high, kind):
    before = seen(DOOR, 0.742, 0.760)
    assert kinds([before], [seen(DOOR, low, high)]) == ([(kind, DOOR.key)] if kind else [])


def test_a_difference_that_nobody_reads_is_none():
    assert (
        compare(
            result(seen(DOOR, 0.742)), result(seen(DOOR, 0.745)), lambda _finding: "the same"
        ).changes
        == ()
    )


def test_a_margin_of_the_model_itself_is_no_news():
    before, after = (replace(seen(DOOR, each), topic="readiness") for each in (0.742, 0.9))
    assert kinds([before], [after]) == []
    assert kinds([replace(before, outcome=Outcome.PASS)], [after]) == [("new", DOOR.key)]


def test_what_is_allowed_is_to_spare_the_other_way_round():
    long = replace(DOOR, required=replace(DOOR.required, at_least=None, at_most=0.8))
    assert kinds([seen(long, 0.9)], [seen(long, 1.0)]) == [("worse", DOOR.key)]
    assert kinds([seen(long, 0.9)], [seen(long, math.inf)]) == [("worse", DOOR.key)]
    assert kinds([seen(long, math.inf)], [seen(long, math.inf)]) == []


def test_another_limit_and_the_same_figure_is_the_rule_s_doing():
    stricter = replace(DOOR, required=replace(DOOR.required, at_least=0.85))
    assert by_others([DOOR], [stricter]) == [("rules", DOOR.key)]
    passed = replace(DOOR, outcome=Outcome.PASS)
    assert by_others([passed], [stricter]) == [("rules", DOOR.key)]
    assert by_others([passed], [seen(stricter, 0.6)]) == [("new", DOOR.key)]


@pytest.mark.parametrize(
    "need",
    [
        {"at_least": 0.85},
        {"at_least": 0.85, "row": "at right angles"},
        {"at_least": 0.85, "each": 0.17, "count": 5.0, "per": "class"},
    ],
)
def test_by_the_same_rules_more_is_asked_for_what_the_design_is(need):
    """More classes, or a narrower approach: the limit is another one, and nobody set it."""
    passed = replace(DOOR, outcome=Outcome.PASS)
    asked = replace(DOOR, required=replace(DOOR.required, **need))
    assert kinds([passed], [asked]) == [("new", DOOR.key)]


def test_another_row_or_count_is_the_design_s_by_other_rules_too():
    passed = replace(DOOR, outcome=Outcome.PASS)
    row = replace(DOOR, required=replace(DOOR.required, at_least=0.85, row="another"))
    assert by_others([passed], [row]) == [("new", DOOR.key)]
    few = replace(DOOR.required, each=0.17, count=4.0, per="class", at_least=0.68)
    many = replace(few, count=5.0, at_least=0.85)
    before, after = replace(passed, required=few), replace(DOOR, required=many)
    assert by_others([before], [after]) == [("new", DOOR.key)]


def test_what_is_measured_otherwise_is_no_change_of_the_limit_alone():
    passed = replace(DOOR, outcome=Outcome.PASS)
    stricter = replace(DOOR, required=replace(DOOR.required, at_least=0.85))
    unmeasured = replace(passed, observed=replace(DOOR.observed, low=None))
    otherwise = replace(passed, observed=replace(DOOR.observed, measure="leaf_width"))
    for before in (unmeasured, otherwise):
        assert by_others([before], [stricter]) == [("new", DOOR.key)]


def test_other_targets_are_other_rules():
    stricter = replace(DOOR, required=replace(DOOR.required, at_least=0.85))
    before = result(replace(DOOR, outcome=Outcome.PASS))
    after = replace(result(stricter), brief={"targets": {"x": 1}})
    assert [each.kind for each in compare(before, after, measured_words).changes] == ["rules"]


def test_a_rule_that_is_new_or_gone_is_told_apart_from_the_design():
    other = replace(DOOR, rule="ENG-OTHER", key="other")
    assert by_others([PASSED], [PASSED, other]) == [("rules", "other")]
    assert [kind for kind, _ in by_others([PASSED, other], [PASSED])] == ["rules"]
    assert by_others([PASSED], [PASSED, replace(other, outcome=Outcome.PASS)]) == []


def test_a_rule_that_is_silent_of_a_place_it_spoke_of_is_so_by_what_it_asks_or_by_its_use():
    """By the same rules the design made it silent; by others too, where the use is another one."""
    other = replace(DOOR, key="other", subject=replace(PASSED.subject), place=PASSED.place)
    assert [kind for kind, _ in kinds([other, PASSED], [PASSED, UNSURE])][-1] == "fixed"
    rule = replace(PASSED, rule="ENG-ANOTHER", key="still judged")
    spoke, silent = [other, UNSURE], [rule, UNSURE]
    assert [kind for kind, _ in by_others(spoke, silent)] == ["rules"]
    used = [replace(each, place=replace(each.place, use="store")) for each in silent]
    assert [kind for kind, _ in by_others(spoke, used)] == ["fixed"]


def elsewhere(finding, key, **more):
    subject = replace(finding.subject, global_id=f"id {key}", name=f"new {key}", bbox=None, **more)
    return replace(finding, key=key, subject=subject, place=replace(finding.place, x=90.0, y=90.0))


def test_places_that_come_and_go_are_told_where_something_is_wrong_with_them():
    bad, good = elsewhere(DOOR, "bad"), elsewhere(replace(DOOR, outcome=Outcome.PASS), "good")
    assert kinds([PASSED, DOOR], [PASSED, DOOR, bad, good]) == [("appeared", "bad")]
    (change,) = told([PASSED, DOOR, bad, good], [PASSED, DOOR]).changes
    assert (change.kind, change.place, change.now, change.key) == ("vanished", bad.place, None, "")
    assert change.before == measured_words(bad)


def test_what_is_new_is_marked_for_the_filter_of_the_page_and_for_the_gate():
    before = result(replace(DOOR, outcome=Outcome.PASS), UNSURE)
    after = compared(before, result(DOOR, UNSURE, OUT), measured_words)
    assert [each.key for each in newly(after)] == [DOOR.key]
    assert {each.key: each.since for each in after.findings}[UNSURE.key] != NEW
    assert after.revision.changes[0].before == measured_words(DOOR)
    assert result_from_json(result_to_json(after)) == after


def test_a_building_of_which_hardly_anything_is_known_again_is_another(example):
    whole = example("B")
    rows = tuple(
        replace(
            each,
            subject=replace(each.subject, global_id=f"x{n}", name=f"x{n}", long_name="", bbox=None),
            place=replace(each.place, x=None, y=None),
        )
        for n, each in enumerate(whole.findings)
    )
    found = compare(whole, replace(whole, findings=rows, rooms=()), measured_words)
    assert found.is_other_building
    assert found.known == 0


def in_parts(*rows):
    """Flights of one stair that the model draws as one thing: one GlobalId, a name for each."""
    return [
        replace(
            each,
            key=f"flight {n}",
            subject=replace(each.subject, global_id="stair", name=f"Stair flight {n}"),
        )
        for n, each in enumerate(rows)
    ]


def test_parts_of_one_element_are_each_compared_with_themselves():
    good = replace(DOOR, outcome=Outcome.PASS)
    assert kinds(in_parts(DOOR, good), in_parts(DOOR, good)) == []
    assert kinds(in_parts(DOOR, good), in_parts(DOOR, DOOR)) == [("new", "flight 1")]
    assert kinds(in_parts(good, good), in_parts(DOOR, good)) == [("new", "flight 0")]


def test_things_that_a_broken_model_calls_one_are_told_apart_by_their_keys():
    twins = [replace(DOOR, key="a"), replace(DOOR, key="b", outcome=Outcome.PASS)]
    assert kinds(twins, twins) == []
    assert kinds(twins, twins[::-1]) == []
    renewed_keys = [replace(each, key=f"new {each.key}") for each in twins]
    assert kinds(twins, renewed_keys) == []
    assert [kind for kind, _ in kinds(twins, twins[1:])] == ["fixed"]


def test_the_order_of_a_result_is_nobody_s_change(example):
    whole = example("B")
    turned = replace(
        whole, findings=whole.findings[::-1], rooms=whole.rooms[::-1], plans=whole.plans[::-1]
    )
    found = compare(whole, renewed(turned), measured_words)
    assert (found.changes, found.unknown) == ((), 0)


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, 1e300])
def test_figures_that_are_none_are_no_change_and_no_end(bad):
    odd = seen(DOOR, bad)
    changed = replace(odd, required=replace(DOOR.required, at_least=0.9))
    assert kinds([odd], [odd]) == by_others([odd], [odd]) == []
    assert {kind for kind, _ in by_others([odd], [changed])} <= {"rules"}
    if math.isnan(bad):
        assert kinds([odd], [seen(DOOR, 0.6)]) == kinds([seen(DOOR, 0.6)], [odd]) == []
    nowhere = replace(
        odd,
        subject=replace(DOOR.subject, global_id="x", name="x", bbox=(bad,) * 4),
        place=replace(DOOR.place, x=bad, y=bad),
    )
    assert [kind for kind, _ in kinds([DOOR], [nowhere])] == ["appeared", "vanished"]


def test_an_area_is_another_one_from_its_own_tolerance_on():
    """The figures read 10.0 and 10.1 m2: 20 cm2 are no work of anybody."""
    least = replace(DOOR.required, at_least=9.0, unit="m2")
    area = replace(DOOR.observed, unit="m2", low=10.049, high=10.049, value=None)
    small = replace(DOOR, outcome=Outcome.PASS, required=least, observed=area)
    assert kinds([small], [seen(small, 10.051)]) == []
    assert kinds([small], [seen(small, 10.071)]) == [("better", DOOR.key)]


def test_a_hair_s_breadth_leaves_a_change_of_the_limit_the_rule_s():
    stricter = replace(DOOR.required, at_least=0.85)
    passed = seen(replace(DOOR, outcome=Outcome.PASS), 0.80074, 0.80074)
    assert by_others([passed], [seen(DOOR, 0.80076, required=stricter)]) == [("rules", DOOR.key)]


def test_a_rule_that_binds_more_than_it_did_is_told_with_both_strengths():
    advice = replace(DOOR, strength=Strength.MAY)
    (change,) = compare(
        result(advice), replace(result(DOOR), rules=replace(result().rules, digest="x")),
        measured_words,
    ).changes  # fmt: skip
    assert (change.kind, change.was_strength, change.strength) == (
        "rules", Strength.MAY, Strength.MUST,
    )  # fmt: skip
    assert kinds([advice], [DOOR]) == []
    passed = [replace(each, outcome=Outcome.PASS) for each in (advice, DOOR)]
    assert by_others(*([each] for each in passed)) == []
    assert by_others([replace(advice, outcome=Outcome.PASS)], [DOOR])[0][0] == "new"


def test_of_the_same_files_every_change_is_the_rules():
    """A setting may change what is counted, and not the limit: nobody touched the design."""
    before = result(replace(DOOR, outcome=Outcome.PASS), UNSURE)
    after = result(seen(DOOR, 0.6))
    stricter = replace(after, rules=replace(after.rules, digest="another"))
    found = compare(before, stricter, measured_words)
    assert {each.kind for each in found.changes} == {"rules"}
    assert found.judged_otherwise == ("rules",)
    other_gate = replace(stricter, brief={**stricter.brief, "gate": {"fail_on": "any"}})
    kept = compare(before, other_gate, measured_words)
    assert {each.kind for each in kept.changes} == {"rules"}
    other_chairs = replace(stricter, others=(replace(after.model, sha256="chairs"),))
    assert "new" in {each.kind for each in compare(before, other_chairs, measured_words).changes}
    other_pupils = replace(stricter, brief={"school": {"pupils": 30}})
    assert "new" in {each.kind for each in compare(before, other_pupils, measured_words).changes}
    later = replace(after, tool=replace(after.tool, version="99"))
    by_version = compare(before, later, measured_words)
    assert {each.kind for each in by_version.changes} == {"rules"}
    assert by_version.judged_otherwise == ("version",)


@pytest.mark.parametrize("sides", [("old",), ("new",), ("old", "new")])
def test_of_what_could_not_be_judged_nothing_is_new_or_gone(sides):
    full = result(DOOR, PASSED)
    first, second = (blocked() if each in sides else full for each in ("old", "new"))
    found = compare(first, second, measured_words)
    assert (found.unassessed, found.changes, found.places) == (sides, (), ())
    assert not newly(compared(first, second, measured_words))


def test_marks_of_an_earlier_comparison_do_not_stay():
    marked = result(replace(DOOR, since=NEW), PASSED)
    assert newly(compared(result(DOOR, PASSED), marked, measured_words)) == ()


def numbered(gid, place_at):
    """Ten rooms numbered as in any school, each 8 by 6 m, from `place_at` on."""
    rows = [
        replace(
            DOOR,
            key=f"{gid}{n}",
            subject=replace(
                DOOR.subject, global_id=f"{gid}{n}", ifc_class="IfcSpace", name=f"00-{n:02}",
                long_name="Classroom", bbox=(place_at(n), 0.0, place_at(n) + 8.0, 6.0),
            ),
            place=replace(DOOR.place, x=place_at(n) + 4.0, y=3.0),
        )
        for n in range(10)
    ]  # fmt: skip
    return replace(result(*rows), rooms=(), plans=())


def test_two_schools_that_number_their_rooms_alike_are_two():
    here, there = numbered("a", lambda n: 8.2 * n), numbered("b", lambda n: -30.0 * n - 20.0)
    assert compare(here, there, measured_words).is_other_building
    moved = numbered("b", lambda n: 8.2 * n + 300.0)
    found = compare(here, moved, measured_words)
    assert not found.is_other_building
    assert found.moved_by == pytest.approx((300.0, 0.0))
    assert [each for each in found.places if "moved" in each.told] == []
    assert not compare(here, numbered("a", lambda n: -30.0 * n), measured_words).is_other_building


def test_of_a_few_places_none_known_again_is_another_building():
    one, other = numbered("a", lambda n: 8.2 * n), numbered("b", lambda n: -30.0 * n - 20.0)
    few = [
        replace(
            each,
            findings=tuple(
                replace(row, subject=replace(row.subject, name=f"{row.key}", long_name=row.key))
                for row in each.findings[:3]
            ),
        )
        for each in (one, other)
    ]
    assert compare(*few, measured_words).is_other_building
    assert not compare(few[0], few[0], measured_words).is_other_building
    single = [replace(each, findings=each.findings[:1]) for each in few]
    assert not compare(*single, measured_words).is_other_building, "one thing is no building"


def test_rooms_that_are_new_or_gone_are_told_though_all_is_well_with_them(example):
    whole = example("B")
    name = "01-06 Small group room (large)"
    fewer = replace(
        whole,
        rooms=tuple(each for each in whole.rooms if each.name != "01-06"),
        findings=tuple(each for each in whole.findings if each.subject.name != "01-06"),
    )
    gone = compare(whole, fewer, measured_words)
    assert [(each.was, each.now, each.told) for each in gone.places] == [(name, "", ("gone",))]
    come = compare(fewer, whole, measured_words)
    assert [(each.was, each.now, each.told) for each in come.places] == [("", name, ("new",))]
    assert gone.unknown == come.unknown == 1


def test_clusters_that_were_found_are_no_things_that_come_and_go():
    """A corridor that is called otherwise gives its cluster another id: no model holds either."""
    cluster = replace(
        PASSED,
        key="cluster",
        subject=replace(
            PASSED.subject, ifc_class="IfcZone", global_id="cluster:1", name="Off 1", bbox=None
        ),
    )
    found = told([PASSED, cluster], [PASSED])
    assert (found.places, found.unknown) == ((), 0)


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (result(PASSED), result(PASSED), 0),
        (result(PASSED), result(PASSED, DOOR), 1),
        (result(DOOR), result(DOOR), 0),
        (result(PASSED), result(PASSED, replace(DOOR, waiver="until May")), 0),
        (result(UNSURE), result(DOOR), 3),
        (result(DOOR), result(UNSURE), 3),
        (blocked(), result(DOOR), 3),
        (result(DOOR), blocked(), 3),
    ],
)
def test_the_exit_code_of_a_comparison(before, after, code):
    assert exit_code(before, compared(before, after, measured_words), Gate()) == code


def test_a_kind_of_things_that_is_lost_as_a_whole_is_said():
    """Furniture that went out of the file, or the file of it that was not given."""
    chair = PlanShape(id="chair", kind="furniture")
    full = result(DOOR)
    bare = replace(full, plans=tuple(replace(each, furniture=()) for each in full.plans))
    many, few = (
        replace(bare, plans=(replace(bare.plans[0], furniture=(chair,) * number), bare.plans[1]))
        for number in (3, 2)
    )
    assert compare(many, bare, measured_words).lost == ("furniture",)
    assert compare(few, bare, measured_words).lost == ()
    assert compare(many, few, measured_words).lost == ()
    assert compare(bare, many, measured_words).lost == ()
    alone = replace(many, others=(replace(bare.model, sha256="chairs"),))
    assert compare(alone, bare, measured_words).judged_otherwise == ("files",)
