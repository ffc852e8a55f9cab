"""report.xlsx: findings, rooms, accommodation, provision and ledger as a workbook to work with."""

from checker.report.registry import writer
from checker.report.xlsx.accommodation import accommodation_sheet
from checker.report.xlsx.book import workbook
from checker.report.xlsx.cells import MOST_ROWS, Sheet, fitting
from checker.report.xlsx.changes import changes_sheet
from checker.report.xlsx.findings import findings_sheet, provision_sheet
from checker.report.xlsx.ledger import coverage_sheet, readiness_sheet, settings_sheet
from checker.report.xlsx.provided import provided_sheets
from checker.report.xlsx.rooms import room_cells, rooms_sheet
from checker.report.xlsx.scenarios import scenarios_sheet
from checker.report.xlsx.summary import summary_sheet, title_of
from checker.results.run import RunResult


@writer("xlsx", file_name="report.xlsx")
def write_xlsx(result: RunResult) -> bytes:
    """The workbook; the same bytes for the same result, and no formula in it."""
    return workbook(sheets_of(result), title=title_of(result))


def sheets_of(result: RunResult, *, most: int = MOST_ROWS) -> tuple[Sheet, ...]:
    """The sheets in their order, none with more rows than a sheet takes."""
    cells = room_cells(result.rooms)
    tables = [
        findings_sheet(result.findings, cells),
        *([changes_sheet(result.revision, result.findings)] if result.revision else []),
        rooms_sheet(result.rooms, result.findings),
        *([accommodation_sheet(result.schedule, cells)] if result.schedule else []),
        provision_sheet(result.findings, cells),
        *(provided_sheets(result.provision, cells) if result.provision else ()),
        *([scenarios_sheet(result.scenarios)] if result.scenarios else []),
        coverage_sheet(result.coverage, result.findings),
        settings_sheet(result),
        readiness_sheet(result.readiness.problems, result.findings),
    ]
    others = [fitting(sheet, most=most) for sheet in tables]
    return (summary_sheet(result, others), *others)
