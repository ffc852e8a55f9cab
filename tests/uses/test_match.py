"""How a name is read, on a vocabulary of a dozen words: heads, dashes, slashes, what stands by."""

from collections.abc import Mapping

import pytest

from checker.uses.match import read_words
from checker.uses.vocabulary import Modifier, UseInfo, Vocabulary, Word
from checker.uses.words import read_text

USES: Mapping[str, UseInfo] = {
    name: UseInfo(name=name, family=family, is_service=service)
    for name, family, service in (
        ("group room", "small group", False),
        ("calm room", "calm", False),
        ("classroom", "teaching", False),
        ("SEN classroom", "base", False),
        ("library", "teaching", False),
        ("office", "other", False),
        ("kitchen", "other", False),
        ("store", "other", True),
        ("toilet", "sanitary", True),
        ("accessible toilet", "sanitary", True),
        ("lobby", "circulation", True),
        ("corridor", "circulation", True),
    )
}


def _word(
    text: str, *uses: str, weight: float = 0.9, head_first: bool = False
) -> tuple[tuple[str, ...], Word]:
    phrase = tuple(text.split())
    return phrase, Word(
        phrase=phrase,
        likeliest=uses[0],
        uses=frozenset(uses),
        weight=weight,
        head_first=head_first,
    )


WORDS = dict(
    (
        _word("group room", "group room"),
        _word("small group room", "group room"),
        _word("group", "group room", weight=0.5),
        _word("classroom", "classroom"),
        _word("sen", "SEN classroom", "group room", weight=0.5),
        _word("calm room", "calm room"),
        _word("library", "library"),
        _word("office", "office"),
        _word("kitchen", "kitchen"),
        _word("kitchen office", "office"),
        _word("store", "store"),
        _word("toilet", "toilet"),
        _word("lobby", "lobby"),
        _word("quiet room", "calm room", "library", weight=0.5),
        _word("flur", "corridor", head_first=True),
        _word("buero", "office", head_first=True),
        _word("treppe", "lobby", head_first=True),
    )
)
SMALL = Vocabulary(
    uses=USES,
    words=WORDS,
    endings={"lager": _word("lager", "store", head_first=True)[1]},
    modifiers=(
        Modifier(
            heads=frozenset({"toilet"}),
            when=(("accessible",), ("wheel", "chair")),
            uses=("accessible toilet",),
        ),
        Modifier(heads=frozenset({"classroom"}), when=(("sen",),), uses=("SEN classroom",)),
        Modifier(
            heads=frozenset({"group room", "calm room"}),
            when=(("staff",),),
            uses=("office", "store"),
        ),
    ),
    replaced=(("1:1", " group room "),),
    expanded={"wc": "toilet", "st": "store*", "off": "office*", "rm": "room", "acc": "accessible"},
    ignored=frozenset({"the", "floor"}),
    cut_before=frozenset({"off", "near", "with", "to"}),
    longest=3,
)


def _read(name: str):
    return read_words(read_text(name, vocabulary=SMALL), vocabulary=SMALL)


def _uses(name: str) -> set[str]:
    found = _read(name)
    return set(found.uses) if found else set()


@pytest.mark.parametrize(
    ("name", "use"),
    [
        ("library store", "store"),
        ("classroom library office", "office"),
        ("group room store", "store"),
        ("office toilet lobby", "lobby"),
        ("blue library", "library"),
        ("library seven", "library"),
    ],
)
def test_the_last_noun_says_what_an_english_room_is(name, use):
    assert _read(name).use == use


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("small group room", "small group room"),
        ("the group rm", "group room"),
        ("group", "group"),
        ("Kitchen Office", "kitchen office"),
    ],
)
def test_the_longest_phrase_wins(name, word):
    assert _read(name).how == f"word: {word}"


@pytest.mark.parametrize(
    ("name", "use"),
    [("Flur Treppe", "corridor"), ("Treppe Flur", "lobby"), ("Buero Flur Ost", "office")],
)
def test_the_first_noun_says_what_a_german_room_is(name, use):
    assert _read(name).use == use


def test_a_compound_is_what_its_last_part_is():
    assert _read("Putzmittellager").use == "store"
    assert _read("Lager") is None, "the bare word has to be listed itself"


@pytest.mark.parametrize(
    ("name", "use"),
    [
        ("store off classroom", "store"),
        ("classroom with toilet", "classroom"),
        ("corridor office near library", "office"),
        ("group room near kitchen store", "group room"),
    ],
)
def test_what_stands_behind_a_preposition_says_only_where_it_is(name, use):
    assert _read(name).use == use


def test_a_room_known_only_by_where_it_is_is_a_guess():
    found = _read("hatch to kitchen")
    assert (found.use, found.confidence) == ("kitchen", 0.5)


def test_a_preposition_at_the_head_is_none():
    assert _read("near kitchen").confidence == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("name", "uses"),
    [
        ("store kitchen", {"store", "kitchen"}),
        ("toilet library", {"toilet", "library"}),
        ("toilet lobby", {"lobby"}),
        ("kitchen store", {"store"}),
    ],
)
def test_a_service_room_before_another_leaves_both_open(name, uses):
    assert _uses(name) == uses
    assert (_read(name).confidence < 0.7) is (len(uses) > 1)


@pytest.mark.parametrize(
    ("name", "uses"),
    [
        ("Classroom 3 - Store", {"store"}),
        ("Store - Classroom 3", {"store"}),
        ("Library - Group room", {"group room"}),
        ("Group room - Library", {"group room"}),
        ("Classroom - Office", {"office"}),
        ("Office - Kitchen", {"office", "kitchen"}),
        ("Toilet - Blue", {"toilet"}),
        ("3 - Library", {"library"}),
    ],
)
def test_beside_a_dash_the_more_telling_part_counts(name, uses):
    assert _uses(name) == uses


@pytest.mark.parametrize(
    ("name", "uses"),
    [
        ("Library / Office", {"library", "office"}),
        ("Library + Library", {"library"}),
        ("Office & Store", {"office", "store"}),
        ("Library and Blue", {"library"}),
        ("Kitchen / Office", {"office"}),
    ],
)
def test_parts_beside_a_slash_are_all_possible_unless_they_are_one_phrase(name, uses):
    assert _uses(name) == uses


@pytest.mark.parametrize(
    "name",
    ["Acc WC", "WC (acc)", "WC - Accessible", "Accessible blue toilet", "WC (wheel chair)"],
)
def test_a_modifier_counts_wherever_it_stands(name):
    found = _read(name)
    assert (found.use, set(found.uses)) == ("accessible toilet", {"accessible toilet"})
    assert "with" in found.how


@pytest.mark.parametrize("name", ["WC (chair wheel)", "WC accessibly", "Wheel toilet"])
def test_a_modifier_of_two_words_needs_both_in_order(name):
    assert _read(name).use == "toilet"


@pytest.mark.parametrize("name", ["staff group room", "group room (staff)", "staff quiet room"])
def test_a_modifier_of_several_uses_leaves_these_open_and_no_other(name):
    found = _read(name)
    assert (found.use, found.uses) == ("office", {"office", "store"})
    assert found.confidence == 0.5


def test_a_modifier_leaves_other_uses_alone():
    assert _read("accessible library").use == "library"


@pytest.mark.parametrize(
    ("name", "use"),
    [("Off 3", None), ("HR off", "office"), ("PE St", "store"), ("St Anne", None)],
)
def test_a_starred_abbreviation_counts_only_as_the_last_of_several(name, use):
    found = _read(name)
    assert (found.use if found else None) == use


def test_words_in_brackets_speak_when_nothing_else_does():
    assert _read("Blue (library)").use == "library"
    assert _read("Office (library)").use == "office"


def test_an_open_word_names_its_first_use_as_the_likeliest():
    found = _read("quiet room")
    assert (found.use, found.uses) == ("calm room", {"calm room", "library"})
    assert found.confidence < 0.7


def test_a_spelling_with_signs_is_replaced_before_anything_else():
    assert _read("1:1").use == "group room"


@pytest.mark.parametrize("name", ["", "   ", "12", "-", "()", "Blue", "a b c", "///", "\x00\x01"])
def test_nothing_is_read_into_nothing(name):
    assert _read(name) is None


@pytest.mark.parametrize(
    "name", ["library", "LIBRARY", "Library 2", "00-14 Library", "L.01 library"]
)
def test_case_numbers_and_storeys_change_nothing(name):
    assert _read(name).use == "library"
