"""Measures the vocabulary on room names it was not written for: `python -m tests.uses.held_out`."""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from checker.model import ElementRef, Room
from checker.uses import RoomUse, Vocabulary, classify_room, shipped_vocabulary

FILE = Path(__file__).with_name("held_out.yaml")
LISTS = ("first", "held_out_2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One name and the uses a person would give it; `kind` is a heading of held_out.yaml."""

    kind: str
    name: str
    uses: frozenset[str] = frozenset()
    family: str = ""


def cases(part: str, vocabulary: Vocabulary) -> list[Case]:
    """The names of one list. A use that does not exist is an error, not a name that fails."""
    table = YAML(typ="base", pure=True).load(FILE)
    return list(_cases(table if part == "first" else table.get(part, {}), vocabulary))


def _cases(table: dict[str, dict[str, str] | str], vocabulary: Vocabulary) -> Iterator[Case]:
    for kind in ("sure", "open", "false_friends", "half_friends"):
        for key, names in dict(table.get(kind) or {}).items():
            uses = [use.strip() for use in key.split(" / ")]
            family = vocabulary.use(uses[0]).family
            for name in _names(names):
                yield Case(kind=kind, name=name, uses=frozenset(uses), family=family)
            assert all(vocabulary.use(use) for use in uses)
    for name in _names(str(table.get("none") or "")):
        yield Case(kind="none", name=name, family="no use")


def _names(text: str) -> list[str]:
    return [" ".join(name.split()) for name in text.split(",") if name.strip()]


def answer(case: Case, vocabulary: Vocabulary) -> RoomUse:
    """What the vocabulary says of a name alone: no area, no code; places outside are external."""
    outdoor = case.kind == "sure" and all(vocabulary.use(use).outdoor for use in case.uses)
    ref = ElementRef(global_id="guid", ifc_class="IfcSpace", name="1", long_name=case.name)
    room = Room(id="room", ref=ref, shape=None, is_external=outdoor)
    return classify_room(room, vocabulary=vocabulary)


def is_right(case: Case, found: RoomUse, vocabulary: Vocabulary) -> bool:
    """Whether the answer is the one a person would give."""
    if case.kind == "sure":
        return found.is_sure and found.use in case.uses
    if case.kind == "open":
        return bool(found.use) and not found.is_sure and case.uses <= found.possible
    if case.kind == "none":
        return found.use == ""
    if case.kind == "half_friends":
        return not (found.is_sure and found.use in case.uses)
    narrowed = found.possible < vocabulary.admitting(None)
    return found.use not in case.uses and not (narrowed and case.uses & found.possible)


def wrong(part: str, vocabulary: Vocabulary) -> list[tuple[Case, RoomUse]]:
    """Every name of a list that is not read as a person would."""
    read = [(case, answer(case, vocabulary)) for case in cases(part, vocabulary)]
    return [(case, found) for case, found in read if not is_right(case, found, vocabulary)]


def is_friend(case: Case) -> bool:
    """Whether the name is a false friend, which is counted apart."""
    return case.kind in {"false_friends", "half_friends"}


def share(part: str, vocabulary: Vocabulary) -> float:
    """The share of names read right, false friends left out."""
    named = [case for case in cases(part, vocabulary) if not is_friend(case)]
    failed = [case for case, _found in wrong(part, vocabulary) if not is_friend(case)]
    return 1 - len(failed) / max(len(named), 1)


def surely_wrong(part: str, vocabulary: Vocabulary) -> list[str]:
    """Names that get a use surely which no person would give: what misleads without a word."""
    return [case.name for case, found in wrong(part, vocabulary) if found.is_sure]


def report(part: str, vocabulary: Vocabulary) -> str:
    """Right of all, per family and overall, and every name that is not."""
    failed = wrong(part, vocabulary)
    total = Counter(_row(case) for case in cases(part, vocabulary))
    bad = Counter(_row(case) for case, _found in failed)
    lines = [f"{part}: {100 * share(part, vocabulary):.1f} % of names right"]
    lines += [f"  {row:22} {total[row] - bad[row]:3} of {total[row]:3}" for row in sorted(total)]
    lines += [f"  {len(surely_wrong(part, vocabulary))} surely wrong"]
    lines += [
        f"    {case.name!r}: wanted {case.kind} {', '.join(sorted(case.uses))};"
        f" got {found.use or 'nothing'} {found.confidence:.2f} {found.evidence}"
        for case, found in failed
    ]
    return "\n".join(lines)


def _row(case: Case) -> str:
    return case.kind if is_friend(case) else case.family


if __name__ == "__main__":
    for each in LISTS:
        sys.stdout.write(report(each, shipped_vocabulary()) + "\n")
