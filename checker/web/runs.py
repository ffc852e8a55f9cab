"""Where the files of a run lie."""

from pathlib import Path

from checker.web.tables import Run

RESULTS, REPORT, FACTS = "results.json", "report.html", "facts.json"


def folder_of(data: Path, run_id: str) -> Path:
    """The folder of a run: `in` is what it reads, `out` what it wrote."""
    return data / "runs" / run_id[:2] / run_id


def out_of(data: Path, run: Run) -> Path:
    """The folder with the answer of a run; of one that was answered from another, the other's."""
    return folder_of(data, run.served_from or run.id) / "out"


def has_report(data: Path, run: Run) -> bool:
    """Whether there is a page to show."""
    return (out_of(data, run) / REPORT).is_file()


def has_results(data: Path, run: Run) -> bool:
    """Whether there is an answer to show."""
    return (out_of(data, run) / RESULTS).is_file()
