"""Where things are looked for, and what they have too little of: ` outside inclusion bases`."""

from checker.measure.subjects import Subject
from checker.rules.nouns import called
from checker.rules.rule import (
    AllOf,
    AnyOf,
    Compares,
    Const,
    IsOneOf,
    Meets,
    Not,
    SameAsThis,
    Selection,
    Where,
)
from checker.units import either, format_figure

_SAME = {
    "leads_to": "into the same room as",
    "storey": "on the same storey as",
    "zone": "in the same zone as",
}
"""How it is said that a fact is the same for what is sought and for the subject judged."""


def whereabouts(selection: Selection, this: Subject) -> str:
    """Where it is looked for: ` on Level 01`, ` in Inclusion base`, ` in the model`."""
    if this.kind == "school":
        return " in the model"
    inside = any(
        isinstance(each, IsOneOf) and each.fact.name == "is_in"
        for each in selection.where.conditions
    )
    if inside:
        return f" {'on' if this.kind == 'storey' else 'in'} {called(this)}"
    same = [each for each in selection.where.conditions if isinstance(each, SameAsThis)]
    names = [each.fact.name for each in same]
    told = [_SAME.get(name, f"with the same {name.replace('_', ' ')} as") for name in names]
    return f" {either(told, 'and')} {called(this)}" if told else ""


def which_side(selection: Selection) -> str:
    """Where the base is left out, or alone is meant: two sums of one kind of room differ by it."""
    for each in selection.where.conditions:
        if isinstance(each, IsOneOf) and each.fact.name == "in_base" and len(each.words) == 1:
            return " in inclusion bases" if "yes" in each.words else " outside inclusion bases"
    return ""


def lacking(selection: Selection, count: float) -> str:
    """What those that are looked for have too little of: ` with clear width under 2400 mm`.

    Of rooms of one use, or of another with something more, it says that not all of them count.
    """
    parts = []
    for each in selection.where.conditions:
        if isinstance(each, AnyOf) and any(_least(_alone(one)) for one in each.conditions):
            parts.append("that counts" if count == 1 else "that count")
        alone = _alone(each.condition) if isinstance(each, Not) else each
        limit = _least(alone) if isinstance(each, Not) else None
        if limit is None or not isinstance(alone, Meets | Compares):
            continue
        name = alone.fact.name.replace("_", " ")
        is_any = alone.fact.unit == "count" and limit == 1.0
        under = f"with {name} under {format_figure(limit, alone.fact.unit)}"
        parts.append(f"without any {name}" if is_any else under)
    return f" {either(parts, 'and')}" if parts else ""


def _alone(where: Where) -> Where:
    """The one condition in a list of one; several stay as they are."""
    while isinstance(where, AllOf | AnyOf) and len(where.conditions) == 1:
        where = where.conditions[0]
    return where


def _least(where: Where) -> float | None:
    """The figure that is the least of what a condition asks for; None where it asks otherwise."""
    if isinstance(where, Meets):
        return where.condition.low if where.condition.comparison == ">=" else None
    if isinstance(where, Compares) and where.comparison == ">=" and isinstance(where.term, Const):
        return where.term.value
    return None
