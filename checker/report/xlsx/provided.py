"""Small-group space and inclusion bases as tables, those that hold something."""

from checker.report.xlsx.amounts import Cells
from checker.report.xlsx.bases import base_sheet, ways_sheet
from checker.report.xlsx.cells import Sheet
from checker.report.xlsx.space import clusters_sheet, distances_sheet, spare_sheet
from checker.results.provision import Provision


def provided_sheets(provision: Provision, rooms: Cells) -> tuple[Sheet, ...]:
    """The tables of a provision; `rooms` are the cells of rooms by GlobalId."""
    space = provision.small_group
    sheets = (
        clusters_sheet(space),
        distances_sheet(space, rooms),
        spare_sheet(space, rooms),
        base_sheet(provision.bases),
        ways_sheet(provision.bases, rooms),
    )
    return tuple(sheet for sheet in sheets if sheet.rows)
