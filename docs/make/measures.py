"""docs/measures.md: every measure that a rule may name, by kind of subject."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from checker.measure.registry import SUBJECT_KINDS, MeasureSpec, Param, measures

HEAD = """# Measures

What a rule may name in `measure:`, and as a fact in `where:`, `when:`, `by:` and `given:`.
A measure of the school may be named in rules about anything.
Where a measure is Unknown, the rule cannot be told: it never passes for want of data.
`schoolcheck measure MODEL` prints the quantities among them that need no parameter.

Each says what it means, how it is found, how exactly, when it is Unknown, and its source:
AD M, K and B are the Approved Documents (M and B volume 2), ADA the 2010 ADA Standards;
rows such as NDV-02 or schools/C31 and recipes such as G3 are those of our fact sheets, where
rules have their `fact` from. `Source: ours` says that no document asks for it in this form.
"""
DRAWINGS = Path(__file__).resolve().parents[1] / "images" / "measures"
FURNITURE = {
    "here": "A pass holds *as modelled* unless the furniture there is known to be modelled.",
    "on the way": "A pass holds *as modelled*: more furniture could stand on the way.",
}
DOORS = {
    "beside": "Unknown while a door of its storey has no place in the model.",
    "anywhere": "Unknown while a door of the school has no place in the model.",
    "shorter": "While a door has no place in the model it may be less, or yes.",
}
UNITS = {
    "m": "metres",
    "m2": "m2",
    "count": "a count",
    "ratio": "a ratio",
    "degrees": "degrees",
    "N": "newtons",
    "s": "seconds",
    "dB": "decibels",
    "ppm": "parts per million",
    "": "see its parts",
}


def measures_page() -> str:
    """An index by subject kind, then each measure with its parameters and its docstring."""
    specs = list(measures().values())
    return "\n".join([HEAD, *_index(specs), *_entries(specs)])


def _index(specs: Iterable[MeasureSpec]) -> Iterable[str]:
    names: dict[str, set[str]] = defaultdict(set)
    for spec in specs:
        names[spec.kind].add(spec.name)
    yield "| subject | measures |\n|---|---|"
    for kind in SUBJECT_KINDS:
        links = [f"[{name}](#{name})" for name in sorted(names[kind])]
        yield f"| {kind} | {', '.join(links) or 'none yet'} |"
    yield ""


def _entries(specs: Iterable[MeasureSpec]) -> Iterable[str]:
    by_name: dict[str, dict[str, list[MeasureSpec]]] = defaultdict(lambda: defaultdict(list))
    for spec in specs:
        by_name[spec.name][spec.function.__qualname__].append(spec)
    for name in sorted(by_name):
        yield f"## {name}\n"
        for same in by_name[name].values():
            yield from _entry(same)


def _entry(same: list[MeasureSpec]) -> Iterable[str]:
    spec = same[0]
    kinds = ", ".join(kind for kind in SUBJECT_KINDS if kind in {each.kind for each in same})
    yield f"Of: {kinds}. Value: {_value(spec)}.\n"
    gap = "\n" if spec.params or spec.parts else ""
    for param in spec.params:
        yield f"- parameter `{param.name}` ({_taken(param)})"
    for part, unit in _parts(spec.parts):
        yield f"- part `{part}`: {unit}"
    yield f"{gap}{spec.doc}\n"
    if spec.stated:
        stated = " or ".join(f"`{each}`" for each in spec.stated)
        yield f"A model may state it in [{stated}](properties.md).\n"
    if spec.furniture:
        yield f"{FURNITURE[spec.furniture]}\n"
    if spec.doors:
        yield f"{DOORS[spec.doors]}\n"
    if (DRAWINGS / f"{spec.name}.svg").is_file():
        yield f"![{spec.name}, drawn](images/measures/{spec.name}.svg)\n"


def _value(spec: MeasureSpec) -> str:
    if spec.value == "truth":
        return "`yes` or `no`"
    if spec.value == "choice":
        return " or ".join(f"`{word}`" for word in spec.choices) or "words as the model has them"
    return UNITS[spec.unit]


def _taken(param: Param) -> str:
    kinds = {"float": "a length", "tuple": "a list of words", "str": "a word", "Place": "a place"}
    words = f" of {', '.join(param.words)}" if param.words else ""
    return f"{kinds.get(param.type, param.type)}{words}{_without(param.default)}"


def _without(default: Any) -> str:
    """What holds when a rule does not set it; nothing is said of what it must set."""
    if isinstance(default, tuple):
        return f"; without it: {', '.join(default) or 'none'}"
    if isinstance(default, str) and default:
        return f"; without it: {default}"
    return f"; without it: {default:g} m" if isinstance(default, float) and default else ""


def _parts(parts: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return ((part, UNITS.get(unit, unit)) for part, unit in parts.items())
