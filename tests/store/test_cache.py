"""The file of earlier runs: it forgets, it is shared, it breaks, and never tells anything false."""

import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from checker.store import cache as module
from checker.store.cache import FILE_NAME, Cache, Entry
from checker.store.folder import Place, UnfitCacheError, make_folder, place

MB = 1024**2
posix_only = pytest.mark.skipif(os.name != "posix", reason="owners and modes are POSIX")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache"


def opened(folder, most: int = MB) -> Cache:
    return Cache(Place(folder=folder, most=most))


def noise(size: int, seed: int = 0) -> bytes:
    return random.Random(seed).randbytes(size)  # noqa: S311 - noise, no secret


def kept(folder, *keys: str, size: int = 50) -> Cache:
    cache = opened(folder)
    for key in keys:
        cache.keep([Entry(key=key, data=noise(size, len(key)), shelf="s")])
    return cache


def altered(folder, statement: str) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME)) as file, file:
        file.execute(statement)


def test_what_was_kept_is_found_by_its_key_and_on_its_shelf(folder):
    cache = opened(folder)
    assert (cache.find("a"), cache.on_shelf("s")) == (None, [])
    first, second = Entry(key="a", data=b"x" * 999, shelf="s"), Entry(key="b", data=b"", shelf="s")
    cache.keep([first])
    cache.keep([second, Entry(key="c", data=b"apart")])
    again = opened(folder)
    assert (again.find("a"), again.find("b"), again.find("c")) == (b"x" * 999, b"", b"apart")
    assert again.on_shelf("s") == [second, first]


def test_the_same_key_is_kept_once(folder):
    cache = kept(folder, "a")
    cache.keep([Entry(key="a", data=b"newer", shelf="s")])
    assert cache.on_shelf("s") == [Entry(key="a", data=b"newer", shelf="s")]


def test_the_longest_unused_makes_room(folder, monkeypatch):
    clock = iter(range(0, 10**15, 10**13))
    monkeypatch.setattr(module.time, "time_ns", lambda: next(clock))
    cache = opened(folder, most=2500)
    for key in "ab":
        cache.keep([Entry(key=key, data=noise(1000))])
    cache.note_use(["a"])
    cache.keep([Entry(key="c", data=noise(1000))])
    assert [key for key in "abc" if cache.find(key) is not None] == ["a", "c"]


def test_the_file_shrinks_with_a_smaller_limit(folder):
    kept(folder, *("k" * n for n in range(1, 20)), size=50_000)
    before = (folder / FILE_NAME).stat().st_size
    opened(folder, most=100_000).keep([Entry(key="new", data=noise(50_000))])
    assert before > 900_000
    assert (folder / FILE_NAME).stat().st_size < 200_000


def test_more_than_the_cache_may_hold_is_not_kept_and_pushes_nothing_out(folder):
    cache = kept(folder, "a")
    opened(folder, most=2000).keep([Entry(key="big", data=noise(3000))])
    assert cache.find("big") is None
    assert cache.find("a") is not None


def test_a_use_is_noted_at_most_once_an_hour(folder):
    cache = kept(folder, "a")
    written = (folder / FILE_NAME).read_bytes()
    cache.note_use(["a"])
    assert (folder / FILE_NAME).read_bytes() == written


WORKER = """
import sys
from pathlib import Path
from checker.store.cache import Cache, Entry
from checker.store.folder import Place
cache = Cache(Place(folder=Path(sys.argv[1]), most=2**20))
for number in range(40):
    cache.keep([Entry(key=f"{sys.argv[2]}-{number}", data=sys.argv[2].encode() * 500)])
    cache.find(f"a-{number}")
"""


@pytest.mark.slow
def test_processes_share_one_file_from_its_first_moment_on(folder):
    workers = [
        subprocess.Popen([sys.executable, "-c", WORKER, str(folder), name], stderr=subprocess.PIPE)
        for name in "ab"
    ]
    assert [(each.communicate()[1], each.returncode) for each in workers] == [(b"", 0)] * 2
    cache = opened(folder)
    found = [cache.find(f"{name}-{number}") for name in "ab" for number in range(40)]
    assert found == [b"a" * 500] * 40 + [b"b" * 500] * 40


def test_a_file_that_another_process_holds_is_a_miss_and_no_failure(folder, monkeypatch):
    monkeypatch.setattr(module, "_PATIENCE_S", 0.05)
    cache = kept(folder, "a")
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert (cache.find("a"), cache.on_shelf("s")) == (None, [])
        cache.keep([Entry(key="b", data=b"")])
        cache.note_use(["a"])
    assert (cache.find("a") is None, cache.find("b")) == (False, None)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET data = x'00'",
        "UPDATE entries SET data = 'text'",
        "UPDATE entries SET key = 'b', shelf = 't'",
        "UPDATE entries SET digest = x''",
        "DROP TABLE entries",
        "PRAGMA user_version = 99",
        "PRAGMA user_version = 0",
    ],
)
def test_a_file_that_was_tampered_with_or_of_another_layout_is_made_anew(folder, statement):
    cache = kept(folder, "a")
    altered(folder, statement)
    assert [*map(cache.find, "ab"), *cache.on_shelf("s"), *cache.on_shelf("t")] == [None, None]
    cache.keep([Entry(key="c", data=b"new")])
    cache.keep([Entry(key="d", data=b"newer")])
    assert cache.find("d") == b"newer"


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\0", b"x"])
def test_a_file_that_is_no_database_is_made_anew(folder, content):
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(content)
    (folder / f"{FILE_NAME}-journal").write_bytes(content)
    cache = opened(folder)
    assert cache.find("a") is None
    cache.keep([Entry(key="a", data=b"new")])
    assert cache.find("a") == b"new"


def test_bytes_that_flipped_anywhere_never_come_back_as_an_answer(folder):
    given = {key: noise(3000, len(key)) for key in ("a", "bb", "ccc")}
    cache = opened(folder)
    cache.keep([Entry(key=key, data=data) for key, data in given.items()])
    whole = (folder / FILE_NAME).read_bytes()
    lost = 0
    for at in random.Random(5).sample(range(len(whole)), 150):  # noqa: S311
        flipped = bytes([whole[at] ^ 0x5A])
        (folder / FILE_NAME).write_bytes(whole[:at] + flipped + whole[at + 1 :])
        for key, data in given.items():
            try:
                found = cache.find(key)
            except UnfitCacheError:
                found = None
            assert found in (data, None)
            lost += found is None
    assert lost > 30


def _limited(monkeypatch, setting: str) -> None:
    """Every file that is opened from here on obeys a setting: no more pages, or no writing."""
    real = sqlite3.connect

    def connect(path, *given, **named):
        file = real(path, *given, **named)
        file.execute(setting)
        return file

    monkeypatch.setattr(module.sqlite3, "connect", connect)


@pytest.mark.parametrize("setting", ["PRAGMA max_page_count = 1", "PRAGMA query_only = 1"])
def test_a_full_or_read_only_disk_keeps_nothing_says_so_and_loses_nothing(
    folder, monkeypatch, setting
):
    cache = kept(folder, "a")
    with monkeypatch.context() as limited:
        _limited(limited, setting)
        with pytest.raises(UnfitCacheError, match="its file cannot be used"):
            cache.keep([Entry(key="b", data=noise(100_000))])
        cache.note_use(["a"])
        assert cache.find("a") == noise(50, 1)
    assert cache.find("b") is None


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UnfitCacheError, match="folder cannot be made"):
        opened(tmp_path / "file" / "cache")


@posix_only
def test_the_folder_and_its_file_are_for_their_owner_alone(folder):
    kept(folder, "a")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / FILE_NAME).stat().st_mode & 0o777 == 0o600


@posix_only
def test_what_everybody_may_write_to_is_not_trusted(folder):
    cache = kept(folder, "a")
    (folder / FILE_NAME).chmod(0o666)
    with pytest.raises(UnfitCacheError, match="its file may be written to by everybody"):
        cache.find("a")
    folder.chmod(0o777)
    with pytest.raises(UnfitCacheError, match="its folder may be written to by everybody"):
        opened(folder)


@posix_only
def test_what_somebody_else_owns_is_not_trusted(folder, monkeypatch):
    folder.mkdir()
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    with pytest.raises(UnfitCacheError, match="its folder belongs to somebody else"):
        make_folder(folder)


@posix_only
def test_a_link_of_ours_is_followed_and_one_of_somebody_else_is_not(folder, tmp_path, monkeypatch):
    folder.mkdir()
    link = tmp_path / "link"
    link.symlink_to(folder)
    make_folder(link)
    real = type(link).lstat

    class Foreign:
        st_uid = os.geteuid() + 1

    monkeypatch.setattr(type(link), "lstat", lambda path: Foreign() if path == link else real(path))
    with pytest.raises(UnfitCacheError, match="belongs to somebody else"):
        make_folder(link)


@pytest.mark.parametrize(
    ("said", "most"),
    [
        ({}, 1024 * MB),
        ({"SCHOOLCHECK_CACHE_MB": "10"}, 10 * MB),
        ({"SCHOOLCHECK_CACHE_MB": "0"}, 0),
    ],
)
def test_the_size_is_a_gibibyte_unless_told(said, most):
    assert place({**said, "SCHOOLCHECK_CACHE": "x"}).most == most
    assert place({"SCHOOLCHECK_CACHE_MB": "1e9"}).most < 2 * 1024**3
    assert place({"SCHOOLCHECK_CACHE_MB": "-5"}).most == 0


@pytest.mark.parametrize("said", ["much", "nan", "1 GB"])
def test_a_size_that_is_no_number_is_told(said):
    with pytest.raises(UnfitCacheError, match=r"SCHOOLCHECK_CACHE_MB is '.*' and no number"):
        place({"SCHOOLCHECK_CACHE_MB": said})


@posix_only
def test_the_folder_is_the_one_named_else_the_users_own(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert place({"SCHOOLCHECK_CACHE": "/a/b", "XDG_CACHE_HOME": "/x"}).folder.as_posix() == "/a/b"
    assert place({"XDG_CACHE_HOME": "/x"}).folder.as_posix() == "/x/schoolcheck"
    assert place({"XDG_CACHE_HOME": "x"}).folder == tmp_path / ".cache" / "schoolcheck"
    assert place({"SCHOOLCHECK_CACHE": " "}).folder == tmp_path / ".cache" / "schoolcheck"
