"""Another tool reads both editions as they were meant: bcf-client of IfcOpenShell."""

from pathlib import Path

import bcf.bcfxml
import pytest

from tests.report.bcf.made import FORMATS, MADE, example, written


def loaded(tmp_path: Path, data: bytes):
    path = tmp_path / "report.bcf"
    path.write_bytes(data)
    return bcf.bcfxml.load(path)


@pytest.mark.slow
@pytest.mark.parametrize("made", MADE)
@pytest.mark.parametrize(("name", "version"), FORMATS.items())
def test_every_topic_is_read_with_its_views_and_picture(made, name, version, tmp_path):
    with loaded(tmp_path, written(made, name)) as found:
        assert found.version.version_id == version
        assert found.project.project_id
        assert found.topics
        for guid, topic in found.topics.items():
            assert topic.guid == guid
            assert topic.topic.title
            assert topic.topic.description
            for view in topic.viewpoints.values():
                assert view.visualization_info.perspective_camera


@pytest.mark.parametrize(("name", "version"), FORMATS.items())
def test_the_sample_school_is_read_as_it_was_judged(name, version, tmp_path):
    result = example()
    with loaded(tmp_path, written("sample", name)) as found:
        assert found.version.version_id == version
        assert found.project.name == "Oakfield Primary"
        causes = {(each.rule, each.group) for each in result.findings if each.outcome == "fail"}
        assert len(found.topics) == len(causes)
        one = next(topic for topic in found.topics.values() if "01-16" in (topic.topic.title or ""))
        assert one.topic.topic_status == "Open"
        assert one.topic.topic_type == "Issue"
        assert one.header
        view = one.viewpoints["viewpoint.bcfv"]
        subject = next(
            each.subject.global_id for each in result.findings
            if each.outcome == "fail" and each.place.number == "01-16"
        )  # fmt: skip
        assert subject in view.get_selected_guids()
        assert view.snapshot.startswith(b"\x89PNG")
        assert len(view.visualization_info.clipping_planes.clipping_plane) == 2


def test_the_words_that_topics_use_are_read_from_2_1_too(tmp_path):
    with loaded(tmp_path, written("sample", "bcf")) as found:
        assert "High" in found.extensions.priorities.priority
        assert "Open" in found.extensions.topic_statuses.topic_status
        assert "Issue" in found.extensions.topic_types.topic_type
