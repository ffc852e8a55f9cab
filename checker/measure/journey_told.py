"""One journey: its length as the rules measure it, what is met on it, and what stops it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

from shapely.errors import GEOSException

from checker.measure.journey_stop import Approach, blocker_of
from checker.measure.journey_way import (
    DIGITS,
    Narrows,
    drawn_legs,
    level_changes,
    narrows,
    stretches,
)
from checker.measure.measurer import Measurer
from checker.measure.routes.asked import Asked, RouteDesk
from checker.measure.routes.found import STEP_FREE, WALKING
from checker.measure.routes.network import Network
from checker.measure.routes.walks import Walk
from checker.measure.subjects import Place, Subject
from checker.results.journey import Journey, JourneyEnd, StepFree
from checker.results.values import Quantity, Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A way to be asked for, as a rule asks: from and to the subject itself where none is named."""

    subject: Subject
    from_: Place | None = None
    to: Place | None = None

    @property
    def params(self) -> dict[str, Any]:
        """The places as parameters of a measure."""
        places = {"from": self.from_, "to": self.to}
        return {name: place for name, place in places.items() if place is not None}


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells journeys. Without a `desk` nobody knows the ways, only that they are not known."""

    measurer: Measurer
    desk: RouteDesk | None
    narrows: Narrows
    approach: Approach

    def journey(self, start: JourneyEnd, goal: JourneyEnd, question: Question) -> Journey:
        """The step-free way between two places, and all that is met on it."""
        value = self.measurer.measure("travel_distance", question.subject, **question.params)
        if not isinstance(value, Quantity):
            missing = value.missing if isinstance(value, Unknown) else ("how far it is",)
            ask = value.ask if isinstance(value, Unknown) else ""
            return Journey(
                start=start, goal=goal, step_free="cannot tell", missing=missing, ask=ask
            )
        told = Journey(
            start=start,
            goal=goal,
            step_free=_step_free(value),
            low=round(value.low, DIGITS),
            high=round(value.high, DIGITS),
            reason=_reason(value),
        )
        asked = self._asked(question)
        on_foot = told if told.step_free == "yes" else self._with_foot(told, question)
        return on_foot if asked is None else self._with_way(on_foot, asked)

    def _asked(self, question: Question) -> Asked | None:
        if self.desk is None:
            return None
        asked = self.desk.ask(question.subject, question.from_, question.to, STEP_FREE, 0.0)
        return None if isinstance(asked, Unknown) else asked

    def _with_foot(self, told: Journey, question: Question) -> Journey:
        params = {**question.params, "route": WALKING}
        value = self.measurer.measure("travel_distance", question.subject, **params)
        if not isinstance(value, Quantity):
            return told
        low, high = round(value.low, DIGITS), round(value.high, DIGITS)
        return replace(told, on_foot_low=low, on_foot_high=high)

    def _with_way(self, told: Journey, asked: Asked) -> Journey:
        """With the way that is sure, else the one that may be, else the way up to what blocks."""
        shown = asked.found.shown
        network = _network_of(asked)
        legs = shown.legs if shown else self.approach.legs(asked)
        ends = (shown.start, shown.goal) if shown else ()
        way = stretches(legs)
        pinches = self.narrows.on(way, network, ends)
        return replace(
            told,
            pinches=pinches,
            levels=level_changes(way, self.narrows.ids),
            blocker=blocker_of(asked, way, pinches, self.narrows.ids),
            legs=drawn_legs(way),
        )


def teller(measurer: Measurer) -> Teller:
    """A teller for one run; where the plans trip up the geometry engine, one without a desk."""
    ids = {each.id: each.ref.global_id for each in measurer.school.elements()}
    try:
        desk, by_space = measurer.provide("route_desk"), measurer.provide("gates_by_space")
    except GEOSException:
        desk, by_space = None, {}
    return Teller(measurer, desk, narrows(measurer, ids), Approach(by_space, {}))


def _step_free(value: Quantity) -> StepFree:
    if math.isinf(value.low):
        return "no"
    return "cannot tell" if math.isinf(value.high) else "yes"


def _reason(value: Quantity) -> str:
    """Why there is no sure way, or why its length is open."""
    if value.reason:
        return value.reason
    return value.doubt.missing[0] if value.doubt and value.doubt.missing else ""


def _network_of(asked: Asked) -> Network:
    """The network that the way to draw was found on."""
    if asked.found.for_sure is not None or asked.found.shown is None:
        return asked.network(sure=asked.found.for_sure is not None)
    plain = Walk(standard=asked.standard, sure=False)
    network = asked.network_of(plain)
    # Only where nobody gets there otherwise are people led through stores and kitchens.
    opened = not network.leads(asked.start, asked.goal)
    return asked.network_of(replace(plain, open_rooms=True)) if opened else network
