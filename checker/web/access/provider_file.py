"""The file that says who vouches for people (OpenID Connect), as whoever serves writes it."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from checker.brief.load import checked
from checker.errors import UsageError
from checker.web.access.actor import Scope
from checker.web.settings import Provider
from checker.yamlsource import read_yaml_file

SECRET = "SCHOOLCHECK_OPENID_SECRET"  # noqa: S105 - where it is, not what it is


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    issuer: str = Field(pattern="^https?://")
    client_id: str = Field(min_length=1)
    rights: Mapping[str, tuple[Scope, ...]] = Field(min_length=1)
    asks_for: str = "openid email profile"
    groups: str = "groups"


def read_provider(path: Path, environment: Mapping[str, str]) -> Provider:
    """The provider that a YAML file names. Its secret is no part of a file: it is in `SECRET`.

    Raises:
        UsageError: when the file is not there, or with every mistake at its line.
    """
    if not path.is_file():
        raise UsageError(f"There is no file {path} for --openid.")
    written = checked(read_yaml_file(path, file=path.name), _Written, "file of the provider")
    return Provider(
        issuer=written.issuer,
        client_id=written.client_id,
        client_secret=environment.get(SECRET, ""),
        rights=written.rights,
        asks_for=written.asks_for,
        groups=written.groups,
    )
