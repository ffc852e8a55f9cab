"""What one server process counts and logs of its own answers."""

import time

from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checker.web.logs import ACCESS

_SECONDS = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)


class Figures:
    """The figures of one server process, from its start."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "schoolcheck_requests", "Answers given.", ("route", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "schoolcheck_request_seconds",
            "From a request to the start of its answer.",
            ("route",),
            buckets=_SECONDS,
            registry=self.registry,
        )


class Measured:
    """Counts and times every answer under its route, so that ids make no figures of their own."""

    def __init__(self, app: ASGIApp, figures: Figures) -> None:
        self.app, self.figures = app, figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer and count."""
        started = time.perf_counter()

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                _count(self.figures, scope, message["status"], time.perf_counter() - started)
            await send(message)

        await self.app(scope, receive, counted if scope["type"] == "http" else send)


def _count(figures: Figures, scope: Scope, status: int, seconds: float) -> None:
    route = str(getattr(scope.get("route"), "path", "other"))
    figures.requests.labels(route, str(status)).inc()
    figures.seconds.labels(route).observe(seconds)
    told = {"method": scope["method"], "route": route, "status": status}
    ACCESS.info("answered", extra={"told": {**told, "seconds": round(seconds, 4)}})
