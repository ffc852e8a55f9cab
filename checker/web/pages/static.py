"""Style and script of the pages. Reports carry their own."""

from fastapi import APIRouter
from starlette.responses import FileResponse

from checker.bundled import bundled_folder
from checker.web.errors import NotThereError

router = APIRouter()
_KINDS = {".css": "text/css", ".js": "text/javascript"}


@router.get("/static/{name}")
def static(name: str) -> FileResponse:
    """One of the files that ship with the pages; `style.css` is that of reports."""
    templates = bundled_folder("templates")
    shipped = {each.name: each for each in (templates / "web" / "static").iterdir()}
    shipped["style.css"] = templates / "style.css"
    if name not in shipped:
        raise NotThereError("file")
    path = shipped[name]
    return FileResponse(path, media_type=_KINDS[path.suffix])
