"""Names that survive: the uuid of a project, a topic and a viewpoint, and the date of a topic."""

import re
from collections.abc import Mapping
from uuid import NAMESPACE_URL, uuid5

from checker.report.causes import cause_of
from checker.results.finding import Finding
from checker.results.run import RunResult

NO_DATE = "1970-01-01T00:00:00Z"
"""The date of topics where the brief has none: results know no clock, and nobody takes it for
a day of work."""
_OURS = uuid5(NAMESPACE_URL, "schoolcheck/bcf")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(T00:00:00)?")


def school_name(result: RunResult) -> str:
    """What the brief calls the school; empty where it does not say."""
    school = result.brief.get("school")
    return str(school.get("name", "")) if isinstance(school, Mapping) else ""


def project_id(result: RunResult) -> str:
    """Of the school, so that revisions are one project."""
    return _named("project", _school(result))


def topic_id(result: RunResult, finding: Finding) -> str:
    """Of the school, the rule, the outcome and the cause: the same in every revision.

    Not of the order of findings, nor of the places that have the cause.
    """
    return _named("topic", _school(result), *cause_of(finding))


def verdict_id(result: RunResult) -> str:
    """Of the topic that says why there are no others."""
    return _named("verdict", _school(result))


def view_id(topic: str, number: int) -> str:
    """Of a viewpoint of a topic."""
    return _named("view", topic, str(number))


def topic_date(result: RunResult) -> str:
    """The day that the brief has the design judged as of, else a date that is plainly none."""
    day = _DAY.fullmatch(str(result.brief.get("judged_as_of", "")))
    return f"{day[1]}T00:00:00Z" if day else NO_DATE


def _school(result: RunResult) -> str:
    """What tells one school from another: its name in the brief, else something of the model.

    That is the least GlobalId of its rooms, which a revision has too. The id of the project or the
    building would not do: many models have those of a template. Without rooms it is the file.
    """
    room = min((each.global_id for each in result.rooms if each.global_id), default="")
    return school_name(result) or room or result.model.sha256 or result.model.file


def _named(*parts: str) -> str:
    return str(uuid5(_OURS, "\n".join(part.encode("unicode_escape").decode() for part in parts)))
