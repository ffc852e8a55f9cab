"""A project with one judged revision of Oakfield."""

import pytest

from tests.web.review.reviewed import judged


@pytest.fixture
def project(server):
    return server.project()


@pytest.fixture
def run(server, project):
    return judged(server, project)
