"""The shipped vocabulary holds together, and a broken one is refused in a sentence."""

import csv
import shutil
from pathlib import Path

import pytest

from checker.errors import UsageError
from checker.uses import UseInfo, Vocabulary, load_vocabulary
from checker.uses.words import phrase, plain, read_text

FOLDER = Path(__file__).resolve().parents[2] / "rules" / "vocabulary"
FAMILIES = {"teaching", "small group", "base", "calm", "sanitary", "circulation", "other"}
FITTINGS = {"wc", "basin", "shower", "urinal", "bath", "sink"}


def test_every_use_is_in_a_family_and_has_a_believable_size(vocabulary):
    for info in vocabulary.uses.values():
        low, high = info.area_band
        assert info.family in FAMILIES, info
        assert 0 <= low < high, info
        assert set(info.fittings) <= FITTINGS, info


@pytest.mark.parametrize(
    ("use", "limit"),
    [
        ("small group room", 9),
        ("quiet calming space", 6),
        ("accessible toilet", 3.3),
        ("hygiene room", 9),
    ],
)
def test_a_room_that_is_too_small_is_still_taken_for_what_it_is(vocabulary, use, limit):
    """Else a room that fails its area rule would only be doubted."""
    assert vocabulary.use(use).admits(limit * 0.5)


def test_an_accessible_toilet_is_furnished_with_pan_and_basin(vocabulary):
    assert vocabulary.use("accessible toilet").fittings == ("wc", "basin")
    assert vocabulary.use("small group room").fittings == ()


@pytest.mark.parametrize(
    ("use", "wider"),
    [
        ("infant classroom", {"primary classroom", "classroom"}),
        ("accessible toilet", {"toilet"}),
        ("classroom", set()),
        ("specialist classroom", set()),
        ("no such use", set()),
    ],
)
def test_a_use_may_be_a_kind_of_wider_ones(vocabulary, use, wider):
    assert vocabulary.wider(use) == wider


def test_a_kind_is_of_a_use_that_there_is_and_never_of_itself(vocabulary):
    for name, info in vocabulary.uses.items():
        assert not info.kind_of or info.kind_of in vocabulary.uses
        assert name not in vocabulary.wider(name)


def test_kinds_that_go_round_in_a_ring_end():
    ring = {
        name: UseInfo(name=name, kind_of=other)
        for name, other in (("a", "b"), ("b", "c"), ("c", "a"))
    }
    assert Vocabulary(uses=ring).wider("a") == {"a", "b", "c"}


def test_an_unknown_use_names_the_nearest(vocabulary):
    with pytest.raises(UsageError, match="Did you mean 'small group room'"):
        vocabulary.use("small groop room")


def test_every_use_that_a_model_may_name_has_a_word_or_a_code(vocabulary):
    spoken = {use for word in vocabulary.words.values() for use in word.uses}
    coded = {info.use for info in vocabulary.codes.values()}
    changed = {use for modifier in vocabulary.modifiers for use in modifier.uses}
    assert set(vocabulary.uses) == set(vocabulary.uses) & (spoken | coded | changed)


def test_no_phrase_is_lost_to_the_words_that_say_nothing(vocabulary):
    assert () not in vocabulary.words
    assert all(phrase(" ".join(p), vocabulary=vocabulary) for p in vocabulary.words)


def test_codes_of_both_generations_are_there(vocabulary):
    assert len(vocabulary.codes) > 1_000
    assert vocabulary.codes["RES03"].use == "small group room"
    assert vocabulary.codes["SEN31"].qualifier.startswith("bay")
    assert vocabulary.codes["S7052"].nominal_width == pytest.approx(2.2)


def test_no_title_of_anybody_elses_is_shipped():
    for name, columns in (
        (
            "dfe_codes.csv",
            ["generation", "code", "use", "qualifier", "nominal_width_m", "uniclass"],
        ),
        ("uniclass.csv", ["code", "uses"]),
    ):
        with (FOLDER / name).open(encoding="utf-8") as lines:
            assert next(csv.reader(lines)) == columns


@pytest.mark.shared
def test_our_uses_are_those_of_the_fact_sheet(vocabulary, shared_models):
    sheet = shared_models.parent / "standards" / "dfe-codes" / "code_to_use.csv"
    with sheet.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["code"] for row in rows} == set(vocabulary.codes)
    for row in rows:
        assert vocabulary.codes[row["code"]].use == row["room_use"], row


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KÜCHE", "kueche"),
        ("Büro", "buero"),
        ("SmallGroupRoom", "small group room"),
        ("Café", "cafe"),
        ("SaLT", "salt"),
        ("SENCo", "senco"),
        ("x" * 500, "x" * 200),
    ],
)
def test_plain_text_is_lower_case_without_accents(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "parts", "aside"),
    [
        ("01-07 Small Grp Rm 2", (("small", "group", "room"),), ()),
        ("WC (Acc)", (("toilet",),), ("accessible",)),
        ("Library / ICT", (("library",), ("ict",)), ()),
        ("Year 3 & 4 Class", (("year3",), ("classroom",)), ()),
        ("PE St", (("pe", "store"),), ()),
        ("St 3", (("st",),), ()),
        ("Ground Floor Lobby 0.12", (("lobby",),), ()),
        ("ISM OFF", (("ism", "office"),), ()),
        ("(((", (), ()),
        ("", (), ()),
    ],
)
def test_a_text_is_parted_into_words(vocabulary, text, parts, aside):
    read = read_text(text, vocabulary=vocabulary)
    assert (read.parts, read.aside) == (parts, aside)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "vocabulary"))


def test_a_word_for_a_use_that_is_not_listed_is_refused(copy):
    path = copy / "words_nl.yaml"
    path.write_text(path.read_text().replace("  hall:", "  hal:"))
    with pytest.raises(UsageError, match="'hal'"):
        load_vocabulary(copy)


def test_a_file_that_is_not_yaml_is_refused_with_its_line(copy):
    (copy / "words_nl.yaml").write_text("language: nl\nwords: {a: [}\n")
    with pytest.raises(UsageError, match=r"words_nl\.yaml:2:"):
        load_vocabulary(copy)
