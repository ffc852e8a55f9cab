"""Every file of a BCF follows the schemas that buildingSMART publishes, and none is missing."""

import re

import pytest
import xmlschema

from tests.report.bcf.made import (
    FORMATS,
    HERE,
    MADE,
    markups,
    parsed,
    schema_of,
    taken_apart,
    texts,
    written,
)

TOPIC = re.compile(r"[a-f0-9]{8}-([a-f0-9]{4}-){3}[a-f0-9]{12}")


def check(data: bytes, version: str) -> int:
    """How many files were validated."""
    checked = 0
    for name, content in taken_apart(data).items():
        if not name.endswith((".png", ".xsd")):
            schema_of(version, name).validate(content.decode())
            checked += 1
    return checked


@pytest.mark.slow
@pytest.mark.parametrize("made", MADE)
@pytest.mark.parametrize(("name", "version"), FORMATS.items())
def test_every_file_follows_its_schema(made, name, version):
    data = written(made, name)
    assert check(data, version) >= 2 + len(markups(data))


@pytest.mark.parametrize(("name", "version"), FORMATS.items())
def test_the_schemas_notice_what_is_wrong(name, version):
    files = taken_apart(written("oakfield", name))
    file = next(each for each in files if each.endswith("markup.bcf"))
    spoiled = files[file].decode().replace("<Title>", "<Titel>").replace("</Title>", "</Titel>")
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        schema_of(version, file).validate(spoiled)


@pytest.mark.parametrize("made", MADE)
@pytest.mark.parametrize("name", FORMATS)
def test_what_a_markup_names_is_there_and_nothing_else(made, name):
    files = taken_apart(written(made, name))
    folders = {each.split("/")[0] for each in files if "/" in each}
    named = set()
    for folder in folders:
        root = parsed(files[f"{folder}/markup.bcf"])
        assert TOPIC.fullmatch(folder)
        assert root.find("Topic").get("Guid") == folder
        inner = [each.text for tag in ("Viewpoint", "Snapshot") for each in root.iter(tag)]
        named |= {f"{folder}/{each}" for each in inner if each and each.strip()}
    assert named == {each for each in files if "/" in each and not each.endswith("markup.bcf")}


@pytest.mark.parametrize(("name", "version"), FORMATS.items())
def test_the_first_viewpoint_has_the_names_of_the_standard(name, version):
    path = "Viewpoints" if version == "2.1" else "Topic/Viewpoints/ViewPoint"
    firsts = [each.find(path) for each in markups(written("oakfield", name))]
    seen = [each for each in firsts if each is not None]
    assert {each.findtext("Viewpoint") for each in seen} == {"viewpoint.bcfv"}
    assert {each.findtext("Snapshot") for each in seen} - {None} == {"snapshot.png"}


@pytest.mark.parametrize(("name", "version"), FORMATS.items())
def test_the_guids_of_views_are_their_own_and_the_same_in_both_files(name, version):
    files = taken_apart(written("sample", name))
    path = "Viewpoints" if version == "2.1" else "Topic/Viewpoints/ViewPoint"
    seen = []
    for file, content in files.items():
        if not file.endswith("markup.bcf"):
            continue
        for view in parsed(content).findall(path):
            named = files[file.replace("markup.bcf", view.findtext("Viewpoint"))]
            assert parsed(named).get("Guid") == view.get("Guid")
            seen.append(view.get("Guid"))
    assert len(seen) == len(set(seen)) > 15


def test_words_of_2_1_are_listed_in_the_schema_that_its_project_names(tmp_path):
    files = taken_apart(written("sample", "bcf"))
    project = parsed(files["project.bcfp"])
    named = project.findtext("ExtensionSchema")
    (tmp_path / named).write_bytes(files[named])
    markup = (HERE / "schemas" / "2.1" / "markup.xsd").read_bytes()
    (tmp_path / "markup.xsd").write_bytes(markup)
    extended = xmlschema.XMLSchema(tmp_path / named)
    for file, content in files.items():
        if file.endswith("markup.bcf"):
            extended.validate(content.decode())
    strange = content_with(files, "<Priority>High</Priority>", "<Priority>Huge</Priority>")
    assert not extended.is_valid(strange)


def content_with(files: dict[str, bytes], old: str, new: str) -> str:
    found = next(content.decode() for content in files.values() if old.encode() in content)
    return found.replace(old, new)


def test_words_of_3_0_are_listed_in_its_extensions():
    data = written("sample", "bcf-3.0")
    listed = parsed(taken_apart(data)["extensions.xml"])
    told = {each.tag: {one.text for one in each} for each in listed}
    topics = [each.find("Topic") for each in markups(data)]
    assert {each.get("TopicType") for each in topics} <= told["TopicTypes"]
    assert {each.get("TopicStatus") for each in topics} <= told["TopicStatuses"]
    assert set(texts(data, "Topic/Priority")) <= told["Priorities"]
    assert set(texts(data, "Topic/Labels/Label")) == told["TopicLabels"]
    assert set(texts(data, "Topic/CreationAuthor")) == told["Users"]


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_points_outside(name):
    data = written("oakfield", name)
    for each in markups(data):
        assert not list(each.iter("ReferenceLink"))
        assert not list(each.iter("Reference"))
        assert not list(each.iter("DocumentReference"))
    assert b"http" not in b"".join(
        content
        for file, content in taken_apart(data).items()
        if not file.endswith((".xsd", ".png"))
    )
