"""Pages on which people sign in, make tokens and links, and see who did what."""

from checker.web.access.pages import audit, login, openid, shared, shares, tokens

ROUTERS = (login.router, openid.router, tokens.router, audit.router, shares.router, shared.router)
