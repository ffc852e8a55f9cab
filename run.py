"""Everything on a fresh machine in one command: makes .venv, installs, and runs.

python3 run.py check MODEL ...    check IFC models (all options of `schoolcheck check`)
python3 run.py test [--fast]      all tests, or without the slow ones
python3 run.py serve              upload and review in the browser
python3 run.py COMMAND ...        any other command of schoolcheck

Standard library only. Windows: py run.py ...
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "schoolcheck-stamp"
OLDEST = (3, 11)


def main() -> int:
    """Set up what the command needs, then run it and hand its exit code on."""
    if sys.version_info < OLDEST:
        print(f"schoolcheck needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 2
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in {"-h", "--help"}:
        print(__doc__.strip())
        return 0 if arguments else 2
    extras = {"test": "test,dev", "serve": "server"}.get(arguments[0], "")
    if not _install(extras):
        return 4
    if arguments[0] == "test":
        return _test(arguments[1:])
    return _run([str(PYTHON), "-m", "checker", *arguments])


def _install(extras: str) -> bool:
    """Make the virtual environment and install the pinned packages when anything changed."""
    wanted = _fingerprint()
    have = dict(line.split("=", 1) for line in _stamp_lines())
    if have.get("pins") == wanted and set(extras.split(",")) <= set(
        have.get("extras", "").split(",")
    ):
        return True
    if not PYTHON.exists():
        print("Setting up schoolcheck in .venv (once) ...", file=sys.stderr)
        shutil.rmtree(VENV, ignore_errors=True)
        if _run([sys.executable, "-m", "venv", str(VENV)]):
            print("python -m venv failed; on Debian install python3-venv.", file=sys.stderr)
            return False
    target = f"{ROOT}[{extras}]" if extras else str(ROOT)
    pins = ["-c", str(ROOT / "constraints.txt")]
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if _run([*pip, *pins, "-e", target]):
        print("pip could not install the packages; its message stands above.", file=sys.stderr)
        return False
    kept = ",".join(sorted({*have.get("extras", "").split(","), *extras.split(",")} - {""}))
    STAMP.write_text(f"pins={wanted}\nextras=,{kept}\n", encoding="utf-8")
    return True


def _stamp_lines() -> list[str]:
    if not (STAMP.exists() and PYTHON.exists()):
        return []
    return [line for line in STAMP.read_text(encoding="utf-8").splitlines() if "=" in line]


def _fingerprint() -> str:
    digest = hashlib.sha256(sys.version.encode())
    for name in ("pyproject.toml", "constraints.txt"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def _test(arguments: list[str]) -> int:
    if "--long" in arguments:
        arguments = [each for each in arguments if each != "--long"]
    elif "--fast" not in arguments:
        arguments += ["-m", "not long"]
    if "--fast" in arguments:
        arguments = [each for each in arguments if each != "--fast"]
        arguments += ["-m", "not slow and not browser"]
    workers = ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "worksteal"]
    command = [str(PYTHON), "-m", "pytest", "-q", *workers, *arguments]
    if not shutil.which("chromium"):
        print("Chromium is not installed: browser tests are left out.", file=sys.stderr)
    # Compiled tests are kept, as other things of theirs are: half of what collecting them takes.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return _run(command, environment)


def _run(command: list[str], environment: dict[str, str] | None = None) -> int:
    try:
        return subprocess.run(command, check=False, env=environment).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
