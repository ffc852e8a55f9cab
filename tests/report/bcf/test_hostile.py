"""Whatever a model calls its things, a BCF stays valid XML, and nothing in it runs or hides."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.report.bcf.edition import BCF_2_1, BCF_3_0
from checker.report.bcf.element import document, element, number
from checker.report.bcf.topics import Issues, Topic
from tests.report.bcf.made import FORMATS, parsed, schema, taken_apart, texts, written

EDITIONS = {"2.1": BCF_2_1, "3.0": BCF_3_0}
some_text = st.text(st.characters(), max_size=60)


@pytest.mark.parametrize("name", FORMATS)
def test_no_control_or_direction_character_is_left(name):
    for file, content in taken_apart(written("hostile", name)).items():
        if not file.endswith(".png"):
            left = {unicodedata.category(each) for each in content.decode()} & {
                "Cc",
                "Cf",
                "Cs",
                "Cn",
            }
            assert left <= {"Cc"}
            assert not {each for each in content.decode() if ord(each) < 32} - {"\n"}


@pytest.mark.parametrize("name", FORMATS)
def test_markup_in_names_stays_text(name):
    data = written("hostile", name)
    every = "".join(texts(data, "Topic/Title") + texts(data, "Topic/Description"))
    assert "<img src=x onerror=alert(1)>" in every
    assert "]]> &amp; <b>" in every
    assert "{{7*7}}" in every
    raw = b"".join(each for file, each in taken_apart(data).items() if not file.endswith(".png"))
    assert b"<img" not in raw
    assert b"]]>" not in raw


@pytest.mark.parametrize("name", FORMATS)
def test_ten_thousand_characters_are_shortened(name):
    data = written("hostile", name)
    assert max(map(len, texts(data, "Topic/Title"))) <= 250
    longest = max(
        len(line) for each in texts(data, "Topic/Description") for line in each.split("\n")
    )
    assert longest < 1500
    assert len(data) < 2_000_000


@pytest.mark.parametrize("name", FORMATS)
def test_no_name_of_the_model_becomes_a_path(name):
    for file in taken_apart(written("hostile", name)):
        assert ".." not in file
        assert file.isascii()
        assert file.count("/") <= 1


def topic(text: str) -> Topic:
    return Topic(
        id="0" * 8 + "-0000-0000-0000-" + "0" * 12, title=f"T {text}", description=f"D {text}",
        type="Issue", status="Open", priority="High", labels=(f"L {text}",),
    )  # fmt: skip


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(text=some_text)
@pytest.mark.parametrize("version", EDITIONS)
def test_any_text_makes_a_valid_topic(version, text):
    issues = Issues(
        project_id="p", project=f"P {text}", date="1970-01-01T00:00:00Z",
        files=(f"F {text}",), topics=(topic(text),),
    )  # fmt: skip
    markup = EDITIONS[version].markup(issues, issues.topics[0], 0).decode()
    schema(version, "markup").validate(markup)
    for content in EDITIONS[version].root(issues).values():
        assert parsed(content) is not None


@given(text=some_text, value=some_text)
def test_an_element_gives_its_text_back_without_what_is_not_shown(text, value):
    found = parsed(document(element("A", text, b=value)))
    kept = "".join(each for each in text if each.isprintable() and not each.isspace())
    assert kept == "".join((found.text or "").split())


def test_lines_are_kept():
    assert parsed(document(element("A", "one\ntwo\r\nthree"))).text.split("\n")[:2] == [
        "one",
        "two",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (-0.00001, "0"), (1.5, "1.5"), (-12.34567, "-12.3457"), (1e6, "1000000")],
)
def test_numbers_are_plain(value, text):
    assert number(value) == text
