"""One question about a way, answered once: where from, where to, the way, and what blocks it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from checker.measure.registry import provider
from checker.measure.routes.blocked import Blockers
from checker.measure.routes.found import (
    ROUTES,
    Found,
    NetworkOf,
    Routes,
    standard_of,
)
from checker.measure.routes.legs import Leg
from checker.measure.routes.network import Network
from checker.measure.routes.places import Directory
from checker.measure.routes.stopped import Blocker
from checker.measure.routes.walks import Standard, Walk
from checker.measure.routes.where import Where
from checker.measure.subjects import Place, Subject
from checker.results.values import Unknown


@dataclass(frozen=True)
class Asked:
    """A way between two places, and the first thing in its way where there is none for sure."""

    start: Where
    goal: Where
    standard: Standard
    found: Found
    blockers: Blockers
    network_of: NetworkOf

    @cached_property
    def blocker(self) -> Blocker | None:
        """What would have to change first, read as the answer reads the model; none on a way."""
        if not math.isinf(self.found.high):
            return None
        sure = not math.isinf(self.found.low)
        walk = Walk(standard=self.standard, sure=sure, open_rooms=True, lifts=self.found.lifts)
        return self.blockers(self.start, self.goal, walk)

    @property
    def reason(self) -> str:
        """Why the way has no length, in words."""
        if not self.goal.possible:
            return f"the model shows no {self.goal.words.removeprefix('any ')}"
        return self.blocker.words if self.blocker else "nothing that is modelled leads there"

    @property
    def up_to_blocker(self) -> tuple[Leg, ...]:
        """The way from the start to where the blocker stops one."""
        if self.blocker is None or not self.blocker.before:
            return ()
        network = self.network(sure=False)
        journey = network.journey(self.start.possible, {self.blocker.before})
        last = network.toward(self.blocker.before, self.blocker.at) if self.blocker.at else ()
        return (*(journey.legs if journey else ()), *last)

    def network(self, *, sure: bool) -> Network:
        """The network that the way was found on."""
        opened = self.found.opened or self.found.shown is None
        walk = Walk(standard=self.standard, sure=sure, open_rooms=opened, lifts=self.found.lifts)
        return self.network_of(walk)


@dataclass(frozen=True, slots=True)
class RouteDesk:
    """Takes questions about ways as rules put them."""

    directory: Directory
    routes: Routes
    blockers: Blockers
    network_of: NetworkOf

    def ask(
        self,
        subject: Subject,
        from_: Place | None,
        to: Place | None,
        route: str,
        clear_width: float,
    ) -> Asked | Unknown:
        """The way between two places; each is the subject itself where none is named."""
        standard = standard_of(route, clear_width)
        if standard is None:
            return Unknown(missing=(f"a kind of route: {' or '.join(ROUTES)}",), ask="")
        own = Place(relation="itself", subject=subject)
        start, goal = self.directory.find(from_ or own), self.directory.find(to or own)
        if isinstance(start, Unknown):
            return start
        if isinstance(goal, Unknown):
            return goal
        return self.between(start, goal, standard)

    def between(self, start: Where, goal: Where, standard: Standard) -> Asked:
        """The way between two places that are known."""
        found = self.routes.between(start, goal, standard)
        return Asked(start, goal, standard, found, self.blockers, self.network_of)


@provider
def route_desk(
    directory: Directory, routes: Routes, blockers: Blockers, network_of: NetworkOf
) -> RouteDesk:
    """Answers questions about ways, for all route measures of a run."""
    return RouteDesk(directory, routes, blockers, network_of)
