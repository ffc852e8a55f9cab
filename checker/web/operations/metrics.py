"""Figures for Prometheus: requests by route, runs by state, room on the disk."""

from collections.abc import Iterator

from fastapi import APIRouter
from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector
from sqlalchemy import func, select
from starlette.responses import Response

from checker.web.errors import NotAllowedError
from checker.web.office import AnActor, AnOffice, Office
from checker.web.tables import Run

router = APIRouter()


@router.get("/metrics")
def metrics(office: AnOffice, actor: AnActor) -> Response:
    """The figures, in the text format of Prometheus, for those who may read all projects."""
    if not actor.may("read"):
        raise NotAllowedError("The figures are of all projects, and you may not read all of them.")
    now = CollectorRegistry()
    now.register(_Stored(office))
    told = generate_latest(office.figures.registry) + generate_latest(now)
    return Response(told, media_type=CONTENT_TYPE_LATEST)


class _Stored(Collector):
    def __init__(self, office: Office) -> None:
        self._office = office

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Runs by state, and bytes that are free."""
        runs = GaugeMetricFamily("schoolcheck_runs", "Runs by state.", labels=["state"])
        with self._office.database.reading() as session:
            for state, count in session.execute(
                select(Run.state, func.count()).group_by(Run.state)
            ):
                runs.add_metric([state], count)
        yield runs
        free = GaugeMetricFamily("schoolcheck_disk_free_bytes", "Free for uploads and results.")
        free.add_metric([], self._office.files.free())
        yield free
