"""`python -m docs.make.drawings`: what each measure looks at, drawn on the sample school.

One picture for each measure that draws anything, docs/images/measures/NAME.svg, of the answer that
shows it best in the sample school, else in one of a few small models. docs/measures.md takes up
those that are there.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import escape

from checker.brief import Brief, find_brief, load_brief
from checker.bundled import bundled_folder
from checker.measure.listing import measure_with_trials
from checker.measure.measurer import Answer, Measurer
from checker.measure.plans import storey_plans
from checker.measure.subjects import Subject
from checker.pipeline import measurer_of, read_facts
from checker.report.drawing.detail import finding_drawing
from checker.report.drawing.symbols import shared_patterns
from checker.report.words import measured_words
from checker.results.finding import Finding, Outcome, Place, SourceRef, Strength, SubjectRef
from checker.results.plan import Plan
from checker.results.values import Choice, Quantity, Truth, Unknown
from checker.rules.judge_check import observed
from checker.rules.rule import Fact
from checker.store import Facts
from docs.make.small_schools import SMALL_SCHOOLS

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "images" / "measures"
SAMPLES = ROOT / "sample_models"
SCHOOL = SAMPLES / "oakfield" / "oakfield-primary-A.ifc"
CASES = (
    SAMPLES / "cases" / "ENG-ADM2-lift-car" / "pass-exactly-1100-by-1400.ifc",
    SAMPLES / "cases" / "ENG-ADM2-stair-handrails" / "fail-one-side.ifc",
)
_BETTER_SMALL = frozenset({"stair", "stair flight", "ramp", "ramp flight", "railing"})
"""Kinds of subjects that small schools show better than the sample school."""
PREFERRED = {
    "dead_end_length": "00-38",
    "footprint_area": "Stair",
    "handing_differs_from_storey_below": "01-16",
    "has_both_transfer_sides": "Level 01",
    "is_external": "Entrance ramp flight",
    "is_reached_over_ground": "00-30-D01",
    "knee_height": "Basin",
    "knee_space_depth": "Basin",
    "leaf_into_gap": "00-64-D01",
    "leaf_ratio": "00-41-D01",
    "leaf_width": "00-06-D01",
    "leaves": "00-24-D02",
    "lift_travel": "Lift 1",
    "lobby_width": "00-57",
    "longest_stretch": "00-18",
    "passing_place_spacing": "01-18",
    "passing_places": "01-18",
    "storeys_served": "Lift 1",
    "transfer_side": "01-16",
    "turning_places": "01-18",
}
"""The name of the subject that a measure is made for, where another would be drawn as well."""
_NAMELESS = frozenset({"leads_to", "serves_cluster"})
"""Measures whose answer is an id, which says nothing to a reader."""
_DRAWN = re.compile(r"\.detail\{[^}]*\}|\.storey\{[^}]*\}|@media[^{]*\{.*?\}\}", re.DOTALL)
Shown = Quantity | Choice | Truth
_SIZES = (1.0, 8.0, 25.0)


def drawings() -> Mapping[str, str]:
    """The text of every picture by its file name, of the answer that shows the measure best."""
    brief = find_brief(SCHOOL)
    small = [*(Facts(school=made()) for made in SMALL_SCHOOLS), *map(read_facts, CASES)]
    models = [
        measurer_of(read_facts(SCHOOL), load_brief(brief) if brief else Brief()),
        *(measurer_of(facts, Brief()) for facts in small),
    ]
    best: dict[str, _Picture] = {}
    for number, measurer in enumerate(models):
        for found in _pictures(measurer, number):
            if found.name not in best or found.rank > best[found.name].rank:
                best[found.name] = found
    return {
        f"{name}.svg": _drawn(found.plan, found.finding) for name, found in sorted(best.items())
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Picture:
    """An answer that may be the picture of a measure, and how well it serves."""

    name: str
    rank: tuple[float, ...]
    plan: Plan
    finding: Finding


def _pictures(measurer: Measurer, number: int) -> Iterator[_Picture]:
    """All that one model answers and its plans show; `number` 0 is the sample school."""
    plans = {plan.storey: plan for plan in storey_plans(measurer)}
    for subject, spec, answer in measure_with_trials(measurer):
        wanted = PREFERRED.get(spec.name) == subject.ref.name
        model = -len(SMALL_SCHOOLS + CASES) - 1 if spec.kind in _BETTER_SMALL else 1
        for part, value in _values(answer):
            rank = _rank(value, wanted=wanted, model=-number or model)
            if not rank:
                continue
            finding = _finding(subject, Fact(name=spec.name, spec=spec, part=part), value)
            if plan := plans.get(finding.place.storey):
                yield _Picture(name=spec.name, rank=rank, plan=plan, finding=finding)


def _values(answer: Answer) -> Iterator[tuple[str, Shown]]:
    parts = answer.items() if isinstance(answer, Mapping) else [("", answer)]
    for part, value in parts:
        if not isinstance(value, Unknown) and value.evidence:
            yield part, value


def _rank(value: Shown, *, wanted: bool, model: int) -> tuple[float, ...]:
    """The preferred subject, then what is there to see, sure, and of a size for a drawing.

    Of those that serve alike the one that shows several things, and then few and near ones. Of a
    thing on several storeys only one would be drawn: it serves when it is preferred.
    """
    shapes = [each for each in value.evidence if each.coords]
    if not shapes or (len({each.storey for each in shapes}) > 1 and not wanted):
        return ()
    shapes = [each for each in shapes if each.storey == shapes[0].storey]
    sure = value.low == value.high if isinstance(value, Quantity) else len(value.possible) == 1
    shown = value.possible == {True} if isinstance(value, Truth) else True
    if isinstance(value, Quantity):
        shown = value.low > 0
    xs, ys = zip(*(point for each in shapes for point in each.coords), strict=True)
    wide = max(max(xs) - min(xs), max(ys) - min(ys))
    roles = {each.role for each in shapes} - {"context"}
    size = sum(wide >= least for least in _SIZES)
    fits = (2, 1) if "path" in roles else (1, 2)
    served = (wanted, shown, model, sure)
    return (*served, size == fits[0], size == fits[1], len(roles), -len(shapes), -wide)


def _finding(subject: Subject, fact: Fact, value: Shown) -> Finding:
    """The answer as a finding that passes, so that it is drawn as reports draw it."""
    ref = subject.ref
    storey = next((each.storey for each in value.evidence if each.storey), ref.storey)
    return Finding(
        key=fact.name,
        rule=fact.name,
        title=fact.name,
        topic="",
        strength=Strength.MAY,
        outcome=Outcome.PASS,
        place=Place(storey=storey, number=ref.name, name=ref.long_name),
        subject=SubjectRef(
            global_id=ref.global_id,
            ifc_class=ref.ifc_class,
            name=ref.name,
            long_name=ref.long_name,
            storey=storey,
        ),
        source=SourceRef(document=""),
        observed=observed(fact, value),
        evidence=value.evidence,
    )


def _drawn(plan: Plan, finding: Finding) -> str:
    """A picture that stands alone: with its own style and patterns, in the colours of paper."""
    detail = finding_drawing(plan, finding, name="m")
    if detail is None:
        raise ValueError(f"The plan does not show {finding.rule}.")
    if caption := _caption(finding, str(detail.svg)):
        detail = finding_drawing(plan, finding, name="m", caption=caption) or detail
    opening, _, rest = str(detail.svg).partition(">")
    body = rest.removesuffix("</svg>")
    return (
        f'{opening} xmlns="http://www.w3.org/2000/svg"><style>{_style()}</style>'
        f"{shared_patterns()}{body}</svg>\n"
    )


def _caption(finding: Finding, body: str) -> str:
    """The answer for a corner of the drawing, where no words in it say it."""
    found = measured_words(finding)
    said = re.search(rf">([^<]* )?{re.escape(escape(found))}( [^<]*)?</text>", body)
    is_count = finding.observed is not None and finding.observed.unit == "count"
    if (said and not is_count) or finding.rule in _NAMELESS:
        return ""
    return f"{finding.rule.replace('_', ' ')}: {found}"


def _style() -> str:
    """Of the style sheet of reports what drawings need, for paper and screens alike."""
    text = (bundled_folder("templates") / "style.css").read_text(encoding="utf-8")
    root = text[text.index(":root") : text.index("}") + 1]
    rules = text[text.index("text{fill") : text.index("@media (max-width")]
    uses = re.findall(r"\.use-[a-z-]+\{fill:[^;]*;", text)
    return (
        root
        + "svg{font:13px sans-serif;overflow:hidden}"
        + "".join(f"{use}}}" for use in uses)
        + _DRAWN.sub("", rules).replace("\n", "")
    )


def main() -> None:
    """Write all pictures, and take away those of measures that are gone."""
    made = drawings()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.svg"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(made)} drawings\n")


if __name__ == "__main__":
    main()
