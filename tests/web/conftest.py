"""What tests of the server lean on."""

from tests.web.postgres import postgres  # noqa: F401 - a fixture
