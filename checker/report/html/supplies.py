"""What cannot be told, by what to supply: each request once, with all groups that wait for it.

Most places wait for several answers. A place stands under the one that most places of the result
wait for, and says what else it needs; so no answer is scattered over sets of answers.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.report.html.groups import Group
from checker.report.html.rows import Row
from checker.report.naming import thing_word
from checker.units import either, so_many

_NOBODY = "Nothing to ask for: each place says what is missing"
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_REMARK = re.compile(r"(?:A|Accessible|An|Ask|Confirm|In|Look|Over|Panes|Rails|Then|Under|Ways)\b")
"""How sentences begin that say more of the request before them."""
_PROPERTY = re.compile(r"\b(?:SchoolCheck|Pset)_\w+\.\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A group that waits: what `others` it needs, and what `each` of its rows says."""

    group: Group
    others: tuple[str, ...]
    each: str

    @property
    def also(self) -> str:
        """What it needs besides, in words."""
        return " ".join(self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleWaiting:
    """Groups of one rule under a request; `missing` and `also` where these are the same in all."""

    missing: str
    also: str
    groups: tuple[Waiting, ...]

    @property
    def first(self) -> Group:
        """One group, for what the rule says of all."""
        return self.groups[0].group


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """One request and the groups that wait for it, by rule."""

    number: int
    ask: str
    told: str
    ruled: tuple[RuleWaiting, ...]

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return f"ask-{self.number}"

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups in the order of the page."""
        return tuple(each.group for rule in self.ruled for each in rule.groups)

    @property
    def places(self) -> int:
        """How many places stand under it."""
        return _places(self.groups)

    @property
    def rules(self) -> int:
        """How many rules could not be answered there."""
        return len(self.ruled)


def supplies_of(unsure: Iterable[Group]) -> tuple[Supply, ...]:
    """Requests in the order of the places that stand under them, most first.

    Groups of one request stay in their order, those of one rule together. Those that ask for
    nothing come last.
    """
    asked = [(group, requests_in(group.ask)) for group in unsure]
    wanted: Counter[str] = Counter()
    for group, requests in asked:
        wanted.update(dict.fromkeys(requests, len(group.findings)))
    waiting: dict[str, list[Waiting]] = {}
    for group, requests in asked:
        # Of requests that as many wait for, the first: the others mostly say more of it.
        lead = max(requests, key=wanted.__getitem__, default="")
        waiting.setdefault(lead, []).append(_waiting(group, lead, requests))
    ranked = sorted(
        waiting.items(),
        key=lambda row: (
            not row[0],
            -_places(each.group for each in row[1]),
            -len({each.group.first.rule for each in row[1]}),
            row[0],
        ),
    )
    return tuple(
        _supply(number, ask, groups) for number, (ask, groups) in enumerate(ranked, start=1)
    )


def requests_in(ask: str) -> tuple[str, ...]:
    """What is asked for one by one, each with the remarks that follow it.

    >>> requests_in("Name the stairs. Confirm the figures. State its width.")
    ('Name the stairs. Confirm the figures.', 'State its width.')
    """
    found: list[str] = []
    for sentence in filter(None, _SENTENCE_END.split(ask)):
        if found and _REMARK.match(sentence):
            found[-1] += f" {sentence}"
        else:
            found.append(sentence)
    return tuple(dict.fromkeys(found))


def _waiting(group: Group, lead: str, requests: Sequence[str]) -> Waiting:
    each, rest = _said_once(group.rest)
    others = [request for request in requests if request != lead]
    named = {request: set(_PROPERTY.findall(request)) for request in requests}
    # The rule's own words often name the property that the measure asked for already.
    also = (one for one in others if not named[one] or not named[one] <= named[lead])
    return Waiting(group=replace(group, rest=rest), others=tuple(also), each=each)


def _said_once(rows: Sequence[Row]) -> tuple[str, tuple[Row, ...]]:
    """The sentences that all rows share, and the rows with what is left of theirs.

    A row's own place is `it` in them: else no two sentences were the same.
    """
    told = [
        [each.replace(row.subject, "it") for each in _SENTENCE_END.split(row.told)] for row in rows
    ]
    shared = [
        each
        for each in (told[0] if len(rows) > 1 else ())
        if each.endswith(".") and all(each in other for other in told)
    ]
    if not shared:
        return "", tuple(rows)
    lines = (" ".join(each for each in words if each not in shared) for words in told)
    each = " ".join(shared)
    return each[:1].upper() + each[1:], tuple(
        replace(row, told=line) for row, line in zip(rows, lines, strict=True)
    )


def _supply(number: int, lead: str, groups: Sequence[Waiting]) -> Supply:
    """What all of its groups need besides stands with the request, not with each of them."""
    common = [one for one in groups[0].others if all(one in each.others for each in groups)]
    waiting = [
        replace(each, others=tuple(one for one in each.others if one not in common))
        for each in groups
    ]
    by_rule: dict[str, list[Waiting]] = {}
    for each in waiting:
        by_rule.setdefault(each.group.first.rule, []).append(each)
    return Supply(
        number=number,
        ask=" ".join([lead, *common]) or _NOBODY,
        told=_told(waiting, by_rule),
        ruled=tuple(map(_of_rule, by_rule.values())),
    )


def _of_rule(groups: Sequence[Waiting]) -> RuleWaiting:
    missing, also = {each.group.missing for each in groups}, {each.also for each in groups}
    return RuleWaiting(
        missing=missing.pop() if len(missing) == 1 else "",
        also=also.pop() if len(also) == 1 else "",
        groups=tuple(groups),
    )


def _told(waiting: Sequence[Waiting], by_rule: Mapping[str, object]) -> str:
    """What waits, and what for: `2 rules wait for this, at 3 doors. 1 place needs nothing else.`.

    Flights of one stair may share its id, so things are told apart by their names, too.
    """
    things: dict[str, set[tuple[str, str]]] = {}
    for finding in (finding for each in waiting for finding in each.group.findings):
        subject = finding.subject
        word = thing_word(subject.ifc_class)
        things.setdefault(word, set()).add((subject.global_id, subject.name))
    count = _places(each.group for each in waiting)
    alone = _places(each.group for each in waiting if not each.also)
    # Where each place is another thing of one kind the count of places says how many.
    is_plain = len(things) == 1 and len(next(iter(things.values()))) == count > 1
    named = either(
        ("the school" if word == "school" else so_many(len(ids), word)
         for word, ids in things.items()),
        "and",
    )  # fmt: skip
    where = named.partition(" ")[2] if is_plain else named
    rules = so_many(len(by_rule), "rule", "wait")
    rest = "" if alone in (0, count) else f" {so_many(alone, 'place', 'need')} nothing else."
    return f"{rules} for this, at {where}.{rest}"


def _places(groups: Iterable[Group]) -> int:
    return sum(len(group.findings) for group in groups)
