"""What a brief says that changes nothing: told as notes, so that nobody counts on it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from checker.brief import Brief
from checker.measure.answers import useless_answers
from checker.measure.groups import base_zones
from checker.measure.room_words import rooms_named
from checker.measure.subjects import Subject
from checker.model import Problem, School
from checker.spelling import near, nearest

_LATER = {
    "claims": "Findings stand as they are: read your claims beside them.",
}
_FEW = 5


_ASKS = {
    "models": "Check the model that stands first in the list, with its brief.",
    "gate": "Check the topics, and the stage of the school.",
    "settings": "Check the spelling; a setting of a pack that was not judged waits for it.",
    "bases": "Name the zone or the rooms as the model does.",
}
_PARTS = ("architecture", "site")
"""Words for parts of a school that change how its files are read."""
_ASK = "Check the spelling in the brief."


def brief_problems(
    brief: Brief,
    *,
    school: School,
    subjects: Iterable[Subject],
    topics: Iterable[str],
    targets: Iterable[str],
    unused_settings: Iterable[str],
    strange_doors: Iterable[str] = (),
    shared_doors: Iterable[str] = (),
) -> tuple[Problem, ...]:
    """One note for each part of the brief that this version or this model makes nothing of.

    `topics` and `targets` are those that the rules know.
    """
    given = brief.model_fields_set
    notes = [
        _note(f"brief-{part}", f"The brief's {part} are not used yet.", ask)
        for part, ask in _LATER.items()
        if part in given and getattr(brief, part)
    ]
    wrong: Mapping[str, Iterable[str]] = {
        "models": _idle_models(brief, school),
        "bases": _strange_bases(brief, school),
        "room_uses": _strange_rooms(brief.room_uses, school),
        "clusters": _strange_rooms([r for rooms in brief.clusters.values() for r in rooms], school),
        "entrances": _strange_entrances(strange_doors, shared_doors),
        "targets": _idle_targets(brief, frozenset(targets)),
        "answers": useless_answers(brief, subjects) if brief.answers else (),
        "settings": [f"no rule that was judged has {each!r}" for each in unused_settings],
        "gate": _idle_gate(brief, frozenset(topics)),
    }
    for part, sentences in wrong.items():
        if told := tuple(sentences):
            more = f"; and {len(told) - _FEW} more" if len(told) > _FEW else ""
            message = f"In the brief's {part}, {'; '.join(told[:_FEW])}{more}."
            notes.append(_note(f"brief-{part}", message, _ASKS.get(part, _ASK)))
    return tuple(notes)


def _note(code: str, message: str, ask: str) -> Problem:
    return Problem(code=code, scope="note", message=message, ask=ask)


def _idle_models(brief: Brief, school: School) -> Iterable[str]:
    """Files of the list that were not read: another model was checked, or `--with` others."""
    read = {each.file for each in (school.source, *school.others)}
    names = [Path(each.file).name for each in brief.models]
    lost = [name for name in names if name not in read]
    if lost:
        are = "is listed and was" if len(lost) == 1 else "are listed and were"
        stray = school.source.file not in names
        why = f", since {school.source.file} does not stand in the list" if stray else ""
        yield f"{', '.join(lost)} {are} not read{why}"
    parts = [each.part.strip().casefold() for each in brief.models]
    for part in dict.fromkeys(parts):
        if part not in _PARTS and (meant := nearest(part, _PARTS)):
            yield f"the part {part!r} changes nothing; did you mean {meant!r}?"
    if parts.count("architecture") > 1:
        yield "several files are the architecture: the first of them tells the rooms"


def _strange_bases(brief: Brief, school: School) -> Iterable[str]:
    """Bases whose zone or rooms the model does not hold."""
    for found in base_zones(school, brief).values():
        if found.stated and found.lost:
            lost = ", ".join(found.lost)
            yield f"the model has nothing for {found.stated.name!r}: {lost}"


def _idle_targets(brief: Brief, asked: frozenset[str]) -> Iterable[str]:
    """Targets that no rule asks for."""
    for name in brief.targets:
        if name not in asked:
            yield f"no rule that was judged asks for {name!r}{near(name, asked)}"


def _strange_entrances(strange: Iterable[str], shared: Iterable[str]) -> Iterable[str]:
    yield from (f"no door is called {name!r}" for name in strange)
    yield from (f"several doors are called {name!r}, any may be meant" for name in shared)


def _strange_rooms(names: Iterable[str], school: School) -> tuple[str, ...]:
    _ids, lost = rooms_named(names, school)
    return tuple(f"no room is called {name!r}" for name in lost)


def _idle_gate(brief: Brief, topics: frozenset[str]) -> Iterable[str]:
    gate = brief.gate
    named = {*gate.by_topic, *(t for stage in gate.by_stage.values() for t in stage.by_topic)}
    for topic in sorted(named - topics):
        yield f"no rule that was judged has the topic {topic!r}"
    if gate.by_stage and not brief.school.stage:
        yield "by_stage counts for nothing without a stage of the school"
