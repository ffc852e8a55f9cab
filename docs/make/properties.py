"""docs/properties.md: every property in which a model may state what geometry does not show."""

from checker.measure.registry import SUBJECT_KINDS, measures
from checker.rules.information import IFC_CLASSES

HEAD = """# Properties that a model may state

What geometry cannot show, or shows with doubt, a model may state in these properties. Sets whose
names begin with `Pset_` are buildingSMART's; `SchoolCheck_` sets are ours. *Only here* says that
nothing else in a model tells it: a rule on it cannot be told without. What is stated is shown as
*declared* beside what was measured, and never replaces it.

`schoolcheck rules ids OUT.ids` writes a file to test an export with
([modelling guide](modelling-guide.md)).
"""
HOW = {"Pset_DoorCommon.FireRating": "a rating such as FD30S or 30, or none"}
WRITTEN = {"m": "a length", "m2": "an area", "N": "newtons", "s": "seconds", "ratio": "a ratio"}


def properties_page() -> str:
    """A table for each IFC class: property, how it is written, what it tells."""
    rows: dict[str, set[str]] = {}
    for spec in measures().values():
        for stated in spec.stated:
            ifc_class = IFC_CLASSES[spec.kind]
            kinds = [kind for kind in SUBJECT_KINDS if (spec.name, kind) in measures()]
            written = "yes or no" if spec.value == "truth" else WRITTEN.get(spec.unit, "words")
            written = HOW.get(stated, written)
            if spec.choices:
                written = " or ".join(f"`{each}`" for each in spec.choices)
            only = "only here" if spec.only_stated else "or geometry or a name"
            measure = f"[{spec.name}](measures.md#{spec.name})"
            row = f"| `{stated}` | {written} | {measure} of a {kinds[0]} | {only} |"
            rows.setdefault(ifc_class, set()).add(row)
    parts = [HEAD]
    for ifc_class in sorted(rows):
        parts.append(f"## {ifc_class}\n")
        parts.append("| property | written as | tells | where it may stand |\n|---|---|---|---|")
        parts += sorted(rows[ifc_class])
        parts.append("")
    return "\n".join(parts)
