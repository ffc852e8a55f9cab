"""`rules`: list, show, lint and test rule packs, write their pages, print their JSON Schema."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.bundled import bundled_folder
from checker.cli.console import complain, say
from checker.errors import UsageError
from checker.spelling import nearest
from checker.units import so_many

if TYPE_CHECKING:
    from checker.rules import RuleSet

# The rules bring measures and geometry along: only the commands that need them import them.

app = typer.Typer(
    help="List, show, lint, test and document rules.", no_args_is_help=True, rich_markup_mode=None
)
Packs = Annotated[
    list[str] | None,
    typer.Argument(help="Shipped packs by name, folders or files; else all shipped packs."),
]
WRONG = 2


@app.command("list")
def list_(packs: Packs = None) -> None:
    """List rules: id, strength, whether the figure was verified, title."""
    for rule in _load(packs).rules:
        verified = {"yes": "verified", "secondary": "secondary"}.get(
            rule.source.checked, "unverified"
        )
        say(f"{rule.id:42} {rule.strength.value:8} {verified:11} {rule.title}")


@app.command()
def show(
    rule_id: Annotated[str, typer.Argument(metavar="RULE", help="A rule's id.")],
    packs: Packs = None,
) -> None:
    """Say in plain words what a rule judges, by which figures, and where they come from."""
    from checker.rules import describe  # noqa: PLC0415 - see above

    rules = _load(packs)
    rule = rules.rule(rule_id)
    if rule is None:
        meant = nearest(rule_id, (each.id for each in rules.rules))
        hint = f" Did you mean {meant}?" if meant else ""
        raise UsageError(f"There is no rule {rule_id}.{hint}")
    say(describe(rule))


@app.command()
def lint(packs: Packs = None) -> None:
    """Find all mistakes in rule files and what they lack, each with file, line and column."""
    from checker.rules import lint as find_lacks  # noqa: PLC0415 - see above

    rules = _load(packs)
    lacks = find_lacks(_paths(packs))
    for message in lacks:
        complain(message)
    things = "thing is" if len(lacks) == 1 else "things are"
    told = f"{len(lacks)} {things} missing or wrong" if lacks else "no mistakes"
    counted = f"{so_many(len(rules.rules), 'rule')} in {so_many(len(rules.packs), 'pack')}"
    say(f"{counted}: {told}.")
    raise typer.Exit(WRONG if lacks else 0)


@app.command("test")
def run_examples(packs: Packs = None) -> None:
    """Run the examples that stand in the rules."""
    from checker.rules import example_cases, run_case  # noqa: PLC0415 - see above

    cases = example_cases(_load(packs))
    wrong = 0
    for case in cases:
        got = run_case(case)
        if got is not case.expect:
            wrong += 1
            expected, came = (each.value.replace("_", " ") for each in (case.expect, got))
            complain(f"{case.where}: {case.rule_id}: expected {expected}, got {came}")
    say(f"{len(cases) - wrong} of {len(cases)} examples as expected.")
    if not cases:
        raise UsageError("These rules have no examples: nothing was tested.")
    raise typer.Exit(WRONG if wrong else 0)


@app.command()
def coverage(packs: Packs = None) -> None:
    """List every clause that the packs know of: who judges it, or why nobody does."""
    from checker.rules import LEDGER_STATES, ledger_states  # noqa: PLC0415 - see above

    rows = ledger_states(_load(packs))
    if not rows:
        raise UsageError("These packs have no ledger.yaml: nothing is known of their clauses.")
    for state, row in rows:
        told = f"{row.title} ({row.reason})" if row.reason else row.title
        say(f"{row.fact:18} {state:20} {row.document:10} {row.clause:24} {told}")
    counted = Counter(state for state, _ in rows)
    parts = (f"{counted[state]} {state}" for state in LEDGER_STATES if counted[state])
    say(f"{len(rows)} clauses: {', '.join(parts)}.")


@app.command()
def docs(
    packs: Packs = None,
    out: Annotated[Path, typer.Option(help="Folder for the pages.")] = Path("schoolcheck-rules"),
) -> None:
    """Write a page for each rule: what it judges, figures, source, drawing, examples."""
    from checker.rules import measures_named, rule_pages  # noqa: PLC0415 - see above

    rules = _load(packs)
    drawings = {path.stem: path for path in bundled_folder("drawings").glob("*.svg")}
    files = {name: text.encode() for name, text in rule_pages(rules, drawings).items()}
    for name in sorted({name for rule in rules.rules for name in measures_named(rule)}):
        if name in drawings:
            files[f"images/{name}.svg"] = drawings[name].read_bytes()
    for name, data in files.items():
        _write(out / name, data)
    say(f"{len(rules.rules)} pages: {out / 'README.md'} lists them.")


@app.command()
def ids(
    out: Annotated[Path, typer.Argument(metavar="OUT.ids", help="The file to write.")],
    packs: Packs = None,
    labels: Annotated[
        str, typer.Option(help="names (words in LongName) or dfe (Description and DfE codes).")
    ] = "names",
) -> None:
    """Write an IDS file of what these rules want a model to state, to test an export with."""
    from checker.rules import LABELS, ids_file  # noqa: PLC0415 - see above
    from checker.uses import shipped_vocabulary  # noqa: PLC0415 - see above

    style = next((each for each in LABELS if each == labels), None)
    if style is None:
        raise UsageError(f"--labels takes {' or '.join(LABELS)}, not {labels!r}.")
    rules = _load(packs or ["england"])
    _write(out, ids_file(rules, shipped_vocabulary(), labels=style))
    say(f"{out}: what {len(rules.rules)} rules want stated.")


@app.command()
def schema() -> None:
    """Print the JSON Schema of rule files, for editors."""
    from checker.rules import rule_schema  # noqa: PLC0415 - see above

    say(json.dumps(rule_schema(), indent=2, ensure_ascii=False))


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from error


def _load(packs: Sequence[str] | None, *, judged_as_of: date | None = None) -> "RuleSet":
    """The rules that were asked for: those on the model itself, always judged, only if named."""
    from checker.rules import READINESS, load_packs, only_packs  # noqa: PLC0415 - see above

    found = load_packs(_paths(packs), judged_as_of=judged_as_of)
    unasked = {READINESS} if packs and READINESS not in packs else set()
    return only_packs(found, {pack.id for pack in found.packs} - unasked)


def _paths(packs: Sequence[str] | None) -> tuple[Path, ...]:
    from checker.rules import locate, shipped_packs  # noqa: PLC0415 - see above

    return locate(list(packs or shipped_packs()), base=Path.cwd())
