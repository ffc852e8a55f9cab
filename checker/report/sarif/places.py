"""Where a result is: the record in the file, and the storey, the room and the element."""

import re
from typing import Any
from urllib.parse import quote

from checker.report.annotations import line_of
from checker.report.naming import place_words
from checker.report.plaintext import shortened
from checker.results.finding import Finding, SubjectRef

_PLACEHOLDER = re.compile(r"\{(?=\d+\})")
_LINK = re.compile(r"\](?=\()")


def address(file: str) -> str:
    """A file's name as a relative address.

    >>> address("Oakfield 1:100 <B>.ifc")
    'Oakfield%201%3A100%20%3CB%3E.ifc'
    """
    return quote(file, safe="")


def parted(text: str) -> str:
    """Text that is no placeholder and no link to a viewer, which reads both in messages.

    >>> parted("{0} and [here](https://example.org)")
    '{ 0} and [here] (https://example.org)'
    """
    return _LINK.sub("] ", _PLACEHOLDER.sub("{ ", text))


def location(finding: Finding, uri: str) -> dict[str, Any]:
    """Line of the record, and the element with its room and storey by name."""
    place, subject = finding.place, finding.subject
    storey = shortened(place.storey or subject.storey)
    above = [("storey", storey), ("room", place_words(place))]
    named = [(kind, name) for kind, name in above if name]
    path = [name for _kind, name in named]
    logical = [_element(subject, path)]
    for depth in range(len(named), 0, -1):
        kind, name = named[depth - 1]
        logical.append(
            {"name": name, "fullyQualifiedName": "/".join(path[:depth]), "kind": kind},
        )
    return {"physicalLocation": _physical(subject, uri), "logicalLocations": logical}


def related(subject: SubjectRef, uri: str, number: int) -> dict[str, Any]:
    """Another element that a result is about."""
    above = [name for name in (shortened(subject.storey),) if name]
    called = " ".join(part for part in (subject.name, subject.long_name) if part)
    return {
        "id": number,
        "message": {"text": parted(shortened(called) or _class_of(subject))},
        "physicalLocation": _physical(subject, uri),
        "logicalLocations": [_element(subject, above)],
    }


def _physical(subject: SubjectRef, uri: str) -> dict[str, Any]:
    line = line_of(subject, uri)
    region = {"startLine": line, "startColumn": 1, "endLine": line, "endColumn": 2}
    return {"artifactLocation": {"uri": uri, "index": 0}, "region": region}


def _element(subject: SubjectRef, path: list[str]) -> dict[str, str]:
    """By GlobalId; the number of its record beside it, which finds it in a text editor."""
    name = shortened(subject.global_id) or shortened(subject.name) or "element without a GlobalId"
    record = {"decoratedName": f"#{subject.step_id}"} if subject.step_id > 0 else {}
    full = "/".join([*path, name])
    return {"name": name, "fullyQualifiedName": full, **record, "kind": _class_of(subject)}


def _class_of(subject: SubjectRef) -> str:
    return shortened(subject.ifc_class) or "element"


def file_location(uri: str) -> dict[str, Any]:
    """The model as a whole."""
    whole = SubjectRef(global_id="model", ifc_class="IfcProject")
    return {"physicalLocation": _physical(whole, uri)}
