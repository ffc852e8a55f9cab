"""Plurals, run-together words and slips of the hand are read; other words are left alone."""

from dataclasses import replace

import pytest

from checker.uses.spelling import respell


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("carrels", "carrel"),
        ("laboratories", "laboratory"),
        ("benches", "bench"),
        ("softplay", "soft play"),
        ("sportshall", "sport hall"),
        ("hygienerm", "hygiene room"),
        ("clasroom", "classroom"),
        ("classrooom", "classroom"),
        ("withdrawl", "withdrawal"),
        ("hygeine", "hygiene"),
        ("coridor", "corridor"),
        ("gropu", "group"),
        ("dinning", "dining"),
        ("theater", "theatre"),
    ],
)
def test_what_was_meant_is_read(vocabulary, word, meant):
    known = vocabulary.known | {"laboratory", "bench"}
    assert " ".join(respell(word, vocabulary=_knowing(vocabulary, known))) == meant


@pytest.mark.parametrize(
    "word",
    [
        *("cooling", "sensor", "larger", "planet", "linden", "salmon", "closest", "year12"),
        *("class", "glass", "access", "gas", "ups", "floors", "xyzzyx", "a", ""),
    ],
)
def test_another_word_stays_what_it_is(vocabulary, word):
    assert respell(word, vocabulary=vocabulary) == (word,)


def test_a_slip_that_may_be_one_of_two_words_is_left(vocabulary):
    two = _knowing(vocabulary, frozenset({"planned", "plannned"}))
    assert respell("plannnned", vocabulary=two) == ("plannned",)
    both = _knowing(vocabulary, frozenset({"abcdefgh", "abcdefgi"}))
    assert respell("abcdefg", vocabulary=both) == ("abcdefg",)


def test_no_word_of_the_vocabulary_is_taken_for_another(vocabulary):
    changed = {w: respell(w, vocabulary=vocabulary) for w in vocabulary.known}
    assert [(w, r) for w, r in changed.items() if r != (w,) and w[-1] != "s"] == []


@pytest.mark.parametrize(
    ("name", "use"),
    [
        ("Changing Girls", "changing room"),
        ("Toilets Y7", "toilet"),
        ("Intervention KS2", "small group room"),
        ("Girls", "toilet"),
        ("Y4", "junior classroom"),
        ("Nursery Hive", "nursery playroom"),
        ("Nest (Nursery)", "nursery playroom"),
        ("WC Pod", "toilet"),
        ("Secondary SEN Class", "secondary SEN classroom"),
        ("Class Base 4", "classroom"),
        ("Inclusion Base - Calm Room", "quiet calming space"),
        ("SEN Base: Classroom 2", "SEN classroom"),
        ("Head of English", "office"),
        ("HR & Payroll", "office"),
        ("Access Shower", "accessible changing room"),
    ],
)
def test_what_stands_beside_a_name_does_not_take_its_place(classify, name, use):
    found = classify(name)
    assert (found.use, found.is_sure) == (use, True), found.evidence


@pytest.mark.parametrize("name", ["Hub (Comms)", "Quiet Area (Library)"])
def test_brackets_that_say_something_else_make_a_name_a_guess(classify, name):
    assert not classify(name).is_sure


def _knowing(vocabulary, known):
    return replace(vocabulary, known=known)
