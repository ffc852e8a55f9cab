"""Where the files that ship with the tool are: rule packs, templates, samples, drawings."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def bundled_folder(name: str) -> Path:
    """Folder of shipped files: `rules`, `templates`, `samples` or `drawings`.

    In a wheel they sit under `checker/_bundled/`; in a checkout at their own place.

    Raises:
        FileNotFoundError: when the installation is broken and the folder is not there.
    """
    checkout = {
        "rules": "rules",
        "templates": "reports/templates",
        "samples": "sample_models",
        "drawings": "docs/images/measures",
    }
    for folder in (_PACKAGE / "_bundled" / name, _PACKAGE.parent / checkout[name]):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"schoolcheck is not fully installed: its {name} folder is missing.")
