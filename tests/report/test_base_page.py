"""The page on inclusion bases: set, area, neighbours, ways in, journeys; honest where it lacks."""

import re
from dataclasses import replace

import pytest

from checker.report import write
from checker.report.html.amounts import Findings
from checker.report.html.base import base_views
from checker.report.html.base_around import doors_told, letters_of, neighbours_told
from checker.report.html.page import page_of
from checker.results import (
    BaseDoor,
    BaseNeighbour,
    BaseProvision,
    Finding,
    Observed,
    Outcome,
    Place,
    Required,
    SourceRef,
    Strength,
    SubjectRef,
)
from tests.report.oakfield import GROUND, HOSTILE, blocked, oakfield, room_finding
from tests.report.page import Page
from tests.report.provided import BASE, SECOND, provision, room


def html_of(*bases: BaseProvision, findings=None) -> str:
    given = {} if findings is None else {"findings": findings}
    held = provision(bases=bases or (BASE, SECOND))
    return write(oakfield(provision=held, **given), "html").decode()


def section_of(html: str) -> str:
    start = html.index('<section class="wide" aria-labelledby="inclusion-base">')
    return html[start : html.index("</section>", start)]


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


@pytest.fixture(scope="module")
def html():
    return html_of()


@pytest.fixture(scope="module")
def section(html):
    return section_of(html)


def rows_of(section: str, caption: str) -> list[str]:
    table = section[section.index(f'<caption id="{caption}">') :].partition("</table>")[0]
    return [text_of(each) for each in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)][1:]


def test_it_says_why_it_is_a_base_and_how_much_of_the_set_is_there(section):
    text = text_of(section)
    assert "An inclusion base because the brief says so." in text
    assert (
        "1 of 2 rooms of the set are there, and 0 of 1 that another rule asks for; "
        "missing: quiet calming space; 1 cannot be told." in text
    )


def test_what_the_brief_states_and_what_it_does_not(section):
    text = text_of(section)
    assert "Places 10 Kind of base specialist For pupils with autism, SLCN" in text
    assert "Lessons in the base most" in text
    bare = text_of(section_of(html_of(BaseProvision(id="b", name="B"))))
    assert bare.count("not stated in the brief") == 4
    assert "Rooms none in the model" in bare


def test_each_part_is_there_missing_or_cannot_be_told(section):
    there, missing, open_ = rows_of(section, "base-0-set")
    assert there.startswith("SEN classroom ✓ pass 1 (1 asked) 00-03 Inclusion base (56.0 m²)")
    assert missing.startswith("quiet calming space ✕ fail 0 (1 asked) –")
    assert "? cannot tell 2 (2 asked)" in open_
    assert "Missing: what some rooms are used for. Name the rooms" in open_
    assert "as asked for" not in open_


def test_a_room_whose_plan_area_is_larger_than_its_net_area_is_told_both():
    school = oakfield(provision=provision(bases=(BASE,)))
    (named,) = BASE.parts[0].rooms
    larger = tuple(
        replace(plan, rooms=tuple(replace(each, area=56.5) for each in plan.rooms))
        for plan in school.plans
    )
    html = write(replace(school, plans=larger), "html").decode()
    there, *_others = rows_of(section_of(html), "base-0-set")
    assert f"{named.name} (56.5 m², 56.0 m² net)" in there


def test_the_title_of_a_rule_on_several_parts_is_said_once(section):
    assert section.count("The base has all its rooms") == 1


def test_a_room_in_doubt_is_counted_from_to():
    part = replace(BASE.parts[2], rooms=(room("1", "Den"), room("2", "Nook", sure=False)))
    (row,) = rows_of(section_of(html_of(replace(BASE, parts=(part,)))), "base-0-set")
    assert "1 to 2 (2 asked)" in row
    assert "perhaps 2 Nook" in row


def test_no_rules_ask_for_nothing():
    bare = section_of(html_of(replace(BASE, parts=())))
    assert "No rule of this run asks for rooms in it." in bare
    assert 'id="base-0-set"' not in bare


def area_finding(outcome=Outcome.FAIL, **need):
    return Finding(
        key="area1",
        place=Place(),
        rule="ENG-BASE-area-unit",
        title="A base has the area for it",
        topic="inclusion_base",
        strength=Strength.PROJECT,
        outcome=outcome,
        subject=SubjectRef(global_id="base-zone", ifc_class="IfcZone", name="Inclusion base"),
        source=SourceRef(document="brief"),
        observed=Observed(
            measure="sum of net_area", kind="quantity", low=100.9, high=100.9, unit="m2"
        ),
        required=Required(**{"unit": "m2", "per": "place", "count": 10.0, **need}),
        shortfall=29.1,
    )


def test_area_for_each_place_is_that_of_the_finding():
    found = area_finding(at_least=130.0, each=13.0)
    (row,) = rows_of(section_of(html_of(findings=(found,))), "base-0-areas")
    assert "100.9 m² 10.1 m² at least 13.0 m² for each of 10 places 29.1 m² short" in row
    assert "✕ fail Details" in row


def counted_rooms(*numbers):
    return tuple(SubjectRef(global_id=f"room-{n}", ifc_class="IfcSpace") for n in numbers)


def test_an_area_says_which_rooms_of_the_base_it_leaves_out():
    found = replace(area_finding(at_least=130.0, each=13.0), also=counted_rooms("00-03"))
    (row,) = rows_of(section_of(html_of(findings=(found,))), "base-0-areas")
    assert "Not counted: 00-12 Sensory room, 00-10 Store" in row
    every = replace(found, also=counted_rooms("00-03", "00-12", "00-10"))
    assert "Not counted" not in section_of(html_of(BASE, findings=(every,)))
    untold = replace(found, also=())
    assert "Not counted" not in section_of(html_of(BASE, findings=(untold,)))


def test_outdoor_places_are_counted_apart_from_rooms(section):
    assert "Rooms 3" in text_of(section)
    told = text_of(section_of(html_of(replace(BASE, outdoors=("room-00-12",)))))
    assert "Rooms 2, and 1 outdoor place" in told
    both = replace(BASE, outdoors=("room-00-12", "room-00-03"))
    assert "Rooms 1, and 2 outdoor places" in text_of(section_of(html_of(both)))


def test_a_most_is_told_as_a_most():
    found = area_finding(Outcome.PASS, at_most=170.0, each=17.0)
    (row,) = rows_of(section_of(html_of(findings=(found,))), "base-0-areas")
    assert "at most 17.0 m² for each of 10 places" in row
    assert "✓ pass" in row


@pytest.mark.parametrize(
    "need", [{"at_least": 130.0}, {"at_least": 130.0, "each": 13.0, "per": "pupil"}, {}]
)
def test_what_is_no_area_for_each_place_is_left_out(need):
    section = section_of(html_of(findings=(area_finding(**need),)))
    assert 'id="base-0-areas"' not in section
    assert "Area for each place: cannot be told from a rule of this run." in section


def test_what_is_not_known_of_an_area_for_each_place_has_its_row():
    open_ = replace(area_finding(), outcome=Outcome.CANNOT_TELL, shortfall=None)
    places = replace(
        open_,
        required=Required(unit="m2", text="13.0 m2 for each place"),
        missing=("how many places the base has",),
    )
    (row,) = rows_of(section_of(html_of(findings=(places,))), "base-0-areas")
    assert "100.9 m² cannot be told 13.0 m² for each place how many places the base has" in row
    assert "? cannot tell Details" in row
    need = Required(unit="m2", per="place", count=10.0, each=13.0, at_least=130.0)
    area = replace(open_, required=need, missing=("its area",), observed=None)
    (row,) = rows_of(section_of(html_of(findings=(area,))), "base-0-areas")
    assert "cannot be told cannot be told at least 13.0 m² for each of 10 places its area" in row


def test_without_places_the_area_for_each_is_asked_for():
    section = section_of(html_of(replace(BASE, places=None), findings=()))
    assert "the brief does not state how many places the base has" in section


def test_neighbours_are_told_with_what_is_loud(section):
    first, second, third = rows_of(section, "base-0-neighbours")
    assert "hall a wall, above it 00-03 Inclusion base loud" in first
    assert "not known a door Store" in second
    assert "perhaps: its use is not sure" in second
    assert third.endswith("no")
    assert "1 neighbour is of a loud use, 1 more may be (hall, kitchen)." in text_of(section)
    assert "The model does not tell what lies behind one of its walls" in section


@pytest.mark.parametrize(
    ("loud", "uses", "said"),
    [
        (["no"], ("hall",), "No neighbour is of a loud use (hall)."),
        (["yes", "yes"], ("hall",), "2 neighbours are of a loud use (hall)."),
        (["perhaps"], ("hall",), "1 neighbour may be of a loud use (hall): its use is not sure."),
        (["perhaps"] * 2, ("hall",), "2 neighbours may be of a loud use (hall): their use is"),
        (["yes", "perhaps", "perhaps"], ("hall",), "1 neighbour is of a loud use, 2 more may be"),
        (["no"], (), "No rule of this run says which uses are too loud"),
    ],
)
def test_how_many_neighbours_are_loud(loud, uses, said):
    several = tuple(BaseNeighbour(room=room(str(n), "x"), loud=w) for n, w in enumerate(loud))
    base = replace(BASE, neighbours=several, loud_uses=uses, lacking=())
    assert neighbours_told(base).startswith(said)


def test_ways_in_have_letters_and_say_where_they_lead(section):
    first, second, third = rows_of(section, "base-0-doors")
    assert first == "A 00-03-D01 00-03 Inclusion base the school: 00-04 Corridor way into the base"
    assert second.startswith("B ")
    assert second.endswith("00-12 Sensory room outdoors quiet entrance")
    assert third.startswith("C opening without a name")
    assert third.endswith("cannot be told –")


def way(leads, *kinds, id_="d"):
    return BaseDoor(id=id_, leads=leads, kinds=kinds)


@pytest.mark.parametrize(
    ("doors", "said"),
    [
        ((), "No door leads out of the base"),
        ((way("indoors"),), "1 way in from the school, 0 doors straight from outdoors, none"),
        (
            (way("outdoors", "quiet entrance"),),
            "1 door straight from outdoors, the quiet entrance.",
        ),
        (
            (way("outdoors", "quiet entrance"), way("outdoors", "exit")),
            "2 doors straight from outdoors, one of them the quiet entrance.",
        ),
        (
            (way("outdoors", "entrance", "quiet entrance"),),
            "1 door straight from outdoors, perhaps the quiet entrance.",
        ),
        ((way("outdoors", "exit"),), "straight from outdoors, not called the quiet entrance."),
        ((way("outdoors", "exit"),) * 2, "none of them called the quiet entrance."),
        ((way("not told"),), "where 1 door leads cannot be told."),
        ((way("not told"), way("not told")), "where 2 doors lead cannot be told"),
    ],
)
def test_how_one_comes_in_is_summed_up(doors, said):
    assert said in doors_told(doors)


def test_letters_go_on_as_numbers_and_a_door_has_one():
    many = [way("indoors", id_=f"d{n}") for n in range(28)]
    letters = letters_of([*many, many[0]])
    assert (letters["d0"], letters["d25"], letters["d26"], letters["d27"]) == ("A", "Z", "27", "28")


def test_journeys_say_how_far_from_where_and_what_is_asked(section):
    entrance, hygiene, calm = rows_of(section, "base-0-journeys")
    assert entrance == (
        "From the main entrance 23.5 to 23.6 m ✓ pass at most 100 m ENG-BASE-from-entrance"
    )
    assert "from 00-03 Inclusion base, the farthest classroom" in hygiene
    assert "none: the model shows no hygiene room" in hygiene
    assert "✕ fail at most 20 m NEAR ✕ fail at most 40 m FAR" in hygiene
    assert "8.0 m or more: a door too narrow" in calm
    assert "on foot, by stairs where there are any" in calm
    assert calm.endswith("–")


def in_base(number="00-12", outcome=Outcome.FAIL, **given):
    found = room_finding("reach1", "00-03", "ENG-ADM2-step-free-reach", outcome)
    subject = SubjectRef(global_id=f"room-{number}", ifc_class="IfcSpace", name=number)
    place = Place(storey=GROUND, number=number, name="Sensory room")
    unreachable = Observed(measure="is_reachable", kind="truth", choice=("no",))
    return replace(found, **{"subject": subject, "place": place, "observed": unreachable, **given})


def others_of(*findings, bases=(BASE,)):
    section = section_of(html_of(*bases, findings=findings))
    return text_of(section.partition("Other findings in rooms of the base")[2])


def test_what_fails_in_a_room_of_the_base_is_listed_whatever_its_topic():
    told = others_of(in_base())
    assert "✕ fail" in told
    assert "Sensory room" in told
    html = html_of(BASE, findings=(in_base(),))
    assert 'href="#f-reach1"' in section_of(html)


def test_a_door_of_a_room_of_the_base_counts_into_it():
    door = SubjectRef(global_id="door-x", ifc_class="IfcDoor", name="00-12-D02", storey=GROUND)
    inner = in_base(subject=door, observed=None, outcome=Outcome.CANNOT_TELL, missing=("a width",))
    assert "? cannot tell Door 00-12-D02 to 00-12 Sensory room" in others_of(inner)
    leads_out = replace(door, global_id="door-quiet")
    assert "cannot tell" in others_of(in_base(subject=leads_out, place=Place(), observed=None,
                                              outcome=Outcome.CANNOT_TELL))  # fmt: skip


def test_other_findings_are_those_of_its_rooms_that_fail_or_are_open():
    elsewhere = in_base("00-07", place=Place(storey=GROUND, number="00-07", name="Den"))
    its_own = in_base(topic="inclusion_base")
    for found in (elsewhere, its_own, in_base(outcome=Outcome.PASS)):
        assert others_of(found) == ""


def test_one_name_for_rooms_in_and_outside_the_base_says_nothing_of_a_door():
    door = SubjectRef(global_id="door-x", ifc_class="IfcDoor", name="D")
    same = room("00-04", "Corridor")
    base = replace(BASE, rooms=(*BASE.rooms, replace(same, id="room-other")))
    place = Place(storey=GROUND, number="00-04", name="Corridor")
    assert others_of(in_base(subject=door, place=place, observed=None), bases=(base,)) == ""


def test_like_findings_are_folded_and_what_fails_comes_first():
    first, second = in_base(), in_base("00-03", key="reach2")
    open_ = in_base(key="o", rule="OPEN", outcome=Outcome.CANNOT_TELL, observed=None)
    told = others_of(open_, first, second)
    assert told.index("✕ fail") < told.index("? cannot tell")
    assert "This and 1 more place" in told
    assert told.count("✕ fail") == 1


def test_findings_of_several_bases_are_told_apart():
    section = section_of(html_of(BASE, SECOND, findings=(in_base(),)))
    assert "Other findings in rooms of the base: <bdi>Inclusion base</bdi>" in section
    assert section.count("Other findings in rooms") == 1


def test_a_part_whose_rooms_cannot_be_reached_says_so():
    calm = replace(BASE.parts[1], outcome="pass", rooms=(BASE.rooms[1],))
    base = replace(BASE, parts=(BASE.parts[0], calm))
    (_first, row) = rows_of(section_of(html_of(base, findings=(in_base(),))), "base-0-set")
    assert "there, not reachable step-free" in row
    two = replace(calm, rooms=BASE.rooms[:2])
    maybe = in_base(outcome=Outcome.CANNOT_TELL)
    for parts, found in (((two,), in_base()), ((calm,), maybe)):
        told = section_of(html_of(replace(BASE, parts=parts), findings=(found,)))
        assert "there, not reachable step-free" not in told


def test_a_base_that_is_not_found_says_what_is_lost(section):
    text = text_of(section)
    assert "The brief names what the model does not hold" in text
    assert "a zone called &#39;Elsewhere&#39;; a room &#39;01-99&#39;" in text
    assert "No door leads out of the base as far as the model shows." in text


def test_a_school_without_a_base_says_how_to_name_one():
    html = write(oakfield(provision=provision(bases=())), "html").decode()
    section = section_of(html)
    assert "No inclusion base was found" in section
    assert "list its rooms in the brief under bases" in section
    assert "✓ pass" not in section.partition("Findings on the inclusion base")[0]


def test_older_results_have_their_findings_alone():
    section = section_of(write(oakfield(), "html").decode())
    assert "No inclusion base was found" not in section
    assert 'class="plain"' in section


def test_a_blocked_model_has_no_such_section():
    assert 'aria-labelledby="inclusion-base"' not in write(blocked(), "html").decode()


def test_the_plan_shows_rooms_neighbours_loud_ones_and_letters(html):
    (plan,) = [
        node
        for node in Page(html).all("svg", class_="storey")
        if "The base" in node.children[0].text
    ]
    assert plan.attributes["role"] == "img"
    assert "1 of 2 rooms of the set are there" in plan.children[1].text
    (cut,) = [node for node in plan.children if node.name == "svg"]
    shown = [*cut.children, *plan.children]
    kinds = [node.attributes.get("class", "") for node in shown]
    assert kinds.count("provided") == 3
    assert kinds.count("loud") == 1
    assert kinds.count("loud maybe") == 1
    assert kinds.count("way-in") == 2
    assert "56.0 m²" in plan.text
    (use,) = [node for node in cut.children if node.name == "use"]
    assert use.attributes["href"] == "#plan-0-base"
    assert re.fullmatch(
        r"translate\(-?[\d.]+ -?[\d.]+\) scale\([\d.]+\)", use.attributes["transform"]
    )


def test_rooms_of_the_base_have_the_accent_and_a_tint_and_walls_have_not(html, section):
    assert "Heavy line and tint: rooms of the base, with their net areas." in section
    rule = re.search(r"\.storey svg \.provided\{([^}]*)\}", html)[1]
    assert "stroke:var(--link)" in rule
    assert "fill:var(--link)" in rule


def test_the_legend_names_doubtful_neighbours_only_where_there_are_any(section):
    assert "Dotted: neighbours that may be of a loud use." in section
    calm = tuple(each for each in BASE.neighbours if each.loud != "perhaps")
    assert "Dotted:" not in section_of(html_of(replace(BASE, neighbours=calm)))
    assert "Crossed:" not in section_of(html_of(replace(BASE, neighbours=calm[1:])))


def test_its_rooms_are_listed_with_their_areas(section):
    rows = rows_of(section, "base-0-rooms")
    assert rows[0] == "00-03 Inclusion base SEN classroom 56.0 m²"
    assert len(rows) == 3


def test_findings_stay_listed_below():
    section = section_of(html_of())
    _before, found, after = section.partition("Findings on the inclusion base")
    assert found
    topic = next(each for each in page_of(oakfield()).topics if each.id == "inclusion-base")
    for line in topic.lines:
        assert f'href="#{line.anchor}"' in after


def test_the_page_is_whole_and_names_are_text(html):
    page = Page(html)
    assert (page.broken, page.left_open) == ([], [])
    ids = page.ids()
    assert len(ids) == len(set(ids))
    assert page.all("img") == []
    assert any(HOSTILE in node.text for node in page.all("bdi"))
    for table in page.all("table"):
        assert any(child.name == "caption" for child in table.children)


def test_the_navigation_leads_there(html):
    links = {node.attributes.get("href"): node.text for node in Page(html).all("a")}
    assert links["#inclusion-base"] == "Inclusion base"
    assert links["#small-group"] == "Small-group space"


def test_without_provision_there_are_no_views():
    assert base_views(oakfield(), Findings([])) == ()
    assert page_of(oakfield()).bases is None
    assert page_of(oakfield(provision=provision(bases=()))).bases == ()
