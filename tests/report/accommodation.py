"""A schedule of accommodation beside the hand-made school: every state, and hostile texts."""

from checker.results import ReconciledRoom, ReconciledRow, ReconciledSchedule
from tests.report.oakfield import FIRST, GROUND, HOSTILE, TURNED

FORMULA = '=HYPERLINK("x","y")'
ROWS = (
    ReconciledRow(
        line=5, code="PRI23", title="Classroom", wanted=1, area_each=60.0, found=1,
        rooms=(
            ReconciledRoom(
                global_id="room-00-02", name="00-02", long_name="Year 1 classroom", storey=GROUND,
                state="found", low=62.9, high=62.9,
            ),
        ),
    ),
    ReconciledRow(
        line=6, code=FORMULA, title="Small group room", wanted=3, area_each=12.5, undersized=1,
        cannot_tell=1, missing=1, short=12.62,
        rooms=(
            ReconciledRoom(
                global_id="room-00-05", name="00-05", long_name="Small group room", storey=GROUND,
                state="undersized", low=12.38, high=12.38, short=0.12,
            ),
            ReconciledRoom(
                global_id="room-01-02", name="01-02", long_name="Small group room", storey=FIRST,
                state="cannot_tell", missing=("its body",),
            ),
        ),
    ),
    ReconciledRow(
        line=7, title=HOSTILE, wanted=1, found=1,
        rooms=(
            ReconciledRoom(
                global_id="room-00-08", name="00-08", long_name=TURNED, storey=GROUND,
                state="found", low=19.5, high=19.5, renamed=True,
            ),
        ),
    ),
)  # fmt: skip


def accommodation() -> ReconciledSchedule:
    return ReconciledSchedule(
        file=f"{HOSTILE}.xlsx", sheet="Rooms", slack=0.5, wanted=5, found=2, undersized=1,
        cannot_tell=1, missing=1, renamed=1, beside=4, short=12.62, rows=ROWS,
        extra=(
            ReconciledRoom(
                global_id="not drawn", name="", long_name="Store", use="store", storey=GROUND,
                state="extra", low=4.2, high=4.4,
            ),
        ),
        notes=(f"Row 9: '{HOSTILE}' is no area in m2; it is left out.",),
    )  # fmt: skip
