"""How large a report is and how fast a browser shows and filters it.

`python -m benchmarks.report_page [RESULTS ...]`: for each results.json, or for Oakfield, for 300
rooms made as in `benchmarks.growth` and for 5 000 findings when none is named: size, time to make
the page, first paint in headless Chromium, and the slowest of several filters until the page is
laid out again. Times are medians, and stand beside those of a plain page of as many rows. Below
each stand the sections that take most, in kB, and how much of the page is drawings.
"""

import argparse
import re
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks.growth import PER_WING, school
from checker.brief import Brief
from checker.pipeline import judge, read_facts
from checker.report import write
from checker.results.codec import result_from_json
from checker.results.run import RunResult
from checker.results.verdict import summarise
from checker.rules import load_packs, locate
from sample_models.make.writer import write_ifc

ROOMS, FINDINGS, RUNS = 300, 5_000, 5
MOST_SECTIONS = 8
OAKFIELD = Path("reports/examples/oakfield-primary-A/results.json")
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
_SECTION = re.compile(
    r'<section class="wide[^>]*labelledby="([^"]+)"(.*?)(?=<section class="wide|</main>)', re.DOTALL
)
_DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)
# What a reader does: types, leaves an outcome out, chooses a storey; each laid out at once.
_FILTER = """() => {
  const form = document.querySelector('#filter form'), took = [];
  const act = (change) => {
    const started = performance.now();
    change();
    form.dispatchEvent(new Event('input'));
    void document.body.offsetHeight;
    took.push(performance.now() - started);
  };
  for (const word of ['d', 'do', 'door', 'zzz', '']) act(() => { form.elements.q.value = word; });
  const box = form.querySelector('input[name="o"]');
  act(() => { box.checked = false; });
  act(() => { box.checked = true; });
  return Math.max(...took);
}"""


def main() -> None:
    """Print one line per report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("results", nargs="*", type=Path, metavar="RESULTS")
    named = parser.parse_args().results
    given = ((path.parent.name, result_from_json(path.read_bytes())) for path in named)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        for name, result in given if named else _made():
            _tell(name, result, browser, Path(folder))
        browser.close()


def _made() -> Iterator[tuple[str, RunResult]]:
    oakfield = result_from_json(OAKFIELD.read_bytes())
    yield "Oakfield A", oakfield
    yield f"{ROOMS} rooms", _large()
    rows = tuple(
        replace(each, key=f"{each.key}-{n}", rule=f"{each.rule}-{n // len(oakfield.findings)}")
        for n in range(FINDINGS)
        for each in [oakfield.findings[n % len(oakfield.findings)]]
    )
    yield f"{FINDINGS} findings", replace(oakfield, findings=rows, summary=summarise(rows))


def _large() -> RunResult:
    with tempfile.TemporaryDirectory() as folder:
        model = write_ifc(school(ROOMS // PER_WING), Path(folder) / "school.ifc")
        facts = read_facts(model)
    brief = Brief(room_uses={f"{n:02}-16": "accessible toilet" for n in range(ROOMS // PER_WING)})
    return judge(facts, load_packs(locate(["england"], base=Path())), brief)


def _tell(name: str, result: RunResult, browser: Browser, folder: Path) -> None:
    started = time.perf_counter()
    data = write(result, "html")
    made = time.perf_counter() - started
    page, plain = folder / "report.html", folder / "plain.html"
    page.write_bytes(data)
    rows = "".join(f"<tr><td>{n}</td><td>place</td></tr>" for n in range(len(result.findings)))
    plain.write_text(f"<!DOCTYPE html><title>Rows</title><table>{rows}</table>")
    paint, bare = (_painted(browser, each) for each in (page, plain))
    slowest = _filtered(browser, page)
    print(
        f"{name:16} {len(result.findings):5} findings  {len(data) / 1e6:5.2f} MB  "
        f"made in {made:4.1f} s  first paint {paint:4.0f} ms ({paint / bare:.1f} x plain rows)  "
        f"slowest filter {slowest:3.0f} ms"
    )
    print(f"{'':16} {_by_section(data.decode())}")


def _by_section(page: str) -> str:
    """The largest sections in kB, and all drawings: what to look at when a page grows."""
    parts = {name: len(text.encode()) for name, text in _SECTION.findall(page)}
    largest = sorted(parts.items(), key=lambda part: -part[1])[:MOST_SECTIONS]
    drawn = sum(len(each) for each in _DRAWING.findall(page))
    told = ", ".join(f"{name} {size / 1e3:.0f}" for name, size in largest)
    return f"kB: {told}; drawings in all {drawn / 1e3:.0f}"


def _painted(browser: Browser, file: Path) -> float:
    times = []
    for _ in range(RUNS):
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(file.as_uri())
        page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
        times.append(float(page.evaluate(_PAINT)))
        page.close()
    return median(times)


def _filtered(browser: Browser, file: Path) -> float:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(file.as_uri())
    found = median(float(page.evaluate(_FILTER)) for _ in range(RUNS))
    page.close()
    return found


if __name__ == "__main__":
    main()
