"""Signing in through a provider that an office has already: OpenID Connect, by Authlib.

The authorization code flow with PKCE; what a browser carries meanwhile (state, nonce, verifier)
stays in a cookie of its own. Nothing of the provider's answer is believed that is not signed.
"""

import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from secrets import compare_digest
from typing import Any

from authlib.oauth2.rfc6749.parameters import (  # type: ignore[import-untyped]
    prepare_grant_uri,
    prepare_token_request,
)
from authlib.oauth2.rfc7636 import create_s256_code_challenge  # type: ignore[import-untyped]
from authlib.oidc.core import CodeIDToken  # type: ignore[import-untyped]
from authlib.oidc.discovery import get_well_known_url  # type: ignore[import-untyped]
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from checker.web.access.fetch import UnreachableError, basic, fetched
from checker.web.access.secret import new_secret
from checker.web.errors import RefusedError
from checker.web.settings import Provider

_SIGNED_BY = ["RS256", "PS256", "ES256", "EdDSA"]
"""Keys of two halves only: with a shared one, whoever can check a signature can make one."""
_FRESH_S = 3600.0
_LEEWAY_S = 60
_PARTS = 4


class NotVouchedError(RefusedError):
    """Somebody of whom the provider did not say that they may come in."""

    status = 401


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What a browser carries while somebody signs in elsewhere; `to` is where it goes then."""

    state: str
    nonce: str
    verifier: str
    to: str

    @classmethod
    def begun(cls, to: str) -> "Attempt":
        """A new one."""
        return cls(state=new_secret(), nonce=new_secret(), verifier=new_secret(), to=to)

    @classmethod
    def carried(cls, cookie: str | None) -> "Attempt | None":
        """The one that a browser brings back.

        >>> begun = Attempt.begun("/runs/1")
        >>> Attempt.carried(begun.cookie) == begun, Attempt.carried("x.y")
        (True, None)
        """
        parts = (cookie or "").split(".")
        if len(parts) != _PARTS or not all(parts):
            return None
        state, nonce, verifier, to = parts
        try:
            path = urlsafe_b64decode(to).decode()
        except ValueError:
            return None
        return cls(state=state, nonce=nonce, verifier=verifier, to=path)

    @property
    def cookie(self) -> str:
        """As a browser carries it."""
        path = urlsafe_b64encode(self.to.encode()).decode()
        return f"{self.state}.{self.nonce}.{self.verifier}.{path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody for whom the provider vouches; `subject` is who they are there, for the record."""

    name: str
    subject: str
    scopes: frozenset[str]


class OpenId:
    """A provider; what it says of itself is asked for once an hour."""

    def __init__(self, provider: Provider, public_url: str) -> None:
        self.provider = provider
        self._back = f"{public_url.rstrip('/')}/login/oidc/back"
        self._known: Mapping[str, Any] = {}
        self._asked_at = -_FRESH_S

    def address(self, attempt: Attempt) -> str:
        """Where to send a browser.

        Raises:
            UnreachableError: when the provider does not answer as it should.
        """
        address: str = prepare_grant_uri(
            self._place("authorization_endpoint"),
            self.provider.client_id,
            "code",
            redirect_uri=self._back,
            scope=self.provider.asks_for,
            state=attempt.state,
            nonce=attempt.nonce,
            code_challenge=create_s256_code_challenge(attempt.verifier),
            code_challenge_method="S256",
        )
        return address

    def person(self, attempt: Attempt, *, state: str, code: str, issuer: str = "") -> Person:
        """Who came back with a code.

        Raises:
            NotVouchedError: when it is not the one who left, or nobody who may come in.
            UnreachableError: when the provider does not answer as it should.
        """
        if not compare_digest(attempt.state.encode(), state.encode()):
            raise NotVouchedError("This sign-in was not begun here. Begin again on this page.")
        if issuer and issuer != self.provider.issuer:
            raise NotVouchedError("Another provider answered than was asked. Begin again.")
        claims = self._claims(self._exchanged(code, attempt.verifier), attempt.nonce)
        scopes = rights_of(claims, self.provider)
        subject = str(claims["sub"])
        # An address that nobody looked into could be anybody's: it would stand under what is done.
        email = claims.get("email") if claims.get("email_verified") is True else None
        name = email or claims.get("preferred_username") or subject
        if not scopes:
            raise NotVouchedError(
                f"You are signed in as {str(name)[:200]}, who may see nothing here. Ask whoever "
                "runs this server."
            )
        return Person(name=str(name)[:200], subject=subject[:200], scopes=scopes)

    def _exchanged(self, code: str, verifier: str) -> Mapping[str, Any]:
        """The tokens for a code."""
        known, headers = self.provider, {}
        given = {"code": code, "code_verifier": verifier, "client_id": known.client_id}
        if known.client_secret:
            headers["Authorization"] = basic(known.client_id, known.client_secret)
            del given["client_id"]
        body = prepare_token_request("authorization_code", redirect_uri=self._back, **given)
        return fetched(self._place("token_endpoint"), body=body, headers=headers)

    def _claims(self, tokens: Mapping[str, Any], nonce: str) -> Mapping[str, Any]:
        """What the provider says and signs of somebody."""
        known = self.provider
        keys = fetched(self._place("jwks_uri")).get("keys", ())
        expected = {
            "iss": {"essential": True, "value": known.issuer},
            "aud": {"essential": True, "value": known.client_id},
        }
        given = {
            "nonce": nonce,
            "client_id": known.client_id,
            "access_token": tokens.get("access_token"),
        }
        registry = JWSRegistry(algorithms=_SIGNED_BY, strict_check_header=False)
        try:
            key_set = KeySet.import_key_set({"keys": list(keys)})
            told = jwt.decode(str(tokens.get("id_token")), key_set, registry=registry)
            claims = CodeIDToken(told.claims, told.header, expected, given)
            claims.validate(leeway=_LEEWAY_S)
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise NotVouchedError(
                "What the provider said of you could not be believed. Begin again."
            ) from error
        return dict(claims)

    def _place(self, name: str) -> str:
        """An address that the provider tells of itself."""
        if time.monotonic() - self._asked_at >= _FRESH_S:
            known = fetched(get_well_known_url(self.provider.issuer, external=True))
            if known.get("issuer") != self.provider.issuer:
                raise UnreachableError("The provider calls itself by another name than it has here")
            self._known, self._asked_at = known, time.monotonic()
        address = self._known.get(name)
        if not isinstance(address, str):
            raise UnreachableError(f"The provider does not tell its {name}")
        return address


def rights_of(claims: Mapping[str, Any], provider: Provider) -> frozenset[str]:
    """What somebody may do: what their groups may, and the domain of an address that is theirs.

    An address counts only when the provider says that it was checked: anybody can type one.
    """
    groups = claims.get(provider.groups)
    named = (
        {each for each in groups if isinstance(each, str)} if isinstance(groups, list) else set()
    )
    named = {each for each in named if not each.startswith("@")}
    email = claims.get("email")
    if isinstance(email, str) and claims.get("email_verified") is True and email.count("@") == 1:
        named.add("@" + email.partition("@")[2].lower())
    found = {scope for name in named for scope in provider.rights.get(name, ())}
    return frozenset(found | {"read"} if found else ())
