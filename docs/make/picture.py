"""docs/images/report.png, the first screen of a report: `python -m docs.make.picture`.

Apart from the other pages, since it needs a browser and differs by a few pixels between machines.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
MODEL = "sample_models/oakfield/oakfield-primary-A.ifc"
PICTURE = ROOT / "docs" / "images" / "report.png"
SIZE = (1280, 800)


def main() -> None:
    """Check the sample school and take a picture of its report in Debian's Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "checker", "check", MODEL, "--out", folder]
        subprocess.run([*command, "--fail-on", "never", "--quiet"], cwd=ROOT, check=True)  # noqa: S603 - our own command
        report = Path(folder) / Path(MODEL).stem / "report.html"
        _photograph(report.as_uri(), PICTURE)


def _photograph(address: str, target: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        page.goto(address)
        page.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    main()
