"""Templates into answers. Every value is escaped and cleaned, as in reports."""

from typing import Any

from fastapi import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from checker.report.html.render import environment
from checker.version import __version__
from checker.web.office import actor_of


def page(request: Request, name: str, *, status: int = 200, **values: Any) -> Response:
    """A whole page from the template `web/NAME.html.j2`."""
    return HTMLResponse(painted(request, name, **values), status_code=status)


def painted(request: Request, name: str, **values: Any) -> str:
    """The text of a template; a part of a page is one, too."""
    template = environment().get_template(f"web/{name}.html.j2")
    return template.render(actor=actor_of(request), tool_version=__version__, **values)


def problem(request: Request, status: int, message: str) -> Response:
    """What went wrong, for people as a page and for programs as JSON."""
    if "text/html" in request.headers.get("accept", ""):
        return page(request, "problem", status=status, message=message)
    return JSONResponse({"status": status, "title": message}, status_code=status)
