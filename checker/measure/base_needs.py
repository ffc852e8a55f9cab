"""Whom a base is for, how long pupils are in it, and which of its rooms are made for whom."""

import re
from collections.abc import Mapping
from dataclasses import replace

from checker.brief import Brief
from checker.measure.evidence import where_it_is
from checker.measure.groups import BaseFacts, base_zones, members_of
from checker.measure.links import DoorLink
from checker.measure.registry import measure, provider
from checker.measure.subjects import Subject
from checker.model import Door, Room, School
from checker.results.values import Choice, Truth, Unknown, one_of, surely

_BOTH = frozenset({True, False})
# What a DfE space code (S21, S25) says of the pupils that a room is made for.
_CODED: Mapping[str, str] = {
    **dict.fromkeys(("SEN13", "SEN22"), "SLCN"),
    **dict.fromkeys(("SEN23", "PRA17", "S3025", "S3026", "S3027"), "SEMH"),
    **dict.fromkeys(("SEN14", "SEN15", "SEN25", "S3023"), "PD"),
    **dict.fromkeys(("CIR06", "CIR56", "STN06", "STN55"), "PD"),
    "SEN24": "autism",
    "SEN26": "HI",
    "SEN27": "VI",
}
_SPOKEN: Mapping[str, re.Pattern[str]] = {
    need: re.compile(words, re.IGNORECASE)
    for need, words in {
        "autism": r"\bautis(?:m|tic)\b|\bas[dc]\b",
        "HI": r"\bhearing\b|\bdeaf|\bhi\b|\bhrb\b",
        "PD": r"\bphysio|wheelchair|\bmobility\b|\bappliances?\b|standing frame|\bpd\b|physical d",
        "SEMH": r"\bnurture\b|\bsemh\b|\bbehaviour|\bemotional\b",
        "SLCN": r"\bspeech\b|\bsa?lt\b|\bslcn\b|\blanguage\b",
        "VI": r"\bvisual(?:ly)? impair|\bvision\b|\bvi\b|\bbraille\b",
    }.items()
}
_AMBULANT, _NON_AMBULANT = _WALK = ("ambulant", "non-ambulant")
_THERAPY = {"SEN12": _AMBULANT, "SEN13": _AMBULANT, "SEN14": _AMBULANT, "SEN15": _NON_AMBULANT}
_WHEELED = re.compile(r"\bnon[\s-]*ambulant\b|\bwheelchair", re.IGNORECASE)
_WALKED = re.compile(r"\bambulant\b", re.IGNORECASE)
_LACK_WALK = "whether therapy in it is for pupils who use wheelchairs too"
_ASK_WALK = (
    "Give the room the DfE space code of its therapy (SEN12 to SEN15), or say in its name which "
    "therapy it is for, or that it is non-ambulant."
)
_ASK_FOR = (
    "Say in the room's name whom it is for (speech therapy, physiotherapy, nurture, "
    "autism, hearing, vision), or give it the DfE space code that does."
)


@measure("zone", value="choice", choices=("some", "most"))
def time_in_base(subject: Subject, bases: Mapping[str, BaseFacts]) -> Choice | Unknown:
    """Whether pupils have `some` of their lessons in the base, or `most`.

    As the brief states; resourced provision and SEN units were told apart by it. Unknown unless it
    does. Source: the brief (schools/C02, C03).
    """
    found = bases.get(subject.id)
    if found is None or found.stated is None or found.stated.time_in_base is None:
        return Unknown(
            missing=("how much of their time pupils are in the base",),
            ask=f"State time_in_base (some or most) for {subject.ref.name!r} in the brief.",
        )
    return one_of(found.stated.time_in_base, origin="declared", method="brief")


@measure("zone", value="truth", lack="which needs the base is for")
def serves_need(
    subject: Subject, bases: Mapping[str, BaseFacts], *, need: str = ""
) -> Truth | Unknown:
    """Whether the base is for pupils with a `need` (autism, SEMH, SLCN ...).

    As the cohort in the brief states. Unknown unless it states any. Source: the brief
    (schools/A10).
    """
    found = bases.get(subject.id)
    if found is None or found.stated is None or not found.stated.cohort:
        return Unknown(
            missing=("which needs the base is for",),
            ask=f"State the cohort of {subject.ref.name!r} in the brief: cohort: [autism, SLCN].",
        )
    cohort = {each.casefold() for each in found.stated.cohort}
    return surely(need.casefold() in cohort, origin="declared", method="cohort in the brief")


@measure("room", value="truth", lack="whom the room is made for", ask=_ASK_FOR)
def made_for(subject: Subject, dfe_code: Choice, *, need: str = "") -> Truth:
    """Whether the room's code or words say that it is made for pupils with a `need`.

    A speech therapy room is for SLCN, a physiotherapy room or wheelchair store for PD, a nurture
    room for SEMH; DfE codes SEN22 to SEN27 name a need each. No when they name another need. Open
    when they name none; never Unknown. Source: ours, by the DfE's space codes (schools/C14, C26).
    """
    told = _needs_told(subject.element, dfe_code)
    if not told:
        doubt = Unknown(missing=("whom the room is made for",), ask=_ASK_FOR)
        return Truth(
            possible=_BOTH, origin="assumed", method="neither code nor words say", doubt=doubt
        )
    wanted = need.casefold()
    method = told.get(wanted) or "; ".join(told.values())
    return surely(wanted in told, origin="declared", method=method)


@measure("room", value="choice", choices=_WALK, lack=_LACK_WALK, ask=_ASK_WALK)
def therapy_for(subject: Subject, dfe_code: Choice) -> Choice:
    """Whether a therapy room is for `ambulant` pupils, or `non-ambulant` ones, in wheelchairs too.

    By the DfE code: SEN12 (therapy), SEN13 (speech and language) and SEN14 are ambulant, SEN15 is
    not. Else by the words on the room: speech and language therapy is ambulant. Either when neither
    says; never Unknown. Source: the DfE's space codes (schools/C13, C14).
    """
    coded = {_THERAPY[code] for code in dfe_code.possible & _THERAPY.keys()}
    if coded:
        return one_of(*sorted(coded), origin="declared", method="DfE code")
    texts = _texts(subject.element)
    if _WHEELED.search(texts):
        return one_of(_NON_AMBULANT, origin="declared", method="its words name wheelchairs")
    if _WALKED.search(texts) or _SPOKEN["SLCN"].search(texts):
        return one_of(_AMBULANT, origin="declared", method="its words name the therapy")
    return Choice(
        possible=frozenset(_WALK),
        origin="assumed",
        method="neither code nor words say",
        doubt=Unknown(missing=(_LACK_WALK,), ask=_ASK_WALK),
    )


@measure("room", value="truth", lack="whether the base is for those the room is made for")
def suits_cohort(
    subject: Subject, dfe_code: Choice, base_of: Mapping[str, tuple[BaseFacts, ...]]
) -> Truth | Unknown:
    """Whether the base that holds the room is for pupils whom the room is made for.

    Yes when its code or words name a need (as for `made_for`) that is in the cohort of the base in
    the brief; of several bases any. Open when they name none. Unknown when no base holds the room,
    or the brief does not state the cohort. Source: ours, for schools/C26.
    """
    holding = base_of.get(subject.id, ())
    cohorts = [each.stated.cohort for each in holding if each.stated and each.stated.cohort]
    if len(cohorts) < max(len(holding), 1):
        return Unknown(
            missing=("which needs the base of the room is for",),
            ask="State the cohort of the base in the brief: cohort: [autism, SLCN].",
        )
    told = _needs_told(subject.element, dfe_code)
    if not told:
        doubt = Unknown(missing=("whom the room is made for",), ask=_ASK_FOR)
        return Truth(
            possible=_BOTH, origin="assumed", method="neither code nor words say", doubt=doubt
        )
    served = {need.casefold() for cohort in cohorts for need in cohort}
    found = surely(bool(served & told.keys()), origin="declared", method="; ".join(told.values()))
    return replace(found, evidence=where_it_is(subject))


@measure("door", value="truth", name="in_base")
def door_in_base(
    subject: Subject,
    door_links: Mapping[str, DoorLink],
    base_rooms: frozenset[str],
    bases: Mapping[str, BaseFacts],
    lost_doors: tuple[Door, ...],
) -> Truth:
    """Whether the door is one of an inclusion base: a room of a base lies on one of its sides.

    Open when a side cannot be told and may be in a base, when the door has no place, or when a
    base's rooms are not all found; never Unknown. Source: the brief, IfcZone (schools/D25).
    """
    link = door_links.get(subject.id)
    sure, perhaps = (link.rooms, link.perhaps) if link else ((), ())
    if base_rooms.intersection(sure):
        return surely(True, origin="declared", method="a room of an inclusion base beside it")
    lost = any(found.lost for found in bases.values()) or subject.element in lost_doors
    if lost or base_rooms.intersection(perhaps):
        return Truth(
            possible=_BOTH, origin="declared", method="which rooms it joins or a base has is open"
        )
    return surely(False, origin="declared", method="no room of an inclusion base beside it")


@provider
def base_of(school: School, brief: Brief) -> Mapping[str, tuple[BaseFacts, ...]]:
    """The bases that hold a room, by the room's id."""
    found: dict[str, tuple[BaseFacts, ...]] = {}
    for zone, facts in base_zones(school, brief).items():
        for room in members_of(zone, school):
            found[room] = (*found.get(room, ()), facts)
    return found


def _needs_told(room: Room, dfe_code: Choice) -> dict[str, str]:
    """The needs that a room's code and words name, in small letters, each with what says so."""
    told = {}
    for code in sorted(dfe_code.possible & _CODED.keys()):
        told[_CODED[code].casefold()] = f"DfE code {code}"
    for each, words in _SPOKEN.items():
        if match := words.search(_texts(room)):
            told.setdefault(each.casefold(), f"its words say {match[0]!r}")
    return told


def _texts(room: Room) -> str:
    """All that is written on a room, one line each."""
    ref = room.ref
    texts = [ref.long_name, room.description, room.object_type, room.type_name, ref.name]
    return "\n".join(texts)
