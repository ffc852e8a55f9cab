"""The words that topics of this tool use, told to the tools that read them."""

from collections.abc import Sequence

from markupsafe import Markup

from checker.report.bcf.element import document, element, several
from checker.report.bcf.topics import (
    AUTHOR,
    CLOSED,
    INFORMATION,
    ISSUE,
    OPEN,
    PRIORITY,
    REQUEST,
    Topic,
)

_TYPES, _STATUSES = (ISSUE, REQUEST, INFORMATION), (OPEN, CLOSED)
_PRIORITIES = tuple(dict.fromkeys(PRIORITY.values()))


def extensions(topics: Sequence[Topic]) -> bytes:
    """extensions.xml of BCF 3.0."""
    root = element(
        "Extensions",
        element("TopicTypes", several("TopicType", _TYPES)),
        element("TopicStatuses", several("TopicStatus", _STATUSES)),
        element("Priorities", several("Priority", _PRIORITIES)),
        element("TopicLabels", several("TopicLabel", _labels(topics))),
        element("Users", several("User", (AUTHOR,))),
    )
    return document(root)


def extension_schema(topics: Sequence[Topic]) -> bytes:
    """extensions.xsd of BCF 2.1: the types of markup.xsd with their values listed."""
    types = {
        "TopicType": _TYPES,
        "TopicStatus": _STATUSES,
        "TopicLabel": _labels(topics),
        "Priority": _PRIORITIES,
        "UserIdType": (AUTHOR,),
    }
    listed = (_listed(name, words) for name, words in types.items())
    root = element(
        "xs:schema",
        element("xs:redefine", *listed, schemaLocation="markup.xsd"),
        **{"xmlns:xs": "http://www.w3.org/2001/XMLSchema"},
    )
    return document(root)


def _listed(name: str, words: Sequence[str]) -> Markup:
    values = (element("xs:enumeration", value=word) for word in words)
    return element("xs:simpleType", element("xs:restriction", *values, base=name), name=name)


def _labels(topics: Sequence[Topic]) -> tuple[str, ...]:
    return tuple(sorted({label for topic in topics for label in topic.labels}))
