"""What a model is judged by: brief, rules, profiles and schedule, and the files read with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from checker.brief import (
    Brief,
    Profile,
    find_brief,
    listed_files,
    load_profile,
    read_brief,
    said_in,
)
from checker.errors import UsageError
from checker.read import Part
from checker.rules import RuleSet, load_packs, locate
from checker.schedule import Schedule, read_schedule
from checker.uses import shipped_vocabulary
from checker.yamlsource import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """What a model is judged by; `folder` is where the brief lies."""

    brief: Brief
    folder: Path
    rules: RuleSet
    profiles: tuple[Profile, ...]
    schedule: Schedule | None = None


def judged_by(arguments: Mapping[str, Any], *, beside: Path) -> By:
    """The brief that was named, else the one found near `beside`, and the rules it asks for.

    Raises:
        UsageError: when the brief, a rule or a profile is at fault, each at its line.
    """
    given = arguments.get("brief")
    found = Path(given) if given else find_brief(beside)
    brief, text = read_brief(found) if found else (Brief(), None)
    if text is not None and brief.room_uses:
        _check_uses(brief, text)
    names = [str(name) for name in arguments.get("rules") or brief.rules or ["england"]]
    base = found.parent if found and not arguments.get("rules") else Path.cwd()
    paths = locate(names, base=base)
    rules = load_packs(
        paths,
        settings=brief.settings,
        said=said_in(text, "settings") if text is not None and brief.settings else None,
        judged_as_of=brief.judged_as_of,
    )
    profiles = tuple(load_profile(Path(name)) for name in arguments.get("profiles") or ())
    folder = found.parent if found else Path.cwd()
    return By(brief=brief, folder=folder, rules=rules, profiles=profiles)


def _check_uses(brief: Brief, text: Document) -> None:
    """Refuse uses of rooms that nobody knows, each at its line of the brief."""
    vocabulary, said = shipped_vocabulary(), said_in(text, "room_uses")
    wrong = []
    for name, use in brief.room_uses.items():
        try:
            vocabulary.use(use)
        except UsageError as error:
            wrong.append(replace(said[name], message=f"{name}: {error}"))
    if wrong:
        told = "".join(f"\n  {each}" for each in wrong)
        raise UsageError(f"The brief gives rooms uses that are not known:{told}")


def with_schedule(by: By, arguments: Mapping[str, Any]) -> By:
    """The same with the schedule read: the one of the command line, else the brief's."""
    given = arguments.get("schedule")
    if given:
        schedule = read_schedule(Path(given))
        # What the report shows as the brief is what was judged by: a name, no path.
        brief = by.brief.model_copy(update={"schedule": schedule.file})
        return replace(by, brief=brief, schedule=schedule)
    if by.brief.schedule:
        return replace(by, schedule=read_schedule(by.folder / by.brief.schedule))
    return by


def files_of(model: Path, by: By, given: Sequence[str]) -> list[Part]:
    """The model and what is read with it; those of the command line count before the brief's.

    Of a list in the brief the architecture comes first, whichever file was asked for.
    """
    listed = () if given else listed_files(by.brief, by.folder, model)
    files = [Part(path, holds) for path, holds in listed] or [
        Part(model),
        *(Part(Path(name)) for name in given),
    ]
    seen: set[Path] = set()
    for each in files:
        name, path = each.path.name, each.path.resolve()
        if path != model.resolve() and not path.is_file():
            why = "is a folder" if path.is_dir() else "is not there"
            raise UsageError(f"The model file {name} that goes with {model.name} {why}.")
        if path in seen:
            where = "in the brief's models" if listed else "with --with"
            itself = not listed and path == model.resolve()
            what = "is the model itself" if itself else f"is given twice {where}"
            raise UsageError(f"The model file {name} {what}: leave one out.")
        seen.add(path)
    return files
