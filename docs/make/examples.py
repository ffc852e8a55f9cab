"""`python -m docs.make.examples`: the committed example reports of the sample school."""

import tempfile
from pathlib import Path

import checker

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "reports" / "examples"
MODELS = ("oakfield-primary-A", "oakfield-primary-B")
FILES = ("report.html", "results.json")


def made_example(name: str) -> dict[str, bytes]:
    """The files of one example, as `schoolcheck check` writes them.

    Raises:
        RuntimeError: when the check does not end with reports.
    """
    model = ROOT / "sample_models" / "oakfield" / f"{name}.ifc"
    with tempfile.TemporaryDirectory() as folder:
        outcome = checker.check(model, out=folder)
        if outcome.state != "done" or outcome.code not in {0, 1}:
            raise RuntimeError(f"{name}: {outcome.message}")
        return {each: (Path(folder) / each).read_bytes() for each in FILES}


def main() -> None:
    """Write all examples."""
    for name in MODELS:
        folder = EXAMPLES / name
        folder.mkdir(parents=True, exist_ok=True)
        for file, data in made_example(name).items():
            (folder / file).write_bytes(data)


if __name__ == "__main__":
    main()
