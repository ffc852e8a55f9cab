"""What is read line by line is what the parser would have read; in doubt the parser reads it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.yamlsource import Document, compose, read_yaml
from checker.yamlsource.everyday import everyday_events

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "rules").rglob("*.yaml")) + sorted(
    (ROOT / "sample_models" / "oakfield").glob("*.yaml")
)

EVERYDAY = [
    "a: b",
    "- a\n- b\n",
    "a:\n  b: c\n  d:\n    - e\n    - f: g\n      h: i\nj: k\n",
    "- - a\n  - b\n- c\n",
    "a: {b: c, d: [e, {f: g}], h: []}\ni: {}\n",
    "a: [1:12, 4.10, \"x, y\", 'z: z']  # why\n",
    '"a b": c\n\'d: e\': "f # g"\n',
    "# first\na: b # second\n\n  # third\nc: d\n",
    "a: b#c d?e {f}\n",
    "a: {b:c: d}\n",
    "a: x:y\nb: http://example.org/a?b=c\n",
    "a: >-\n  one\n  # two\n  three: 3\n\nb: c\n",
    "- a: >-\n    one\n    two\n- b: c\n",
    "a:\n  text on a line of its own\nb: c\n",
    "a: b\na: c\n",
    "ключ: значение\nà: ≥ 5 m²\n",
]
FOR_THE_PARSER = [
    "",
    "text",
    "[a, b]",
    "a:\n",
    "a:\nb: c\n",
    "a:\n- b\n- c\n",
    "a: b\n  c\n",
    "a: [b,\n  c]\n",
    'a: "b\n  c"\n',
    'a: "b\\n"\n',
    "a: 'b''c'\n",
    "a: >-\n  b\n\n  c\n",
    "a: >-\n  b\n    c\n",
    "a: >-\n  b \n  c\n",
    "a: >\n  b\n",
    "a: |\n  b\n",
    "a: b: c\n",
    "a: &b c\n",
    "a: !b c\n",
    "a: *b\n",
    "? a\n: b\n",
    "a: -\n",
    "a:\tb\n",
    "a: b\r\n",
    "a: b\u2028c\n",
    "a: b\x85c\n",
    "--- \na: b\n",
    "a: b\n...\n",
    "%YAML 1.1\n---\na: b\n",
    "a: [b, c: d]\n",
    "a: {b, c: d}\n",
    "a: [b, ]\n",
    "a: [b]]\n",
    "a: [b\n",
    "a: [b?]\n",
    "a: {b: }\n",
    "a: [b #c]\n",
    "a: [b]#c\n",
    "a : b\n",
    "- a\nb: c\n",
    "a: b\n- c\n",
    "a:\n    b: c\n  d: e\n",
    "a: " + "[" * 30 + "]" * 30,
    f"{'a' * 300}: b\n",
]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_file_is_everyday_yaml_and_read_alike(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert everyday_events(text) is not None
    assert read(text) == parsed(text)


@pytest.mark.parametrize("text", EVERYDAY)
def test_everyday_yaml_is_read_as_the_parser_reads_it(text: str) -> None:
    assert everyday_events(text) is not None
    assert read(text) == parsed(text)


@pytest.mark.parametrize("text", FOR_THE_PARSER)
def test_what_is_not_everyday_is_left_to_the_parser(text: str) -> None:
    assert everyday_events(text) is None
    assert read(text) == parsed(text)


PIECES = [*"ab01.:-?#,[]{}'\"&*!|>%@`<=~", " ", "  ", "\n", "\n  ", "\n    ", ": ", " #", "- "]
PIECES += ["\n- ", "a: ", "\nb: ", "{a: b}", "[a, b]", ">-\n  ", "\n\n", "{a: ", ", ", '"a"', "x:y"]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_scraps_of_yaml_are_read_alike(text: str) -> None:
    assert read(text) == parsed(text)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(EVERYDAY), st.integers(0, 60), st.integers(0, 3), st.sampled_from(PIECES))
def test_a_slip_of_the_hand_is_read_alike(text: str, at: int, gone: int, new: str) -> None:
    slipped = text[:at] + new + text[at + gone :]
    assert read(slipped) == parsed(slipped)


def read(text: str) -> Document:
    return read_yaml(text.encode(), file="a.yaml")


def parsed(text: str) -> Document:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compose, "everyday_events", lambda _text: None)
        return read(text)
