"""What measures ask for is read in lists, far from what it is said of: it names what it means."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.measure.registry import measures

MEASURES = Path("checker/measure")
REQUEST = re.compile(r"(?:Draw|Export|Give|Model|Name|Place|Put|Say|State) ")
NAMELESS = re.compile(r"\w+ (?:its|it|them|their)\b")


def requests(path: Path) -> Iterator[str]:
    """Texts that begin as a request does; of those with a figure filled in, what is before it."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from [node.value] if REQUEST.match(node.value) else []


@pytest.mark.slow
def test_no_measure_asks_for_something_of_a_thing_it_does_not_name():
    found = [text for path in sorted(MEASURES.rglob("*.py")) for text in requests(path)]
    assert len(found) > 100
    assert [text for text in found if NAMELESS.match(text)] == []


def test_no_rule_does_either():
    texts = [path.read_text() for path in Path("rules").rglob("*.yaml")]
    found = [
        ask for text in texts for ask in re.findall(r"^  ask: (?:>-\n +)?(.+)", text, re.MULTILINE)
    ]
    assert len(found) > 100
    assert [ask for ask in found if NAMELESS.match(ask)] == []


def test_where_it_is_not_known_whether_a_thing_lies_somewhere_the_words_say_what_is_not():
    lacks = {each.kind: each.lack for each in measures().values() if each.name == "is_in"}
    assert lacks["door"] == lacks["entrance"] == "which rooms lie beside the door"
    assert lacks["stair"] == lacks["zone"] == "whether it lies in the place that is meant"
    assert len(set(lacks.values())) == 2
