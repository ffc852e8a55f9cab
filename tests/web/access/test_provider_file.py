"""The file of a provider: read, and its mistakes told at their lines."""

import pytest

from checker.errors import UsageError
from checker.web.access.provider_file import SECRET, read_provider

WHOLE = """issuer: https://login.example.org
client_id: schoolcheck
rights:
  "@example.org": [read, upload]
  architects: [read, upload, waive]
"""


@pytest.fixture
def written(tmp_path):
    def written(text):
        path = tmp_path / "provider.yaml"
        path.write_text(text)
        return path

    return written


def test_who_may_do_what_is_read_and_the_secret_is_not_in_it(written):
    provider = read_provider(written(WHOLE), {SECRET: "abc"})
    assert provider.rights["architects"] == ("read", "upload", "waive")
    assert provider.client_secret == "abc"  # noqa: S105
    assert "abc" not in repr(provider)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("https://", "ftp://"), "provider.yaml:1:9"),
        (("[read, upload]", "[reed]"), "provider.yaml:4:"),
        (("client_id", "client"), "client"),
        (("issuer", "client_secret: x\nissuer"), "client_secret"),
    ],
)
def test_mistakes_are_told_at_their_lines(written, change, told):
    with pytest.raises(UsageError) as error:
        read_provider(written(WHOLE.replace(*change)), {})
    assert told in str(error.value)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UsageError, match="There is no file"):
        read_provider(tmp_path / "no.yaml", {})
