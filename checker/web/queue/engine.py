"""The queue on DBOS: on a SQLite file for one server, on PostgreSQL for several.

DBOS keeps which run waits, is done by which process, and how it ended, and takes up what a process
left when it starts under the same name. What is added here: the name is held by one process alone;
runs of a server that is gone for good go to another; a work learns that its run was cancelled or
taken over; and runs are handed back when a server stops.
"""

import logging
import sqlite3
import threading
import time
from collections.abc import Collection, Mapping
from contextlib import closing, suppress

from dbos import DBOS, DBOSClient, DBOSConfig, DBOSPortableJSONSerializer, WorkflowStatus

from checker.errors import UsageError
from checker.web.queue.at_work import AtWork
from checker.web.queue.beat import BeatingSlot
from checker.web.queue.every import Every
from checker.web.queue.port import Ending, Work
from checker.web.queue.slot import FolderSlot, Slot
from checker.web.settings import Settings

_log = logging.getLogger(__name__)
_NO_HANDLER = logging.NullHandler()
_APPLICATION, _QUEUE, _CHECK = "schoolcheck", "checks", "check"
# To be raised only when a submitted run of before could not be done by the code of after: DBOS
# leaves alone whatever was submitted under another.
_VERSION = "runs-1"
_TRIES = 4
_LOOK_S = 0.2
_STOP_S = 10.0
_WAITS, _WORKED_ON = "ENQUEUED", "PENDING"
_ENDINGS: Mapping[str, Ending] = {
    "SUCCESS": "done",
    "ERROR": "failed",
    "CANCELLED": "cancelled",
    "MAX_RECOVERY_ATTEMPTS_EXCEEDED": "given up",
}


class DbosQueue:
    """A `JobQueue`. One may be started in a process at a time, because DBOS is one per process.

    Without being started it submits, cancels and tells endings, of the queue of other processes.
    Every `beat_s` a server shows that it lives; one that did not for `dead_after_s` is taken for
    dead and its runs are done by others.
    """

    def __init__(
        self, settings: Settings, *, beat_s: float = 5.0, dead_after_s: float = 30.0
    ) -> None:
        self._settings, self._beat_s, self._dead_after_s = settings, beat_s, dead_after_s
        self._opening = threading.Lock()
        self._opened: DBOSClient | None = None
        self._slot: Slot | None = None
        self._at_work = AtWork(settings.children, lambda: False)
        self._repeating: list[Every] = []
        self._named_at = 0.0
        self._adrift: set[tuple[str, int | None]] = set()

    def claim(self) -> None:
        """Hold this server's place from now on.

        Raises:
            UsageError: when another process has the folder or the name.
        """
        slot = self._make_slot()
        slot.take()
        self._slot, self._named_at = slot, time.monotonic()

    def start(self, work: Work) -> None:
        """Take up what waits and what was cut off, and go on taking up what comes.

        Raises:
            UsageError: as `claim` does, where that was not asked before.
        """
        if self._slot is None:
            self.claim()
        assert self._slot is not None  # noqa: S101 - claimed
        self._at_work = AtWork(self._settings.children, self._slot.is_stale)
        try:
            self._launch(work)
        except BaseException:
            self.stop()
            raise
        self._repeating = [
            Every(_LOOK_S, self._look, "The queue does not see which runs were cancelled"),
            Every(self._beat_s, self._tend, "The queue does not see what other servers do"),
        ]

    def submit(self, run_id: str) -> None:
        """Have a run worked on. Kept when this returns; submitting twice is once."""
        self._client.enqueue(
            {
                "workflow_name": _CHECK,
                "queue_name": _QUEUE,
                "workflow_id": run_id,
                "app_version": _VERSION,
            },
            run_id,
        )

    def cancel(self, run_id: str) -> None:
        """Have a run not started, or stopped soon, wherever it is worked on."""
        self._client.cancel_workflow(run_id)

    def ended(self, run_ids: Collection[str]) -> Mapping[str, Ending]:
        """Those of these runs that the queue is done with, and how."""
        if not run_ids:
            return {}  # DBOS would tell of all there are
        found = self._client.list_workflows(
            workflow_ids=list(run_ids), status=list(_ENDINGS), load_input=False
        )
        return {each.workflow_id: _ending(each) for each in found}

    def stop(self) -> None:
        """Let go of all work, hand back what was not finished, and close all connections."""
        for each in self._repeating:
            each.stop()
        self._repeating = []
        if self._slot is not None:
            self._at_work.stop(_STOP_S)
            DBOS.destroy(destroy_registry=True)
            # A stale name may be another's by now; and what cannot be handed back is not lost, but
            # taken up at the next start.
            with suppress(Exception):
                if not self._slot.is_stale():
                    self._hand_back(self._mine_adrift())
            with suppress(Exception):
                self._slot.release()
            self._slot = None
        with self._opening:
            if self._opened is not None:
                self._opened.destroy()
                self._opened = None

    @property
    def _client(self) -> DBOSClient:
        """A way to the queue's tables that needs no running queue, opened when first needed."""
        with self._opening:
            if self._opened is None:
                url = self._settings.queue_url
                if self._settings.is_sqlite:
                    _make_file(self._settings)
                DBOS.migrate(url)
                self._opened = DBOSClient(
                    system_database_url=url,
                    serializer=DBOSPortableJSONSerializer(),
                    application_name=_APPLICATION,
                    # Whoever asks is told now; a page cannot wait until the database is back.
                    retry_connection_errors=False,
                )
            return self._opened

    def _make_slot(self) -> Slot:
        settings = self._settings
        if settings.is_sqlite:
            settings.data.mkdir(parents=True, exist_ok=True)
            return FolderSlot(settings.data, settings.slot)
        return BeatingSlot(settings.queue_url, settings.slot, dead_after_s=self._dead_after_s)

    def _launch(self, work: Work) -> None:
        # With a handler of ours DBOS adds none of its own, and the server's logging has its words.
        logging.getLogger("dbos").addHandler(_NO_HANDLER)
        self._client.register_queue(
            _QUEUE,
            worker_concurrency=self._settings.children,
            polling_interval_sec=_LOOK_S,
            application_name=_APPLICATION,
        )
        config: DBOSConfig = {
            "name": _APPLICATION,
            "system_database_url": self._settings.queue_url,
            "executor_id": self._settings.slot,
            "application_version": _VERSION,
            "serializer": DBOSPortableJSONSerializer(),
            "log_level": "WARNING",
            "max_executor_threads": self._settings.children + 16,
            # How long a thread of DBOS, which nothing here needs, may keep a server from stopping.
            "notification_listener_polling_interval_sec": _LOOK_S,
        }
        DBOS(config=config)
        at_work = self._at_work

        @DBOS.workflow(name=_CHECK, max_recovery_attempts=_TRIES - 1)
        def check(run_id: str) -> str:
            return at_work.do(run_id, work)

        DBOS.launch()

    def _look(self) -> None:
        """Tell each work whose run was cancelled, or is no longer this process's."""
        ids = self._at_work.ids()
        if not ids:
            return
        found = {each.workflow_id: each for each in self._rows(workflow_ids=list(ids))}
        for run_id in ids:
            row = found.get(run_id)
            if row is not None and row.status == "CANCELLED":
                self._at_work.cancel(run_id)
            elif row is None or (row.status, row.executor_id) != (_WORKED_ON, self._settings.slot):
                self._at_work.let_go(run_id)

    def _tend(self) -> None:
        """Show that this server lives; take up what dead ones left, and what was mislaid here."""
        slot = self._slot
        if slot is None:
            return
        if slot.is_stale():
            # Others may have begun what runs here, so it ends before they are told otherwise.
            self._at_work.let_go_of_all()
        try:
            slot.beat()
            self._named_at = time.monotonic()
        except UsageError as error:
            # It may be held by an old connection of this very process that is not known to be dead.
            if time.monotonic() - self._named_at > self._dead_after_s:
                self._stand_down(slot, error)
            raise
        living = slot.living()
        owners = {str(each.executor_id) for each in self._rows(status=_WORKED_ON)}
        if owners - living:
            DBOS._recover_pending_workflows(sorted(owners - living))  # noqa: SLF001 - the only way
        adrift = self._mine_adrift()
        self._hand_back(adrift & self._adrift)
        self._adrift = adrift

    def _stand_down(self, slot: Slot, error: UsageError) -> None:
        """Work no more: what this process would claim looks like another's, which has its name."""
        _log.critical("%s This server works on no runs any more.", error)
        self._at_work.stop(0)
        DBOS.destroy(destroy_registry=True)
        slot.release()
        self._slot = None

    def _mine_adrift(self) -> set[tuple[str, int | None]]:
        """Runs claimed for this process that nothing in it works on, and when they were claimed.

        For a moment this is any run that was just claimed. What stays so was let go, or was claimed
        while the database went away.
        """
        ids = self._at_work.ids()
        mine = self._rows(status=_WORKED_ON, executor_id=self._settings.slot)
        return {
            (each.workflow_id, each.dequeued_at) for each in mine if each.workflow_id not in ids
        }

    def _hand_back(self, runs: set[tuple[str, int | None]]) -> None:
        """Have runs wait again, as if they had not been begun."""
        if runs:
            self._client.resume_workflows([run_id for run_id, _at in runs], queue_name=_QUEUE)

    def _rows(self, **asked: object) -> list[WorkflowStatus]:
        return self._client.list_workflows(load_input=False, load_output=False, **asked)  # type: ignore[arg-type]


def _ending(row: WorkflowStatus) -> Ending:
    return "failed" if row.output == "failed" else _ENDINGS[row.status]


def _make_file(settings: Settings) -> None:
    """A file whose readers do not wait for its writer, before DBOS opens it: it leaves that be."""
    settings.data.mkdir(parents=True, exist_ok=True)
    path = settings.queue_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
