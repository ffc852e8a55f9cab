"""An installed Chromium that prints a page: found, kept offline and in time, and ended."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from checker.errors import SchoolcheckError, UsageError

SETTING = "SCHOOLCHECK_CHROMIUM"
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
# Windows and macOS do not put browsers on the path.
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
TIME_LIMIT_S = 300.0
_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-dev-shm-usage",  # containers have little shared memory
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-breakpad",
    "--no-first-run",
    "--no-default-browser-check",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--lang=en-GB",
    "--force-device-scale-factor=1",
    "--font-render-hinting=none",  # the same line breaks whatever the screen
    "--no-pdf-header-footer",
    "--export-tagged-pdf",
    "--generate-pdf-document-outline",
)


class PrintingError(SchoolcheckError):
    """Chromium crashed, made no PDF, or took too long (exit code 4)."""


def refuse_without_chromium() -> None:
    """Tell before long work that nothing here can print a PDF.

    Raises:
        UsageError: with what to install or to set.
    """
    chromium(os.environ)


def chromium(environment: Mapping[str, str]) -> str:
    """The program that prints: the one that was set, else the first that is installed.

    Raises:
        UsageError: when there is none, or the one that was set is not there.
    """
    given = environment.get(SETTING, "")
    if given:
        if not (found := shutil.which(given)):
            raise UsageError(f"{SETTING} names {given}, and no program is there.")
        return found
    path = environment.get("PATH", "")
    found = next((here for name in NAMES if (here := shutil.which(name, path=path))), None)
    found = found or next((place for place in PLACES if Path(place).is_file()), None)
    if not found:
        raise UsageError(
            "A PDF is printed by Chromium, Chrome or Edge, and none of them was found: install "
            f"one, or set {SETTING} to its program. The HTML report needs none; any browser "
            "prints it."
        )
    return found


def print_to_pdf(page: bytes, *, limit_s: float = TIME_LIMIT_S) -> bytes:
    """A page of HTML as a tagged PDF.

    Raises:
        UsageError: when there is no Chromium.
        PrintingError: when it does not start, fails, or takes longer than `limit_s` seconds.
    """
    program = chromium(os.environ)
    try:
        return _printed(program, page, limit_s)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PrintingError(
            f"{Path(program).name} could not print the PDF: {reason}. Is {program} "
            f"a Chromium, Chrome or Edge? {SETTING} names another."
        ) from error


def _printed(program: str, page: bytes, limit_s: float) -> bytes:
    # Its profile is new and goes with the folder; a file may be held for a moment on Windows.
    with tempfile.TemporaryDirectory(prefix="schoolcheck-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, target = folder / "report.html", folder / "report.pdf"
        source.write_bytes(page)
        said = _run(_command(program, folder, source, target), folder, limit_s)
        made = target.read_bytes() if target.is_file() else b""
    if not (made.startswith(b"%PDF-") and made.rstrip().endswith(b"%%EOF")):
        raise PrintingError(f"{Path(program).name} printed no whole PDF.{said}")
    return made


def _command(program: str, folder: Path, source: Path, target: Path) -> list[str]:
    # Chromium's sandbox does not start as root, which is usual in containers.
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [
        program,
        *_FLAGS,
        *(["--no-sandbox"] if as_root else []),
        f"--user-data-dir={folder / 'profile'}",
        f"--print-to-pdf={target}",
        source.as_uri(),
    ]


def _run(command: Sequence[str], folder: Path, limit_s: float) -> str:
    """Run it to its end; returns its last words, as a sentence to go with a complaint."""
    # A file, not a pipe: what outlives Chromium may hold a pipe open for ever.
    words = folder / "stderr"
    with (
        words.open("wb") as stderr,
        subprocess.Popen(  # noqa: S603 - a program of the user's own, by its full path
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            start_new_session=True,
        ) as process,
    ):
        try:
            process.wait(limit_s)
        except subprocess.TimeoutExpired as error:
            raise PrintingError(
                f"{Path(command[0]).name} took longer than {limit_s:g} s to print the PDF and "
                "was stopped. The HTML report holds the same; any browser prints it."
            ) from error
        finally:
            _end(process)
    last = words.read_bytes().decode(errors="replace").strip().splitlines()[-1:]
    return f" It said: {last[0]}" if last else ""


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Chromium is many processes: end the whole group of this one."""
    with suppress(ProcessLookupError, PermissionError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
