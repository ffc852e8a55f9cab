"""Cases for the ADA pack: treads, nosings, what hangs over a stair, and the rails beside it."""

from dataclasses import replace
from typing import Any

from sample_models.make.cases.case import Case
from sample_models.make.cases.flights import cases_of, flight, over, rails_of, stair
from sample_models.make.plan import Plan

_BARE = stair(flight(bodiless=True, stated=False))
_PRIMARY = "school: {name: Sample, phase: primary}\n"
_SECONDARY = "school: {name: Sample, phase: secondary}\n"


def _under(height: float) -> Plan:
    """A flight with a gallery so high over it."""
    return stair(flight(), landings=(over(flight(), height),))


def _railed(*lower: float, **more: Any) -> Plan:
    """A flight with a rail on both sides, and lower rails of these heights under them."""
    made = flight()
    low = tuple(
        replace(rail, name=f"Lower {rail.name.lower()}")
        for height in lower
        for rail in rails_of(made, height=height)
    )
    return stair(made, rails=(*rails_of(made, **more), *low))


ADA_STEP_CASES: tuple[Case, ...] = (
    *cases_of(
        "ADA-504-stair-tread",
        pass_exactly_280=stair(flight(going=0.28)),
        fail_275=stair(flight(going=0.275)),
        cannot_tell_without_body=_BARE,
    ),
    *cases_of(
        "ADA-504-stair-alike",
        pass_exactly_2_mm_apart=stair(flight(uneven=0.001)),
        fail_4_mm_apart=stair(flight(uneven=0.002)),
        cannot_tell_without_body=_BARE,
    ),
    *cases_of(
        "ADA-504-stair-closed-risers",
        pass_closed=stair(flight()),
        pass_closed_with_nosings=stair(flight(nosing=0.025)),
        fail_open=stair(flight(style="open")),
        cannot_tell_without_body=_BARE,
    ),
    *cases_of(
        "ADA-504-stair-nosing",
        pass_exactly_38=stair(flight(nosing=0.038)),
        fail_40_mm=stair(flight(nosing=0.04)),
        cannot_tell_without_body=_BARE,
    ),
    *cases_of(
        "ADA-307-stair-headroom",
        pass_exactly_2030=_under(2.03),
        fail_2020=_under(2.02),
        cannot_tell_nothing_over_it=stair(flight()),
    ),
    *cases_of(
        "ADA-505-childrens-rail",
        brief=_PRIMARY,
        pass_exactly_710=_railed(0.71),
        fail_720=_railed(0.72),
        cannot_tell_none_modelled=_railed(),
    ),
    *cases_of("ADA-505-childrens-rail", brief=_SECONDARY, na_secondary_school=_railed(0.72)),
    *cases_of(
        "ADA-505-rail-diameter",
        pass_exactly_32=_railed(diameter=0.032),
        pass_exactly_51=_railed(diameter=0.051),
        fail_30_mm=_railed(diameter=0.03),
        fail_52_mm=_railed(diameter=0.052),
        cannot_tell_not_stated=_railed(),
    ),
)
