"""BIM Collaboration Format: one topic for each cause, with camera, selection, cut and picture."""

from checker.report.bcf.archive import packed
from checker.report.bcf.edition import BCF_2_1, BCF_3_0
from checker.report.bcf.topics import issues_of
from checker.report.registry import writer
from checker.results.run import RunResult


@writer("bcf", file_name="report.bcf")
def write_bcf(result: RunResult) -> bytes:
    """BCF 2.1, which most tools read; the same bytes for the same result."""
    return packed(issues_of(result), BCF_2_1)


@writer("bcf-3.0", file_name="report-3.0.bcf")
def write_bcf_3(result: RunResult) -> bytes:
    """The same topics as BCF 3.0."""
    return packed(issues_of(result), BCF_3_0)
