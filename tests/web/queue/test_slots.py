"""A name or a folder is held by one process, and taken back from one that is gone."""

import time

import pytest

from checker.errors import UsageError
from checker.web.queue.slot import FolderSlot
from tests.web.queue.test_several_servers import END_ALL


def test_a_folder_is_held_by_one(tmp_path):
    first, second = (FolderSlot(tmp_path, "server") for _ in range(2))
    first.take()
    with pytest.raises(UsageError, match="Another server is working in the folder"):
        second.take()
    first.release()
    second.take()
    second.release()
    second.release()  # once more is nothing


def test_nobody_else_lives_in_a_folder_and_it_never_goes_stale(tmp_path):
    slot = FolderSlot(tmp_path, "server")
    slot.beat()
    assert (slot.living(), slot.is_stale()) == ({"server"}, False)


@pytest.fixture
def slots(postgres):
    from checker.web.queue.beat import BeatingSlot  # noqa: PLC0415 - with its fixture
    from checker.web.settings import Settings  # noqa: PLC0415

    url = postgres.database()
    made = []

    def slot(name):
        spelled = Settings(data=postgres.folder, database_url=url).queue_url
        made.append(BeatingSlot(spelled, name, dead_after_s=0.3))
        return made[-1]

    slot.end_connections = lambda: postgres.execute(url, END_ALL)
    slot.rows = lambda: postgres.execute(url, "SELECT slot FROM schoolcheck_queue.beats")
    yield slot
    for each in made:
        each.release()


@pytest.mark.slow
def test_those_live_that_showed_it_lately(slots):
    first, second = slots("a"), slots("b")
    first.take()
    second.take()
    assert first.living() == {"a", "b"}
    time.sleep(0.35)
    assert first.is_stale()
    first.beat()
    assert not first.is_stale()
    assert second.is_stale()
    assert first.living() == {"a"}
    second.release()
    assert slots.rows() == [("a",)]


@pytest.mark.slow
def test_a_name_is_held_again_after_its_connection_broke(slots):
    first, second = slots("a"), slots("a")
    first.take()
    slots.end_connections()
    first.beat()
    with pytest.raises(UsageError, match="under the name 'a'"):
        second.take()


@pytest.mark.slow
def test_a_connection_that_broke_while_it_was_asked_is_not_mended_without_the_lock(slots):
    first, second = slots("a"), slots("a")
    first.take()
    slots.end_connections()
    with pytest.raises(Exception, match="terminat"):
        first.living()
    second.take()
    with pytest.raises(UsageError, match="under the name 'a'"):
        first.beat()
    second.release()
    first.beat()
    assert first.living() == {"a"}
