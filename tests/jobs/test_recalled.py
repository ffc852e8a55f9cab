"""Checking a model again after any change says the same, whatever is remembered of it."""

import random
from dataclasses import replace

import pytest

from checker.brief import Brief
from checker.geometry.remembered import Memory, remembering
from checker.jobs import recalled as module
from checker.jobs.recalled import recalled, to_keep
from checker.pipeline import judge, read_facts
from checker.report import write
from checker.rules import load_packs, locate
from checker.store.cache import Cache
from checker.store.folder import Place
from sample_models.make import write_ifc
from sample_models.make.small import Want, row

pytestmark = pytest.mark.slow

WANTS = (
    Want(name="Classroom", kind="classroom", width=8.0, depth=7.0),
    Want(name="Small group room", kind="small group room", width=2.5, depth=3.6),
    Want(name="Store", kind="store", width=2.0, depth=2.0),
    Want(name="Calm room", kind="quiet calming space", width=2.0, depth=3.0),
)


def moved_wall(wants, chance):
    one = chance.randrange(len(wants) - 1)
    by = chance.choice((-0.3, 0.2, 0.05))
    left, right = wants[one : one + 2]
    pair = replace(left, width=left.width - by), replace(right, width=right.width + by)
    return (*wants[:one], *pair, *wants[one + 2 :])


def changed(**what):
    def change(wants, chance):
        one = chance.randrange(len(wants))
        return (*wants[:one], replace(wants[one], **what), *wants[one + 1 :])

    return change


def without_one(wants, chance):
    gone = chance.randrange(1, len(wants))
    return tuple(each for each in wants if each is not wants[gone])


EDITS = (
    moved_wall,
    changed(name="Room of another name"),
    changed(door="accessible wc"),
    changed(opens_out=True),
    changed(door_at=0.6),
    changed(depth=4.0),
    without_one,
)


@pytest.fixture
def cache(tmp_path):
    return Cache(Place(folder=tmp_path / "cache", most=10**8))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_random_changes_one_after_the_other_give_the_same_results(seed, tmp_path, cache):
    chance = random.Random(seed)  # noqa: S311 - no secret
    rules = load_packs(locate(["england"], base=tmp_path))
    wants, corridor, remembered = WANTS, 1.6, 0
    for number in range(4):
        if number:
            wants = chance.choice(EDITS)(wants, chance)
            corridor = chance.choice((1.6, 1.5))
        path = write_ifc(row(wants, corridor=corridor), tmp_path / f"{seed}.ifc")
        facts = read_facts(path)
        plain = write(judge(facts, rules, Brief()), "json")
        memory = recalled(cache, "school")
        with remembering(memory):
            again = write(judge(facts, rules, Brief()), "json")
        assert again == plain
        remembered += len(memory.used.keys() & memory.known.keys())
        cache.keep(to_keep(memory, "school"))
    assert remembered > 100


def filled(count: int = 3) -> Memory:
    memory = Memory()
    memory.used = {bytes([n]) * 16: bytes(n * 100) for n in range(count)}
    return memory


def test_what_was_of_use_is_known_the_next_time_and_to_its_own_line_alone(cache):
    assert recalled(cache, "a").known == {}
    cache.keep(to_keep(filled(), "a"))
    assert recalled(cache, "a").known == filled().used
    assert recalled(cache, "b").known == {}
    cache.keep(to_keep(filled(1), "a"))
    assert recalled(cache, "a").known == filled(1).used


def test_with_other_libraries_of_the_machine_nothing_is_known(cache, tmp_path, monkeypatch):
    library = tmp_path / "libgeos.so"
    library.write_text("old")
    monkeypatch.setattr(module, "libraries", lambda: {str(library): module.library(str(library))})
    cache.keep(to_keep(filled(), "a"))
    assert recalled(cache, "a").known == filled().used
    library.write_text("newer")
    assert recalled(cache, "a").known == {}


def test_of_a_model_that_asks_too_much_nothing_is_kept(monkeypatch):
    monkeypatch.setattr(module, "_MOST", 250)
    assert to_keep(filled(), "a") == []
    assert len(to_keep(filled(2), "a")) == 1


def test_a_cache_that_cannot_be_read_remembers_nothing(cache, tmp_path):
    (tmp_path / "cache" / "runs.sqlite3").mkdir()
    assert recalled(cache, "a").known == {}
