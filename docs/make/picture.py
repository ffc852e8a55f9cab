"""Pictures of a report for the README: `python -m docs.make.picture`.

Apart from the other pages, since it needs a browser and differs by a few pixels between machines.
"""

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from checker.report.chromium import chromium

ROOT = Path(__file__).resolve().parents[2]
MODEL = "sample_models/oakfield/oakfield-primary-A.ifc"
IMAGES = ROOT / "docs" / "images"
SIZE = (1280, 800)
COLOURS = 96
PICTURES = {
    "report": "#main",
    "report-finding": ".group",
    "report-small-group": "#small-group",
    "report-base": "#inclusion-base",
    "report-journeys": "#journeys",
    "report-calm": "#calm",
}
"""The name of each picture, and what stands at its top."""


def main() -> None:
    """Check the sample school and take pictures of its report in an installed Chromium."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        command = [sys.executable, "-m", "checker", "check", MODEL, "--out", folder]
        subprocess.run([*command, "--fail-on", "never", "--quiet"], cwd=ROOT, check=True)  # noqa: S603 - our own command
        report = Path(folder) / Path(MODEL).stem / "report.html"
        browser = playwright.chromium.launch(
            executable_path=chromium(os.environ), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, top in PICTURES.items():
            data = _photograph(browser, report.as_uri(), top)
            (IMAGES / f"{name}.png").write_bytes(_small(data))
        browser.close()


def _photograph(browser: Browser, address: str, top: str) -> bytes:
    page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]}, reduced_motion="reduce")
    page.goto(address)
    if top != "#main":
        page.evaluate("top => document.querySelector(top).scrollIntoView()", top)
        page.wait_for_timeout(1000)  # what comes into sight is laid out first
        page.evaluate("top => document.querySelector(top).scrollIntoView()", top)
    page.wait_for_timeout(500)
    data = page.screenshot()
    page.close()
    return data


def _small(png: bytes) -> bytes:
    """The same picture with a palette: a third of the size, and no eye sees it."""
    picture = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS)
    target = io.BytesIO()
    picture.save(target, "PNG", optimize=True)
    return target.getvalue()


if __name__ == "__main__":
    main()
