"""What a brief says that changes nothing: told as notes, so that nobody counts on it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from checker.brief import Brief
from checker.measure.answers import useless_answers
from checker.measure.room_words import rooms_named
from checker.measure.subjects import Subject
from checker.model import Problem, School

_LATER = {
    "claims": "Findings stand as they are: read your claims beside them.",
    "waivers": "Findings stand as they are and stop the build.",
}
_FEW = 5


def brief_problems(
    brief: Brief,
    *,
    school: School,
    subjects: Iterable[Subject],
    topics: Iterable[str],
    unused_settings: Iterable[str],
    strange_doors: Iterable[str] = (),
    shared_doors: Iterable[str] = (),
) -> tuple[Problem, ...]:
    """One note for each part of the brief that this version or this model makes nothing of."""
    given = brief.model_fields_set
    notes = [
        _note(f"brief-{part}", f"The brief's {part} are not used yet.", ask)
        for part, ask in _LATER.items()
        if part in given and getattr(brief, part)
    ]
    wrong: Mapping[str, Iterable[str]] = {
        "models": _idle_models(brief, school),
        "room_uses": _strange_rooms(brief.room_uses, school),
        "clusters": _strange_rooms([r for rooms in brief.clusters.values() for r in rooms], school),
        "entrances": [
            *(f"no door is called {name!r}" for name in strange_doors),
            *(f"several doors are called {name!r}, any may be meant" for name in shared_doors),
        ],
        "answers": useless_answers(brief, subjects) if brief.answers else (),
        "settings": [f"no rule that was judged has {each!r}" for each in unused_settings],
        "gate": _idle_gate(brief, frozenset(topics)),
    }
    for part, sentences in wrong.items():
        if told := tuple(sentences):
            more = f"; and {len(told) - _FEW} more" if len(told) > _FEW else ""
            message = f"In the brief's {part}, {'; '.join(told[:_FEW])}{more}."
            notes.append(_note(f"brief-{part}", message, "Check the spelling in the brief."))
    return tuple(notes)


def _note(code: str, message: str, ask: str) -> Problem:
    return Problem(code=code, scope="note", message=message, ask=ask)


def _idle_models(brief: Brief, school: School) -> Iterable[str]:
    """Files of the list that were not read: another model was checked, or `--with` others."""
    read = {each.file for each in (school.source, *school.others)}
    names = [Path(each.file).name for each in brief.models]
    lost = [name for name in names if name not in read]
    if lost:
        verb = "is" if len(lost) == 1 else "are"
        yield f"{', '.join(lost)} {verb} listed and {'was' if verb == 'is' else 'were'} not read"


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
