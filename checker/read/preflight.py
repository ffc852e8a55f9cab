"""A look over the whole text before any parser sees it: is it complete, sound and free of rings?"""

import re
from dataclasses import dataclass, field

import numpy as np

from checker.errors import ModelUnreadableError
from checker.read.figures import blanked
from checker.read.schema import parser_spelling
from checker.read.stepscan import (
    NO_LINES,
    Integers,
    RecordLines,
    Records,
    comment_spans,
    keyword,
    line_of,
    record_lines,
    scan,
    without_comments,
)

MAX_DEPTH = 500
_MOST_LINES = 1000
_AGAIN = "Export the model again; if it was sent or downloaded, fetch it again."
_TRAILER = re.compile(rb"ENDSEC\s*;\s*END-ISO-10303-21\s*;[\s\x00\x1a]*$", re.IGNORECASE)
_ID = rb"(?:#\d+|\$|\*)"
_TEXT = rb"(?:'(?:[^']|'')*'|\$|\*)"
_PARTS = re.compile(
    rb"#\d+\s*=\s*IFCREL(?:AGGREGATES|NESTS)\s*\(\s*%b\s*,\s*%b\s*,\s*%b\s*,\s*%b\s*,\s*#(\d+)\s*,\s*\(([^)]*)\)"
    % (_TEXT, _ID, _TEXT, _TEXT),
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preflight:
    """What the text itself tells: schema as declared, and records that miss something.

    `broken` are step ids of records (relations left out) that refer, directly or through others,
    to a record that does not exist or holds a figure that is no number; `dangling` counts such
    references in the whole text, and `no_numbers` are the lines of such figures.
    `text` is the text to parse: that given, with the latter blanked. `lines` are those on which
    the records begin.
    """

    schema: str
    text: bytes = field(repr=False)
    dangling: int = 0
    no_numbers: tuple[int, ...] = ()
    broken: frozenset[int] = frozenset()
    lines: RecordLines = field(default=NO_LINES, repr=False)


def inspect(text: bytes, *, name: str) -> Preflight:
    """Refuse a text that a parser would misread, hang on or crash on.

    Costs less than parsing the text once. Rings are looked for among all records except
    relations (`IFCREL*`), and apart from that among wholes and parts.

    Raises:
        ModelUnreadableError: unknown schema, cut short, open string or comment, a record number
            used twice, records that refer to each other in a ring.
    """
    schema = _schema(text, name)
    spans, open_comment = comment_spans(text)
    if open_comment is not None:
        raise ModelUnreadableError(
            f"{name}: the comment that starts on line {line_of(text, open_comment)} never ends, "
            "so the rest of the model would be lost.",
            code="open-comment",
            ask=_AGAIN,
        )
    plain = without_comments(text, spans)
    _must_be_whole(plain, name)
    records = scan(plain)
    _must_be_unique(records, plain, name)
    _must_have_no_rings(records, plain, name)
    _parts_must_have_no_rings(records, plain, name)
    missing = records.target < 0
    sound = blanked(plain, records)
    is_hurt = bool(missing.any()) or bool(sound.records)
    return Preflight(
        schema=schema,
        text=text if sound.text is plain else sound.text,
        dangling=int(missing.sum()),
        no_numbers=tuple(line_of(plain, at) for at in sound.at[:_MOST_LINES]),
        broken=_broken(records, sound.records) if is_hurt else frozenset(),
        lines=record_lines(plain, records),
    )


def _schema(text: bytes, name: str) -> str:
    found = re.search(rb"FILE_SCHEMA\s*\(\s*\(\s*'([^']*)'", text[:262_144], re.IGNORECASE)
    schema = found.group(1).decode("ascii", "replace").strip().upper() if found else ""
    if parser_spelling(schema) is None:
        told = f"says that its schema is {schema[:40]!r}" if schema else "does not say its schema"
        raise ModelUnreadableError(
            f"{name} {told}; IFC2X3, IFC4 and IFC4X3 can be read.",
            code="unknown-schema",
            ask="Export the model as IFC2X3, IFC4 or IFC4X3.",
        )
    return schema


def _must_be_whole(text: bytes, name: str) -> None:
    if text.count(b"'") % 2:
        line = line_of(text, text.rfind(b"'"))
        raise ModelUnreadableError(
            f"{name} is cut short or damaged: the text that starts on line {line} never ends.",
            code="truncated",
            ask=_AGAIN,
        )
    if not _TRAILER.search(text[-4096:]):
        raise ModelUnreadableError(
            f"{name} is cut short: it ends on line {line_of(text, len(text.rstrip()))} without "
            "ENDSEC; END-ISO-10303-21;, so rooms may be missing.",
            code="truncated",
            ask=_AGAIN,
        )


def _must_be_unique(records: Records, text: bytes, name: str) -> None:
    ids = records.ids
    if len(ids) < 2 or bool(np.all(ids[1:] > ids[:-1])):  # noqa: PLR2004
        return
    order = np.argsort(ids, kind="stable")
    twice = np.flatnonzero(ids[order][1:] == ids[order][:-1])
    if len(twice):
        first, second = order[twice[0]], order[twice[0] + 1]
        lines = [line_of(text, int(records.starts[i])) for i in (first, second)]
        raise ModelUnreadableError(
            f"{name}: record #{ids[first]} is there twice (lines {lines[0]} and {lines[1]}), "
            "so it is not clear which one holds.",
            code="duplicate-record",
            ask="Export the model again; two files were probably joined by hand.",
        )


def _must_have_no_rings(records: Records, text: bytes, name: str) -> None:
    keep = ~records.is_relation[records.source] & (records.target >= 0)
    source, target = records.source[keep], records.target[keep]
    if bool(np.all(target < source)):  # all references look back: no ring can close
        return
    for _ in range(MAX_DEPTH):
        refers = np.zeros(len(records.ids), dtype=np.bool_)
        refers[source] = True
        onward = refers[target]  # a record that refers to nothing cannot be part of a ring
        if bool(onward.all()):
            break
        source, target = source[onward], target[onward]
    else:
        first = int(source[0])
        raise ModelUnreadableError(
            f"{name}: records refer to each other more than {MAX_DEPTH} deep near "
            f"#{records.ids[first]} (line {line_of(text, int(records.starts[first]))}).",
            code="too-deep",
            ask=_AGAIN,
        )
    if len(source):
        raise _ring(_one_ring(source, target), records, text, name)


def _one_ring(source: Integers, target: Integers) -> list[int]:
    """Follow references until a record comes up again; every record left has one to follow."""
    onward = dict(zip(source.tolist(), target.tolist(), strict=True))
    seen: dict[int, int] = {}
    here = int(source[0])
    while here not in seen:
        seen[here] = len(seen)
        here = onward[here]
    return list(seen)[seen[here] :]


def _ring(ring: list[int], records: Records, text: bytes, name: str) -> ModelUnreadableError:
    words = [keyword(text, int(records.starts[i])) for i in ring[:1000]]
    kinds = {"IFCLOCALPLACEMENT": "placement", "IFCMAPPEDITEM": "mapped-item"}
    kind = next((kinds[word] for word in words if word in kinds), "reference")
    if any(word.startswith("IFCBOOLEAN") for word in words):
        kind = "boolean"
    steps = " -> ".join(f"#{records.ids[i]}" for i in [*ring[:4], ring[0]])
    return ModelUnreadableError(
        f"{name}: records refer to each other in a ring ({steps}; {words[0]}, line "
        f"{line_of(text, int(records.starts[ring[0]]))}), so shapes cannot be worked out.",
        code=f"cyclic-{kind}",
        ask="Export the model again; if it comes back, report the ring to the maker of the tool.",
    )


def _parts_must_have_no_rings(records: Records, text: bytes, name: str) -> None:
    parts: dict[int, list[int]] = {}
    for start in records.starts[records.is_relation].tolist():
        found = _PARTS.match(text, start)
        if found is None:
            continue
        numbers = re.findall(rb"#(\d+)", found.group(2))
        parts.setdefault(int(found.group(1)), []).extend(map(int, numbers))
    while True:
        ends = [whole for whole, members in parts.items() if not any(m in parts for m in members)]
        if not ends:
            break
        for whole in ends:
            del parts[whole]
    if parts:
        first = min(parts)
        raise ModelUnreadableError(
            f"{name}: #{first} is, step by step, a part of itself (IFCRELAGGREGATES), "
            "so it is not clear what belongs to which storey.",
            code="cyclic-aggregation",
            ask="Export the model again; if it comes back, report it to the maker of the tool.",
        )


def _broken(records: Records, spoilt: frozenset[int]) -> frozenset[int]:
    """Records that miss something: spread from dangling references back to whoever refers.

    `spoilt` are the indices of records that hold a figure that is no number.
    """
    keep = ~records.is_relation[records.source]
    source, target = records.source[keep], records.target[keep]
    bad = np.zeros(len(records.ids), dtype=np.bool_)
    bad[source[target < 0]] = True
    bad[list(spoilt)] = True
    inside = target >= 0
    source, target = source[inside], target[inside]
    for _ in range(MAX_DEPTH):
        spread = source[bad[target] & ~bad[source]]
        if not len(spread):
            break
        bad[spread] = True
    return frozenset(records.ids[bad].tolist())
