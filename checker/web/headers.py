"""Headers that every answer carries: nothing is loaded from elsewhere, nothing runs inline."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checker.web.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
FRAMED = "sandbox allow-scripts; frame-ancestors 'self'"
"""A report in a frame: cut off from this site, its own policy stands in the page."""
_ALWAYS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "private, no-cache",
}

_NO_COPY = {"cache-control": "no-store"}
"""Where people sign in, a browser keeps no page that the next at the desk could go back to."""
_ONLY_HTTPS = {"strict-transport-security": "max-age=31536000; includeSubDomains"}


class SecurityHeaders:
    """Adds the headers to every answer that does not set them itself."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        https = _ONLY_HTTPS if settings.is_https else {}
        self.of_files = _ALWAYS | https
        self.of_pages = self.of_files | (_NO_COPY if settings.accounts else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the headers."""
        of_file = scope.get("path", "").startswith("/static/")
        added = self.of_files if of_file else self.of_pages

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in added.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)
