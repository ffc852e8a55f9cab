"""Cases for the ADA pack: what lies at the ends of a ramp, beside it and across it."""

from typing import Any

from sample_models.make.cases.case import Case
from sample_models.make.cases.flights import cases_of, rails_of
from sample_models.make.cases.ramps import landed, railed, ramp, sloping
from sample_models.make.plan import Plan

_UNRAILED = ramp(sloping())


def _kerbed(kerb: float) -> Plan:
    """A ramp over paving with kerbs of this height, and a rail on one side only."""
    made = sloping(kerb=kerb)
    return ramp(made, ground=True, rails=rails_of(made, sides=(-1.0,)))


def _falling(one_in: float, **more: Any) -> Plan:
    """A ramp that falls sideways."""
    return ramp(sloping(across=1 / one_in, **more))


ADA_RAMP_CASES: tuple[Case, ...] = (
    *cases_of(
        "ADA-405-ramp-landings",
        pass_exactly_1525=landed(1.525, 1.525),
        fail_1500_at_its_foot=landed(1.5, 1.8),
        fail_1500_at_its_head=landed(1.8, 1.5),
        cannot_tell_nothing_at_its_head=landed(1.8, 1.525, landing=False),
    ),
    *cases_of(
        "ADA-405-ramp-handrails",
        pass_both_sides=railed(),
        fail_one_side=railed(sides=(-1.0,)),
        na_exactly_150_high=ramp(sloping(rise=0.15, going=1.8)),
        cannot_tell_no_railings_modelled=_UNRAILED,
    ),
    *cases_of(
        "ADA-405-ramp-edges",
        pass_exactly_100=_kerbed(0.1),
        fail_90_mm=_kerbed(0.09),
        cannot_tell_no_kerbs_modelled=ramp(sloping(), ground=True),
    ),
    *cases_of(
        "ADA-405-ramp-cross-slope",
        pass_exactly_1_in_48=_falling(48),
        pass_level=ramp(sloping()),
        fail_1_in_40=_falling(40),
        cannot_tell_without_body=_falling(40, bodiless=True),
    ),
    *cases_of(
        "ADA-505-ramp-rail-height",
        pass_exactly_865=railed(height=0.865),
        pass_exactly_965=railed(height=0.965),
        fail_850=railed(height=0.85),
        fail_1000=railed(height=1.0),
        cannot_tell_no_railings_modelled=_UNRAILED,
    ),
    *cases_of(
        "ADA-505-ramp-rail-extension",
        pass_exactly_305=railed(past=0.305),
        fail_300=railed(past=0.3),
        cannot_tell_no_railings_modelled=_UNRAILED,
    ),
)
