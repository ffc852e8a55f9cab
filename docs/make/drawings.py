"""`python -m docs.make.drawings`: what each measure looks at, drawn on the sample school.

One picture for each measure that draws anything, docs/images/measures/NAME.svg, of the answer of
the sample school that shows most, else of one of a few small models. docs/measures.md takes up
those that are there.
"""

import re
import sys
from collections.abc import Container, Iterator, Mapping
from pathlib import Path

from markupsafe import Markup, escape

from checker.brief import Brief, find_brief, load_brief
from checker.bundled import bundled_folder
from checker.measure.listing import measure_with_trials
from checker.measure.measurer import Answer, Measurer
from checker.measure.plans import storey_plans
from checker.measure.registry import SUBJECT_KINDS
from checker.measure.subjects import Subject
from checker.pipeline import measurer_of, read_facts
from checker.report.drawing.detail import Detail, finding_drawing
from checker.report.drawing.svg import tag
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
_WIDE, _BESIDE_SCALE = 7.5, 0.65
_NAMELESS = frozenset({"leads_to", "serves_cluster"})
"""Measures whose answer is an id, which says nothing to a reader."""
_DRAWN = re.compile(r"\.detail\{[^}]*\}|\.storey\{[^}]*\}|@media[^{]*\{.*?\}\}", re.DOTALL)
Shown = Quantity | Choice | Truth
_SIZES = (1.0, 8.0, 25.0)


def drawings() -> Mapping[str, str]:
    """The text of every picture by its file name, from the first model that shows the measure."""
    brief = find_brief(SCHOOL)
    whole = measurer_of(read_facts(SCHOOL), load_brief(brief) if brief else Brief())
    small = [
        measurer_of(facts, Brief())
        for facts in (
            *(Facts(school=made()) for made in SMALL_SCHOOLS),
            *(read_facts(model) for model in CASES),
        )
    ]
    found: dict[str, str] = {}
    for measurer in reversed(small):
        found |= _drawings_of(measurer)
    found |= _drawings_of(whole)
    for measurer in reversed(small):
        found |= _drawings_of(measurer, kinds=_BETTER_SMALL)
    return dict(sorted(found.items()))


def _drawings_of(measurer: Measurer, kinds: Container[str] = SUBJECT_KINDS) -> Mapping[str, str]:
    """The pictures of one model, of subjects of these kinds."""
    plans = {plan.storey: plan for plan in storey_plans(measurer)}
    best: dict[str, tuple[tuple[float, ...], Finding]] = {}
    for subject, spec, answer in measure_with_trials(measurer):
        if spec.kind not in kinds:
            continue
        for part, value in _values(answer):
            rank = _rank(value)
            if rank and (spec.name not in best or rank > best[spec.name][0]):
                fact = Fact(name=spec.name, spec=spec, part=part)
                best[spec.name] = (rank, _finding(subject, fact, value))
    drawn = {name: _drawn(plans, finding) for name, (_, finding) in best.items()}
    return {f"{name}.svg": text for name, text in drawn.items() if text}


def _values(answer: Answer) -> Iterator[tuple[str, Shown]]:
    parts = answer.items() if isinstance(answer, Mapping) else [("", answer)]
    for part, value in parts:
        if not isinstance(value, Unknown) and value.evidence:
            yield part, value


def _rank(value: Shown) -> tuple[float, ...]:
    """Sure answers first, then those that show several things, then few and near ones."""
    shapes = [each for each in value.evidence if each.coords]
    storeys = {each.storey for each in shapes}
    if not shapes or len(storeys) > 1:
        return ()
    sure = value.low == value.high if isinstance(value, Quantity) else len(value.possible) == 1
    xs, ys = zip(*(point for each in shapes for point in each.coords), strict=True)
    wide = max(max(xs) - min(xs), max(ys) - min(ys))
    roles = {each.role for each in shapes} - {"context"}
    size = sum(wide >= least for least in _SIZES)
    shown = value.possible == {True} if isinstance(value, Truth) else True
    if isinstance(value, Quantity):
        shown = value.low > 0
    fits = (2, 1) if "path" in roles else (1, 2)
    return (sure, size == fits[0], size == fits[1], shown, len(roles), -len(shapes), -wide)


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


def _drawn(plans: Mapping[str, Plan], finding: Finding) -> str:
    """A picture that stands alone: with its own style and patterns, in the colours of paper."""
    plan = plans.get(finding.place.storey)
    detail = finding_drawing(plan, finding, name="m") if plan else None
    if detail is None:
        return ""
    opening, _, rest = str(detail.svg).partition(">")
    body = rest.removesuffix("</svg>")
    return (
        f'{opening} xmlns="http://www.w3.org/2000/svg"><style>{_style()}</style>'
        f"{shared_patterns()}{body}{_caption(finding, body, detail)}</svg>\n"
    )


def _caption(finding: Finding, body: str, detail: Detail) -> Markup:
    """The answer below the drawing, where no words in it say it."""
    found = measured_words(finding)
    said = re.search(rf">([^<]* )?{re.escape(escape(found))}( [^<]*)?</text>", body)
    is_count = finding.observed is not None and finding.observed.unit == "count"
    if (said and not is_count) or finding.rule in _NAMELESS:
        return Markup()
    high, width = map(float, re.findall(r'viewBox="0 0 (\S+) (\S+)"', str(detail.svg))[0][::-1])
    words = f"{finding.rule.replace('_', ' ')}: {found}"
    low = 16 if len(words) * _WIDE < _BESIDE_SCALE * width else 44
    return tag("text", words, x=width - 12, y=high - low, class_="end halo dim-text")


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
