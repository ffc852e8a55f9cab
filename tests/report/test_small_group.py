"""The small-group page: provision, distances, rooms to convert, plans; drawings have tables."""

import re
from dataclasses import replace

import pytest

from checker.report import write
from checker.report.html.amounts import (
    Findings,
    amount_words,
    names,
    plan_words,
    room_words,
    some,
    width_words,
)
from checker.report.html.page import page_of
from checker.results import (
    Amount,
    Finding,
    Outcome,
    Place,
    Provision,
    SmallGroupProvision,
    SourceRef,
    SpaceTarget,
    Strength,
    SubjectRef,
)
from checker.results.codec import result_from_json, result_to_json
from tests.report.oakfield import GROUND, HOSTILE, LONG, TURNED, blocked, oakfield
from tests.report.page import Page
from tests.report.provided import (
    CLUSTERS,
    FIRST,
    NEAR,
    PER_PUPIL,
    SPACE,
    SPARE,
    WAYS,
    WHOLE,
    amount,
    lost,
    provision,
    room,
)

INF = float("inf")


def html_of(**space) -> str:
    held = provision(small_group=replace(SPACE, **space)) if space else provision()
    return write(oakfield(provision=held), "html").decode()


def section_of(html: str, name: str = "small-group") -> str:
    start = html.index(f'<section class="wide" aria-labelledby="{name}">')
    return html[start : html.index("</section>", start)]


@pytest.fixture(scope="module")
def html():
    return html_of()


@pytest.fixture(scope="module")
def section(html):
    return section_of(html)


def rows_of(section: str, caption: str) -> list[str]:
    """The rows of the table with this caption, as text."""
    table = section[section.index(f'<caption id="{caption}">') :].partition("</table>")[0]
    rows = re.findall(r"<tr[^>]*>(<th scope=\"row\".*?)</tr>", table, re.DOTALL)
    told = [" ".join(re.sub(r"<[^>]*>", " ", each).split()) for each in rows]
    return [each.replace(" ,", ",") for each in told]


def finding(rule, subject, outcome=Outcome.FAIL, **given):
    return Finding(
        key=f"{rule}-{subject.global_id}",
        place=Place(),
        rule=rule,
        title="A rule",
        topic="small_group",
        strength=Strength.PROJECT,
        outcome=outcome,
        subject=subject,
        source=SourceRef(document="brief"),
        **given,
    )


def test_it_begins_with_what_there_is_and_the_target_and_what_is_short(section):
    text = re.sub(r"<[^>]*>", "", section)
    assert "1 room, and 1 that may be one, outside the inclusion bases: 12.5 to 75.5 m²" in text
    assert "for each of 420 pupils" in text
    assert f"0.17 m² for each pupil, set by the brief ({PER_PUPIL})" in text
    assert "Short: 0.0 to 58.9 m², or 0 to 7 more rooms of 9.0 m²." in text


def test_the_school_and_its_clusters_stand_in_one_table(section):
    whole, west, up, base = rows_of(section, "space-clusters-caption")
    assert whole.startswith("The whole school – 00-05 Small group room (12.5 m²),")
    assert "perhaps" in whole
    assert west.startswith("West 00-01 Reception classroom, 00-02 Year 1 classroom")
    assert "12.5 m² 60 0.21 m² 0 m² 0" in west
    assert "as the brief lists it" in up
    assert "cannot be told" in up
    assert "the target leaves them out" in base
    assert "1.4 m²" in base
    assert "their pupils are its places" in base


def test_no_cell_of_figures_holds_a_sentence_and_those_with_words_wrap():
    long = lost("a room is drawn over another one, and both would be counted twice")
    west = replace(CLUSTERS[0], area=long, area_each=long, short=long)
    office = replace(
        SPARE[0], room=replace(SPARE[0].room, area=long), width=replace(long, unit="m")
    )
    section = section_of(html_of(clusters=(west,), spare=(office,)))
    cells = re.findall(r'<td class="(n[^"]*)"[^>]*>([^<]*)</td>', section)
    words = [(kind, text) for kind, text in cells if "cannot be told" in text]
    assert len(words) == 5
    assert {text for _kind, text in words} == {"cannot be told"}
    assert {kind for kind, _text in words} == {"n says"}
    assert "Area of West: cannot be told: a room is drawn over another one" in section


def test_a_base_that_states_no_places_has_a_dash_for_pupils():
    unknown = lost("how many places the base has", "count", "State places in the brief.")
    base = replace(CLUSTERS[2], pupils=unknown, area_each=unknown)
    section = section_of(html_of(clusters=(base,)))
    row = rows_of(section, "space-clusters-caption")[1]
    assert "40.6 m² – – – – –" in row
    assert "the target leaves them out (how many places the base has cannot be told)" in row
    assert "Pupils of clusters:" not in section
    assert "classrooms times the pupils of a class" not in section


def test_what_is_not_known_of_pupils_is_said_once_below_the_table(section):
    assert "Pupils of clusters: cannot be told: the number of pupils and classes." in section
    assert "State pupils in the brief." in section


def test_assumed_clusters_and_pupils_are_said_to_be_assumed(section):
    assert "Nobody names the clusters" in section
    assert "an assumption" in section
    assert "what one cluster has over does not help another" in section
    assert "met in all" not in section
    named = tuple(replace(each, origin="brief") for each in CLUSTERS)
    assert "Nobody names the clusters" not in section_of(html_of(clusters=named))


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (SpaceTarget(missing=("a target of the brief",), ask="Set one."), "a target of the brief"),
        (SpaceTarget(), "No target to hold it against: no rule of this run has one."),
        (SpaceTarget(each=0.3, whose="rule", rule="OWN"), "the rule; the brief may set its own"),
    ],
)
def test_a_target_says_whose_it_is_or_that_there_is_none(target, said):
    assert said in section_of(html_of(target=target))


def test_a_school_without_a_sure_room_does_not_count_to_nought():
    doubtful = replace(WHOLE, rooms=WHOLE.rooms[1:])
    assert "No room that surely is one, and 1 that may be one," in section_of(
        html_of(whole=doubtful)
    )


def test_one_room_that_is_short_is_one():
    one = replace(WHOLE, short=amount(4.0), rooms_short=amount(1, unit="count"))
    assert "Short: 4.0 m², or 1 more room of 9.0 m²." in section_of(html_of(whole=one))


def test_a_missing_target_is_said_to_be_missing():
    given = SpaceTarget(missing=("this project's target for small-group space",))
    section = section_of(html_of(target=given))
    assert "No target to hold it against. Missing: this project&#39;s target for" in section


def test_why_an_area_cannot_be_told_is_said_once_with_one_full_stop():
    twice = lost("a room is drawn twice.")
    section = section_of(html_of(whole=replace(WHOLE, area=twice, area_each=twice)))
    assert "cannot be told: a room is drawn twice. For each pupil: cannot be told." in section
    pupils = replace(WHOLE, area_each=lost("the number of pupils"))
    told = section_of(html_of(whole=pupils))
    assert "For each pupil: cannot be told: the number of pupils." in told


def test_a_target_that_is_met_is_met():
    met = replace(WHOLE, short=amount(0.0), rooms_short=amount(0, unit="count"))
    assert "It is met." in section_of(html_of(whole=met))


def test_without_a_rule_on_the_school_it_says_so():
    bare = section_of(html_of(whole=None))
    assert "No rule of this run adds up the small-group space" in bare


def test_every_classroom_has_its_row_the_worst_first(section):
    rows = rows_of(section, "space-ways-caption")
    assert [row.split(" ")[0] for row in rows] == ["01-01", "00-02", "00-01"]
    assert "48.2 to 48.3 m" in rows[0]
    assert "on another floor: there is none on this one" in rows[0]
    assert "✕ fail" in rows[0]
    assert "22.0 to 36.0 m" in rows[1]
    assert "it opens off this classroom" in rows[1]
    assert rows[2].endswith("no ✓ pass")


def test_what_surely_is_too_far_stands_before_what_may_have_no_way():
    open_ = replace(WAYS[1], distance=amount(22.0, INF, "m", reason="a door too narrow"))
    rows = rows_of(section_of(html_of(ways=(open_, WAYS[2]))), "space-ways-caption")
    assert [row.split(" ")[0] for row in rows] == ["01-01", "00-02"]


def test_the_limit_is_said_with_its_rule(section):
    assert f"at most 30 m on the same floor ({NEAR})" in section


def test_rooms_that_may_be_classrooms_are_counted(section):
    assert "2 more rooms may be ones" in section
    one = section_of(html_of(unsure_classrooms=1))
    assert "1 more room may be an ordinary classroom" in one
    assert "may be a" not in section_of(html_of(unsure_classrooms=0, clusters=(), spare=()))


def test_a_school_without_classrooms_says_so_and_draws_no_bars():
    bare = section_of(html_of(ways=(), unsure_classrooms=0))
    assert "No room outside the bases surely is an ordinary classroom." in bare
    assert 'class="bars"' not in bare


def test_a_single_cluster_has_no_other_that_it_does_not_help():
    assert "does not help another" not in section_of(html_of(clusters=CLUSTERS[:1]))


def test_practical_rooms_of_a_cluster_are_told_from_ordinary_classrooms():
    lab = room("02-01", "Labor", "laboratory")
    cluster = replace(CLUSTERS[0], classrooms=(lab,))
    bare = section_of(html_of(ways=(), unsure_classrooms=0, clusters=(cluster,)))
    assert "laboratories and practical rooms are not among them" in bare
    assert "Classrooms of clusters include other rooms for teaching, such as laboratories" in bare
    mixed = section_of(html_of(clusters=(replace(cluster, classrooms=(lab, WAYS[0].room)),)))
    assert "Classrooms of clusters include other rooms for teaching, such as laboratories" in mixed
    assert "Classrooms of clusters include" not in section_of(html_of())


def test_the_caption_counts_ordinary_classrooms():
    assert "each of 3 ordinary classrooms to" in section_of(html_of())
    assert "the door of the 1 ordinary classroom to" in section_of(html_of(ways=WAYS[:1]))


def test_rooms_that_may_be_classrooms_are_not_more_where_there_is_none():
    assert "ordinary classroom. 1 room may be one" in section_of(
        html_of(ways=(), unsure_classrooms=1)
    )
    assert "ordinary classroom. 2 rooms may be ones" in section_of(
        html_of(ways=(), unsure_classrooms=2)
    )


def test_the_outcome_of_a_finding_is_shown_and_linked_to():
    subject = SubjectRef(global_id="room-00-01", ifc_class="IfcSpace", name="00-01")
    mine = finding(NEAR, subject)
    result = oakfield(findings=(mine,), provision=provision())
    section = section_of(write(result, "html").decode())
    row = rows_of(section, "space-ways-caption")[2]
    assert "✕ fail Details" in row
    assert f'href="#f-{mine.key}"' in section


def test_where_there_is_no_room_on_a_storey_its_finding_is_linked_to():
    subject = SubjectRef(global_id="s1", ifc_class="IfcBuildingStorey", name=FIRST)
    mine = finding("ENG-SGR-on-each-storey", subject)
    section = section_of(write(oakfield(findings=(mine,), provision=provision()), "html").decode())
    assert "Details of 01-01" in rows_of(section, "space-ways-caption")[0]


def test_a_cluster_and_the_school_link_to_their_findings():
    rows = (
        finding(PER_PUPIL, SubjectRef(global_id="school", ifc_class="IfcProject", name="Oak")),
        finding(
            "ENG-SGR-each-cluster",
            SubjectRef(global_id="cluster:west", ifc_class="IfcZone", name="West"),
            Outcome.PASS,
        ),
    )
    section = section_of(write(oakfield(findings=rows, provision=provision()), "html").decode())
    whole, west, *_others = rows_of(section, "space-clusters-caption")
    assert "the target ✕ fail" in whole
    assert west.rpartition(" 0 ")[2] == "✓ pass Details of West"
    assert 'role="columnheader" class="wraps">Has a room of its own</th>' in section
    assert 'data-label="Has a room of its own"' in section


def test_rooms_that_could_be_converted_say_whom_they_help(section):
    (row,) = rows_of(section, "space-spare-caption")
    assert row.startswith("00-09 Office")
    assert "1 classroom within 30 m: 01-01 Year 5 classroom" in row
    assert "50 m" in row
    assert "no row wants it" in row
    assert "15.6 m² 3900 mm" in row


def test_it_is_arithmetic_and_no_advice(section):
    assert "This is arithmetic on areas, widths and distances, not advice to convert" in section
    assert "at least 9.0 m² (ENG-SGR-area) and is at least 2400 mm wide (ENG-SGR-width)" in section


def test_what_is_not_in_the_table_is_said(section):
    text = re.sub(r"<[^>]*>", "", section)
    assert (
        "These may have the size and are nearer to none of the farthest classrooms: 00-10" in text
    )
    assert "The schedule of accommodation asks for these that have the size, too: 00-06" in text
    assert "3 more rooms that have, or may have, the size are farther from" in text
    assert "1 room without a sure use is left out" in text


def test_nearer_but_not_near_enough_is_said_as_that():
    office = SPARE[0]
    nearer = tuple(replace(each, fit="fail") for each in office.nearer)
    (row,) = rows_of(
        section_of(html_of(spare=(replace(office, nearer=nearer),))), "space-spare-caption"
    )
    assert "nearer for 2 classrooms: 01-01 Year 5 classroom, 00-02 Year 1 classroom" in row


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"least_area": None, "spare": ()}, "No rule of this run says how large"),
        (
            {"spare": (), "wanted": ()},
            "No room of a use that is looked at has the size and is free",
        ),
        ({"ways": (), "spare": SPARE[1:]}, "no room surely is an ordinary classroom"),
    ],
)
def test_where_nothing_is_proposed_it_says_why(changed, said):
    assert said in section_of(html_of(**changed))


def test_what_surely_has_the_size_is_told_from_what_may_have_it():
    useless = [replace(each, nearer=()) for each in SPARE]
    perhaps = replace(SPACE.wanted[0], sure=False)
    text = re.sub(r"<[^>]*>", "", section_of(html_of(spare=tuple(useless), wanted=(perhaps,))))
    assert "These have the size and are nearer to none of the farthest classrooms: 00-09" in text
    assert (
        "These may have the size and are nearer to none of the farthest classrooms: 00-10" in text
    )
    assert "asks for these that have the size, or may have it: perhaps 00-06 Calm room" in text
    bare = section_of(html_of(spare=(), unmeasured=1))
    assert "1 more room that has, or may have, the size is farther from" in bare


def test_the_uses_that_are_looked_at_are_named():
    section = section_of(html_of(spare=(), spare_uses=("office", "store")))
    assert "Looked at are rooms that surely are of one of these uses: office, store;" in section
    assert "bays of corridors" in section
    assert "Looked at" not in section_of(html_of(spare_uses=()))


def test_where_no_classroom_is_counted_no_room_is_proposed():
    html = html_of(ways=(), spare=SPARE)
    section = section_of(html)
    text = re.sub(r"<[^>]*>", "", section)
    for words in ("These have", "These may have", "farther", "asks for these", "without a sure"):
        assert words not in text
    assert 'id="space-spare-caption"' not in section
    assert 'class="could-be"' not in html


def test_a_width_is_asked_only_where_a_rule_asks():
    assert "wide (" not in section_of(html_of(least_width=None))


def test_the_bars_hold_every_classroom_the_limit_and_a_symbol(html):
    (bars,) = Page(html).all("svg", class_="bars")
    assert bars.attributes["role"] == "img"
    assert [child.name for child in bars.children[:2]] == ["title", "desc"]
    assert "at most 30 m" in bars.text
    for name in ("00-01 Reception", "00-02 Year 1", "01-01 Year 5"):
        assert name in bars.text
    assert [mark in bars.text for mark in "✓?✕"] == [True] * 3
    assert "3 classrooms: 1 near enough, 1 not, 1 cannot be told." in bars.text


def test_plans_show_small_group_rooms_candidates_and_distances(html):
    drawn = [
        node
        for node in Page(html).all("svg", class_="storey")
        if "Small-group space" in node.children[0].text
    ]
    ground, first = drawn
    assert "2 small-group rooms in a heavy line" in ground.children[1].text
    assert "4 m" in ground.text
    assert "22 to 36 m" in ground.text
    assert "48 m" in first.text
    uses = [n for n in Page(html).all("use") if n.attributes["href"] == "#plan-0-base"]
    assert uses


def test_the_legend_of_a_plan_names_only_what_is_on_it(section):
    ground, first = re.findall(r'<p class="of">(Heavy line.*?|Dotted.*?|In class.*?)</p>', section)
    assert "Heavy line: small-group rooms." in ground
    assert "Dashed: rooms that could be." in ground
    assert "Dotted" not in ground
    assert first == (
        "Dotted, with ?: rooms that may be small-group rooms. "
        "In classrooms: the way to the nearest."
    )


def test_areas_are_said_to_be_net(section):
    assert "12.5 to 75.5 m² net" in section


def test_a_storey_with_nothing_of_it_has_no_plan():
    held = replace(SPACE, ways=WAYS[:2], spare=(), clusters=(), whole=None)
    html = write(oakfield(provision=provision(small_group=held)), "html").decode()
    titles = [n.children[0].text for n in Page(html).all("svg", class_="storey")]
    assert f"Small-group space on storey {GROUND}" in titles
    assert f"Small-group space on storey {FIRST}" not in titles


def test_findings_stay_listed_below_what_fails_first_and_passes_folded():
    html = html_of()
    section = section_of(html)
    before, _, after = section.partition("Findings on small-group space")
    assert 'class="plain"' in after
    assert 'class="plain"' not in before
    topic = next(each for each in page_of(oakfield()).topics if each.id == "small-group")
    for line in topic.lines:
        assert f'href="#{line.anchor}"' in after


def test_older_results_have_their_findings_and_nothing_else():
    html = write(oakfield(), "html").decode()
    section = section_of(html)
    assert "Findings on small-group space" not in section
    assert "<table" not in section
    assert 'class="plain"' in section


def test_a_blocked_model_has_no_such_section():
    html = write(blocked(), "html").decode()
    assert 'aria-labelledby="small-group"' not in html


def test_an_empty_provision_makes_honest_sentences():
    html = write(oakfield(findings=(), provision=Provision()), "html").decode()
    section = section_of(html)
    assert "No rule of this run adds up" in section
    assert "No room outside the bases surely is an ordinary classroom." in section
    assert "✓ pass" not in section


def test_names_are_text_and_nothing_else(html):
    page = Page(html)
    assert (page.broken, page.left_open) == ([], [])
    ids = page.ids()
    assert len(ids) == len(set(ids))
    assert page.all("img") == []
    assert HOSTILE in "".join(node.text for node in page.all("bdi"))
    assert "\u202e" in TURNED
    assert "\u202e" not in html
    assert LONG not in html


def test_every_link_and_label_arrives(html):
    page = Page(html)
    ids = set(page.ids())
    for node in page.nodes:
        target = node.attributes.get("href", "")
        assert not target.startswith("#") or target[1:] in ids
        for each in node.attributes.get("aria-labelledby", "").split():
            assert each in ids


def test_a_report_made_again_from_json_is_the_same(html):
    result = oakfield(provision=provision())
    again = result_from_json(result_to_json(result))
    assert write(again, "html").decode() == html


def test_three_hundred_rooms_stay_below_the_budget():
    many = tuple(
        replace(WAYS[2], room=room(f"{n:03}", "Year 5 classroom", storey=FIRST)) for n in range(60)
    )
    clusters = tuple(
        replace(CLUSTERS[0], id=f"cluster:{n}", classrooms=tuple(way.room for way in many[:6]))
        for n in range(12)
    )
    spare = tuple(
        replace(
            SPARE[0],
            room=room(f"s{n}", "Store", "store", area=15.0),
            nearer=SPARE[0].nearer * 6,
        )
        for n in range(12)
    )
    large = replace(SPACE, ways=many, clusters=clusters, spare=spare)
    bare = len(write(oakfield(), "html"))
    full = len(write(oakfield(provision=provision(small_group=large)), "html"))
    assert full - bare < 120_000


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (amount(8.63, 8.67, "m"), "8.6 to 8.7 m"),
        (amount(8.63, unit="m"), "8.6 m"),
        (amount(48.2, 48.4, "m"), "48.2 to 48.4 m"),
        (Amount(low=INF, high=INF, unit="m", reason="a door"), "none: a door"),
        (Amount(low=8.0, high=INF, unit="m", reason="a door"), "8.0 m or more: a door"),
        (amount(0.0), "0 m²"),
        (amount(12.5), "12.5 m²"),
        (amount(3, unit="count"), "3"),
        (lost("its <area>"), "cannot be told: its <area>"),
        (Amount(unit="m2"), ""),
    ],
)
def test_an_amount_in_words(told, words):
    assert amount_words(told) == words


def test_an_amount_without_its_reason_is_short():
    assert amount_words(lost("its area"), why=False) == "cannot be told"
    no_way = Amount(low=INF, high=INF, unit="m", reason="a door")
    assert amount_words(no_way, why=False) == "none"


def test_a_figure_is_told_from_its_limit():
    assert amount_words(amount(8.96), against=9.0) == "8.96 m²"
    assert width_words(amount(2.4, 2.5, "m")) == "2400 to 2500 mm"
    assert width_words(lost("its width", "m")) == "cannot be told: its width"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (amount(8.6, 8.7, "m"), "9 m"),
        (amount(8.6, 12.0, "m"), "9 to 12 m"),
        (Amount(low=INF, high=INF, unit="m"), "no way"),
        (Amount(low=8.2, high=INF, unit="m"), "8 m or more"),
        (lost("a door", "m"), "?"),
    ],
)
def test_a_distance_on_a_plan(told, words):
    assert plan_words(told) == words


def test_rooms_and_names_in_words():
    assert room_words(room("1", "Den", area=9.0), with_area=True) == "1 Den (9.0 m²)"
    assert room_words(room("1", "Den", sure=False)) == "perhaps 1 Den"
    assert room_words(room("", "")) == "a room without a name"
    assert names([]) == ""
    assert names(["a", "b", "c"]) == "a, b, c"
    assert names(["a", "b", "c"], most=2) == "a, b and 1 more"
    assert some(["a", "b", "c"], most=1) == ("a", "and 2 more")


def test_a_finding_is_found_by_rule_and_subject_only():
    mine = finding("R", SubjectRef(global_id="x", ifc_class="IfcSpace"))
    found = Findings([(mine, "f-1")])
    assert found.of("R", "x").anchor == "f-1"
    assert found.of("R", "y", otherwise="pass").outcome == "pass"
    assert found.of("S", "x").outcome == ""
    assert found.about("x") == [(mine, "f-1")]
    assert found.of_storey("x", "small_group").outcome == ""


@pytest.mark.parametrize(
    ("outcomes", "worst"),
    [
        ((Outcome.FAIL, Outcome.PASS), "fail"),
        ((Outcome.PASS, Outcome.CANNOT_TELL, Outcome.NOT_APPLICABLE), "cannot_tell"),
        ((Outcome.NOT_APPLICABLE, Outcome.PASS), "pass"),
    ],
)
def test_of_several_findings_of_a_rule_on_one_place_the_worst_counts(outcomes, worst):
    subject = SubjectRef(global_id="x", ifc_class="IfcBuildingStorey", name="S")
    rows = [(finding("R", subject, each), f"f-{n}") for n, each in enumerate(outcomes)]
    found = Findings(rows)
    assert found.of("R", "x").outcome == worst
    assert found.of_storey("S", "small_group").outcome == worst
    assert found.about("x") == rows


def test_a_bare_space_is_no_error():
    assert page_of(oakfield(provision=Provision(small_group=SmallGroupProvision()))).small_group
