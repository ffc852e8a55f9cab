"""Room names as people write them, and the use each must get: sure, open or none."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

TABLE = YAML(typ="base", pure=True).load(Path(__file__).with_name("names.yaml"))


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",")]


def _each(kind: str) -> list[tuple[str, str]]:
    return [(name, use) for use, names in TABLE[kind].items() for name in _names(names)]


@pytest.mark.parametrize(("name", "use"), _each("sure"))
def test_a_name_that_says_it_gives_its_use(classify, name, use):
    found = classify(name, is_external=use == "sensory garden")
    assert (found.use, found.is_sure, found.possible) == (use, True, {use}), found.evidence
    assert name in found.evidence


@pytest.mark.parametrize(("name", "use"), _each("open"))
def test_a_name_with_several_meanings_stays_open(classify, name, use):
    found = classify(name)
    assert not found.is_sure
    assert use in found.possible
    assert len(found.possible) > 1


@pytest.mark.parametrize(
    ("name", "never"),
    [
        ("Staff breakout", "small group room"),
        ("Teacher breakout", "small group room"),
        ("Staff calm room", "quiet calming space"),
        ("Quiet room (staff)", "quiet calming space"),
        ("Quiet room (staff)", "small group room"),
        ("Kitchen (food tech)", "kitchen"),
        ("Hall of residence", "hall"),
        ("Tree nursery", "nursery playroom"),
        ("Plant nursery", "nursery playroom"),
        ("Maths base", "quiet calming space"),
        ("Base station", "SEN resource"),
        ("Pool table room", "swimming pool"),
        ("Sens. Rm", "SEN resource"),
        ("Exams office", "medical room"),
    ],
)
def test_a_name_never_means_what_only_a_word_of_it_does(classify, name, never):
    assert never not in classify(name).possible


@pytest.mark.parametrize("name", _names(TABLE["none"]))
def test_a_name_that_says_nothing_gives_no_use(classify, vocabulary, name):
    found = classify(name)
    assert (found.use, found.confidence, found.family) == ("", 0.0, "unknown")
    assert found.possible == vocabulary.admitting(None)


def test_the_table_is_long_enough_to_mean_something():
    assert len(_each("sure")) >= 150
