"""What holds for every format: same bytes from results.json, from any process, whatever it says."""

import hashlib
import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from checker.report import formats, write
from checker.results import Readiness, ReadinessProblem
from checker.results.codec import result_from_json, result_to_json
from checker.results.verdict import summarise
from tests.report.accommodation import accommodation
from tests.report.oakfield import blocked, empty, findings, oakfield
from tests.report.page import Page

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = {"pdf", "pdf-a3"}
"""Made by a browser from the page, and tried where a browser is."""
FORMATS = [name for name in formats() if name not in BROWSERS]
RESULTS = {
    "oakfield": oakfield(schedule=accommodation()),
    "blocked": blocked(),
    "empty": empty(),
}
HOSTILE = (
    "<script>alert(1)</script>",
    "{{7*7}}{% raw %}${7*7}",
    "\"'`><img src=x onerror=alert(1)>",
    "a\x00b\x07c\x1b[31md\x9b0m\r\n::error::e",
    "\u202egnp.exe\u2066\u2069\ufeff\u2028\u2029",
    "Multi-purpose " * 720,
    "\x83N\x83\x89\x83X\x85\ufffd\uffff",
    '=HYPERLINK("http://x","y")',
    "+1+cmd|' /C calc'!A0",
    "]]>--><![CDATA[&amp;&#0;",
    "| a | `b` | [c](javascript:alert(1)) @everyone #1",
    "../../etc/passwd%0A%0D",
)  # fmt: skip
CONTROLS = {chr(n) for n in [*range(9), 11, 12, *range(14, 32)]}
TURNING = {chr(n) for n in [127, 0x202A, 0x202B, 0x202D, 0x202E, *range(0x2066, 0x206A)]}


@cache
def hostile(text):
    """Every name that a model can give is this one."""
    rows = tuple(
        replace(
            each,
            title=text,
            subject=replace(each.subject, name=text, long_name=text, storey=text, global_id=text),
            place=replace(each.place, storey=text, number=text, name=text, use=text),
            missing=(text,) * bool(each.missing),
            ask=text, remedy=text, why=text, group=text, waiver=text * bool(each.waiver),
            source=replace(each.source, document=text, clause=text, url=f"javascript:{text}"),
            evidence=tuple(
                replace(e, label=text, element=text, storey=text) for e in each.evidence
            ),
        )
        for each in findings()
    )  # fmt: skip
    plain = oakfield()
    problem = ReadinessProblem(code="x", scope="note", message=text, ask=text, elements=(text,))
    return oakfield(
        findings=rows,
        summary=summarise(rows),
        rooms=tuple(
            replace(r, global_id=text, name=text, long_name=text, storey=text, use=text,
                    use_evidence=text, engine=text, problem=text, zones=(text,))
            for r in plain.rooms
        ),
        plans=tuple(replace(p, storey=text) for p in plain.plans),
        model=replace(plain.model, file=text, authoring_tool=text),
        brief={"school": {"name": text}, "bases": [{"name": text, "zone": text}]},
        readiness=Readiness(state="limited", problems=(problem,)),
    )  # fmt: skip


def test_browsers_make_no_other_format():
    assert set(formats()) - set(FORMATS) <= BROWSERS
    assert {"html", "json"} <= set(FORMATS)


@pytest.mark.slow
@pytest.mark.parametrize("result", RESULTS)
@pytest.mark.parametrize("name", FORMATS)
def test_a_file_made_again_from_results_json_is_the_same(name, result):
    read = result_from_json(result_to_json(RESULTS[result]))
    assert write(read, name) == write(RESULTS[result], name)


@pytest.mark.parametrize("name", FORMATS)
def test_no_file_is_empty_even_where_nothing_was_read(name):
    assert write(empty(), name).strip()


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_break_no_file(name, text):
    data = write(hostile(text), name)
    assert data.strip()
    if data[:2] == b"PK":  # a ZIP may hold any byte; what is in it has tests of its own
        return
    shown = data.decode("utf-8")
    assert not set(shown) & CONTROLS
    if name == "json":
        assert result_from_json(data) == result_from_json(result_to_json(hostile(text)))
    else:
        assert not set(shown) & TURNING


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_element_or_handler_of_a_model_is_on_the_page(text):
    page, plain = (Page(write(each, "html").decode()) for each in (hostile(text), oakfield()))
    names = Counter(node.name for node in page.nodes)
    assert not page.broken
    assert not page.left_open
    assert (names["script"], names["style"], names["img"], names["iframe"]) == (1, 1, 0, 0)
    assert not [key for node in page.nodes for key in node.attributes if key.startswith("on")]
    links = [node.attributes["href"] for node in page.all("a")]
    assert all(link.startswith(("#", "https://", "http://")) for link in links)
    assert set(names) == {node.name for node in plain.nodes}


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_of_a_model_runs_in_a_browser(browser, tmp_path, text):
    file = tmp_path / "report.html"
    file.write_bytes(write(hostile(text), "html"))
    page, seen = browser.new_page(viewport={"width": 320, "height": 800}), []
    page.on("dialog", lambda dialog: seen.append(dialog.message) or dialog.dismiss())
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("console", lambda message: seen.append(message.text))
    page.on("request", lambda request: seen.append(request.url))
    page.goto(file.as_uri())
    page.locator("#expand").click()
    page.locator("#q").fill(text[:40].replace("\x00", "").encode("utf-8", "replace").decode())
    assert [each for each in seen if not each.startswith("file:")] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


PROGRAM = """
import hashlib, sys
from pathlib import Path
from checker.report import write
from checker.results.codec import result_from_json
result = result_from_json(Path(sys.argv[1]).read_bytes())
for name in sys.argv[2:]:
    print(name, hashlib.sha256(write(result, name)).hexdigest())
"""


@pytest.mark.slow
def test_another_process_in_another_place_writes_the_same_bytes(tmp_path):
    result = RESULTS["oakfield"]
    (tmp_path / "results.json").write_bytes(result_to_json(result))
    environment = {
        **os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Kathmandu", "LC_ALL": "C",
        "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "USER": "somebody",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "results.json", *FORMATS],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    here = [f"{name} {hashlib.sha256(write(result, name)).hexdigest()}" for name in FORMATS]
    assert done.stdout.splitlines() == here
