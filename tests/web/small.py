"""A school of two rooms that a child reads and judges in a second or two."""

from functools import cache

from sample_models.make import ifc_text
from sample_models.make.small import Want, row


@cache
def small_school(width: float = 4.0) -> bytes:
    """The bytes of its model; `width` in metres is that of the small-group room."""
    wants = (
        Want(name="Classroom", kind="classroom", width=8.0, depth=7.0),
        Want(name="Small group room", kind="small group room", width=width, depth=3.0),
    )
    return ifc_text(row(wants)).encode("ascii")
