"""Cases for the rooms that the pupils' needs ask for: each with the brief that states them."""

from sample_models.make.cases.case import Case
from sample_models.make.plan import Plan
from sample_models.make.small import Want, row

_CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=7.4, door_at=1.2)
_CALM = Want(name="Calm room", kind="calm", width=2.4, depth=4.2, opens_out=True)
_THERAPY = Want(name="Therapy room", kind="therapy", width=4.0, depth=4.2, door="wide")
_HYGIENE = Want(name="Hygiene room", kind="hygiene", width=3.0, depth=4.2, door="sliding")
_UNNAMED = Want(name="", kind="", width=3.0, depth=4.0)


def _plan(*wants: Want) -> Plan:
    return row([_CLASS, *wants])


def _group(width: float) -> Want:
    return Want(name="Small group room", kind="small group", width=width, depth=4.0)


def _store(width: float) -> Want:
    return Want(name="Wheelchair store", kind="", width=width, depth=4.0)


def _needs(**needs: int) -> str:
    told = ", ".join(f"{need}: {count}" for need, count in needs.items())
    return f"school: {{name: Sample, phase: primary, pupils: 100}}\nneed_profile: {{{told}}}\n"


def _base(places: int, autistic: int) -> str:
    base = f"bases:\n  - {{name: Inclusion base, zone: Inclusion base, places: {places}}}\n"
    return _needs(autism=autistic, SEMH=0, SLCN=0) + base


def _based() -> Plan:
    return row([_CLASS, Want(name="Base classroom 1", kind="base class", width=7.5, base=True)])


def _cases(rule: str, *cases: tuple[str, Plan, str]) -> tuple[Case, ...]:
    return tuple(
        Case(rule=f"ENG-NEED-{rule}", name=name, plan=plan, brief=brief)
        for name, plan, brief in cases
    )


_LEARNING = _needs(SLCN=10, MLD=5, SpLD=0)
_CALMING = _needs(autism=10, SEMH=5)
_TALKING = _needs(SLCN=34, PD=6)
_CARED = _needs(PD=10, PMLD=0)

NEED_CASES: tuple[Case, ...] = (
    *_cases(
        "small-group-area",
        ("pass-exactly-12-m2-for-15", _plan(_group(3.0)), _LEARNING),
        ("fail-10-m2-for-15", _plan(_group(2.5)), _LEARNING),
        ("cannot-tell-one-need-not-said", _plan(_group(3.0)), _needs(SLCN=10, MLD=5)),
        ("cannot-tell-unnamed-room", _plan(_group(2.5), _UNNAMED), _LEARNING),
    ),
    *_cases(
        "calm-spaces",
        ("pass-one-for-exactly-15", _plan(_CALM), _CALMING),
        ("fail-one-for-16", _plan(_CALM), _needs(autism=11, SEMH=5)),
        ("cannot-tell-unnamed-room", _plan(_UNNAMED), _CALMING),
    ),
    *_cases(
        "base-places",
        ("pass-exactly-6-places-for-12", _based(), _base(6, 12)),
        ("fail-6-places-for-14", _based(), _base(6, 14)),
        (
            "na-special-school",
            _plan(),
            _needs(autism=14, SEMH=0, SLCN=0).replace("primary", "special"),
        ),
        (
            "cannot-tell-places-not-said",
            _based(),
            _needs(autism=12, SEMH=0, SLCN=0)
            + "bases: [{name: Inclusion base, zone: Inclusion base}]\n",
        ),
    ),
    *_cases(
        "therapy-rooms",
        ("pass-one-for-exactly-40", _plan(_THERAPY), _TALKING),
        ("fail-one-for-41", _plan(_THERAPY), _needs(SLCN=35, PD=6)),
        ("cannot-tell-need-not-said", _plan(_THERAPY), _needs(SLCN=35)),
    ),
    *_cases(
        "hygiene-rooms",
        ("pass-one-for-exactly-10", _plan(_HYGIENE), _CARED),
        ("pass-none-for-nobody", _plan(), _needs(PD=0, PMLD=0)),
        ("fail-one-for-11", _plan(_HYGIENE), _needs(PD=11, PMLD=0)),
        ("fail-none-for-a-few", _plan(), _needs(PD=1, PMLD=0)),
        ("cannot-tell-need-not-said", _plan(_HYGIENE), _needs(PD=10)),
    ),
    *_cases(
        "mobility-storage",
        ("pass-exactly-12-m2-for-10", _plan(_store(3.0)), _CARED),
        ("fail-8-m2-for-10", _plan(_store(2.0)), _CARED),
        ("cannot-tell-unnamed-room", _plan(_UNNAMED), _CARED),
    ),
)
