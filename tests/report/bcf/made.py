"""Results to write as BCF, and BCF files taken apart: what several tests lean on."""

import io
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import xmlschema

from checker.report.bcf.archive import packed
from checker.report.bcf.edition import BCF_2_1, BCF_3_0
from checker.report.bcf.topics import Issues, issues_of
from checker.results import Finding, Outcome, RunResult
from checker.results.codec import result_from_json
from checker.results.verdict import summarise, verdict_sentence
from tests.report.oakfield import (
    HOSTILE,
    LONG,
    TURNED,
    blocked,
    crowded,
    empty,
    findings,
    oakfield,
)

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
EXAMPLES = ROOT / "reports" / "examples"
FORMATS = {"bcf": "2.1", "bcf-3.0": "3.0"}
EDITIONS = {"bcf": BCF_2_1, "bcf-3.0": BCF_3_0}
BIDI = "\u202eevil\u2066 \u200f"
NASTY = f"]]> &amp; <b>\x00\x01\x0b\ufffe\ud800 {{{{7*7}}}} '\" {BIDI} ｱｲｳ \x1b[31m"
DOOR_ID, ROOM_ID = "1E5e3N$Hn3VwqGUwnuG6GX", "0E5e3N$Hn3VwqGUwnuG6GY"


def with_findings(*rows: Finding, **changes) -> RunResult:
    """Oakfield with other findings, counted anew."""
    base = oakfield(**changes)
    verdict = verdict_sentence(rows, base.readiness)
    return replace(base, findings=rows, summary=summarise(rows), verdict=verdict)


def hostile() -> RunResult:
    """Every text of a finding, the school and its model is an attack or very long."""
    long = "x" * 10_000

    def spoiled(finding: Finding, text: str) -> Finding:
        return replace(
            finding,
            title=text, rule=f"RULE {text[:50]}", topic=text[:80], sentence=text, remedy=text,
            ask=text, why=text, waiver=text, since=text, missing=(text,), group=text,
            place=replace(finding.place, storey=text, number=text, name=text),
            subject=replace(finding.subject, name=text, long_name=text, storey=text),
            source=replace(finding.source, document=text, clause=text, binds=text),
            evidence=tuple(replace(each, label=text, storey="") for each in finding.evidence),
        )  # fmt: skip

    texts = (HOSTILE, TURNED, LONG, NASTY, long, "\x00", "")
    rows = [spoiled(each, text) for text in texts for each in findings()]
    first = oakfield()
    return replace(
        first,
        findings=tuple(rows),
        summary=summarise(rows),
        verdict=NASTY,
        model=replace(first.model, file=NASTY),
        brief={"school": {"name": NASTY + long}},
        plans=tuple(replace(first.plans[0], storey=text) for text in (NASTY, LONG)),
    )


def all_pass() -> RunResult:
    """A school that departs from nothing that could be judged."""
    return with_findings(*(each for each in findings() if each.outcome is Outcome.PASS))


@cache
def example() -> RunResult:
    """The committed results of the sample school, as revised."""
    return result_from_json((EXAMPLES / "oakfield-primary-B" / "results.json").read_bytes())


MADE = {
    "oakfield": oakfield, "crowded": lambda: crowded(300), "blocked": blocked, "empty": empty,
    "all pass": all_pass, "hostile": hostile, "sample": example,
}  # fmt: skip


@cache
def issues(name: str) -> Issues:
    """The topics of a made result, their pictures drawn once for all tests."""
    return issues_of(MADE[name]())


@cache
def written(name: str, format_name: str) -> bytes:
    """A made result in a format."""
    return packed(issues(name), EDITIONS[format_name])


def taken_apart(data: bytes) -> dict[str, bytes]:
    """All files by their names, without the folders."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist() if name[-1] != "/"}


def parsed(data: bytes) -> ET.Element:
    """A file of a BCF as XML."""
    return ET.fromstring(data)  # noqa: S314 - written by us a moment ago


def markups(data: bytes) -> list[ET.Element]:
    """The markup of each topic, in order."""
    files = taken_apart(data)
    return [parsed(files[name]) for name in files if name.endswith("markup.bcf")]


def texts(data: bytes, path: str) -> list[str]:
    """The text at a path of every topic."""
    return [found.text or "" for each in markups(data) for found in each.findall(path)]


@cache
def schema(version: str, name: str) -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(HERE / "schemas" / version / f"{name}.xsd")


SCHEMAS = {
    "bcf.version": "version", "project.bcfp": "project", "extensions.xml": "extensions",
    "markup.bcf": "markup",
}  # fmt: skip


def schema_of(version: str, file: str) -> xmlschema.XMLSchema:
    """The schema that a file of a BCF follows."""
    name = file.rsplit("/", 1)[-1]
    return schema(version, "visinfo" if name.endswith(".bcfv") else SCHEMAS[name])
