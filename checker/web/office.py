"""All that a request may need of the server, in one hand."""

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from checker.web.access import NOBODY, Actor
from checker.web.database import Database
from checker.web.figures import Figures
from checker.web.files import Files
from checker.web.queue import JobQueue
from checker.web.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The parts of one server process."""

    settings: Settings
    database: Database
    files: Files
    queue: JobQueue
    figures: Figures = field(default_factory=Figures)


def office_of(request: Request) -> Office:
    """The server that was asked."""
    office: Office = request.app.state.office
    return office


def actor_of(request: Request) -> Actor:
    """Who asks, as the guard found out; nobody where it was not asked."""
    return getattr(request.state, "actor", NOBODY)


AnOffice = Annotated[Office, Depends(office_of)]
AnActor = Annotated[Actor, Depends(actor_of)]
