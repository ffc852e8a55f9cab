"""A provider of identities in the process of a test: real HTTP on loopback, real signatures."""

import hmac
import json
import time
from base64 import b64decode, urlsafe_b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, parse_qsl, unquote_plus, urlsplit

from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.jwk import ECKey

CLIENT, SECRET = "school check", "a secret:of+ours"


class FakeProvider:
    """Issues codes to whoever it is told to let in; what it signs can be changed by a test."""

    def __init__(self) -> None:
        self.key = ECKey.generate_key("P-256", {"kid": "one"})
        self.begin_anew()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.issuer = f"http://127.0.0.1:{self._server.server_port}"
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}).start()

    def begin_anew(self) -> None:
        """As it is when nothing has been asked of it and nothing is wrong with it."""
        self.claims: dict[str, object] = {}
        self.key_to_sign, self.algorithm = self.key, "ES256"
        self.metadata: dict[str, object] = {}
        self.asked: list[str] = []
        self.trouble: dict[str, tuple[int, bytes]] = {}
        self._codes: dict[str, dict[str, str]] = {}

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def let_in(self, address: str, **claims: object) -> dict[str, str]:
        """What the provider sends a browser back with, that came to this address."""
        given = dict(parse_qsl(urlsplit(address).query))
        assert given["response_type"] == "code"
        assert given["client_id"] == CLIENT
        assert given["code_challenge_method"] == "S256"
        assert {"openid", "email"} <= set(given["scope"].split())
        self.claims = {"sub": "person-1", **claims}
        code = f"code-{len(self._codes)}"
        self._codes[code] = given
        return {"code": code, "state": given["state"]}

    def answer(self, path: str, form: dict[str, str], authorization: str) -> tuple[int, object]:
        self.asked.append(path)
        if path == "/.well-known/openid-configuration":
            return 200, {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                **self.metadata,
            }
        if path == "/keys":
            return 200, {"keys": [self.key.as_dict(private=False)]}
        return self._token(form, authorization)

    def _token(self, form: dict[str, str], authorization: str) -> tuple[int, object]:
        begun = self._codes.pop(form.get("code", ""), None)
        name, _, secret = b64decode(authorization.removeprefix("Basic ")).decode().partition(":")
        if (unquote_plus(name), unquote_plus(secret)) != (CLIENT, SECRET) or begun is None:
            return 401, {"error": "invalid_client"}
        same_place = form["redirect_uri"] == begun["redirect_uri"]
        challenge = create_s256_code_challenge(form.get("code_verifier", ""))
        if challenge != begun["code_challenge"] or not same_place:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        usual = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": begun["nonce"],
        }
        claims = {name: each for name, each in (usual | self.claims).items() if each is not None}
        signed = self._signed(claims)
        return 200, {"access_token": "unused", "token_type": "Bearer", "id_token": signed}

    def _signed(self, claims: dict[str, object]) -> str:
        """As a provider does; or not at all; or with the public key, taken for a shared secret."""
        if self.algorithm == "ES256":
            return jwt.encode({"alg": "ES256", "kid": "one"}, claims, self.key_to_sign)
        header = {"alg": self.algorithm, "kid": "one"}
        text = ".".join(_encoded(json.dumps(each).encode()) for each in (header, claims))
        public = self.key.as_pem(private=False)
        mac = hmac.digest(public, text.encode(), "sha256") if self.algorithm == "HS256" else b""
        return f"{text}.{_encoded(mac)}"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._answer({})

            def do_POST(self) -> None:
                sent = self.rfile.read(int(self.headers["content-length"])).decode()
                self._answer({name: each[0] for name, each in parse_qs(sent).items()})

            def _answer(self, form: dict[str, str]) -> None:
                path = urlsplit(self.path).path
                status, told = provider.answer(path, form, self.headers.get("authorization", ""))
                status, body = provider.trouble.get(path, (status, json.dumps(told).encode()))
                self.send_response(status)
                if status == 302:
                    self.send_header("location", provider.issuer + "/keys")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_given: object) -> None:
                """Nothing."""

        return Handler


def _encoded(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()
