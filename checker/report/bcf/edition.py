"""The XML files of BCF 2.1 and 3.0: the same facts, each edition in its own order and names."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from checker.report.bcf.camera import ASPECT, FIELD_OF_VIEW, Vector
from checker.report.bcf.element import document, element, number, several
from checker.report.bcf.identity import view_id
from checker.report.bcf.topics import AUTHOR, Issues, Topic
from checker.report.bcf.viewpoint import View
from checker.report.bcf.vocabulary import extension_schema, extensions


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An edition of the standard: the files at its root, and those of each topic."""

    root: Callable[[Issues], dict[str, bytes]]
    markup: Callable[[Issues, Topic, int], bytes]
    view: Callable[[View, str], bytes]


def view_file(number_: int) -> str:
    """The first viewpoint has the name that the standard gives it."""
    return "viewpoint.bcfv" if number_ == 0 else f"viewpoint-{number_ + 1}.bcfv"


SNAPSHOT_FILE = "snapshot.png"
_BOOL = {True: "true", False: "false"}


def _root_2_1(issues: Issues) -> dict[str, bytes]:
    version = element("Version", element("DetailedVersion", "2.1"), VersionId="2.1")
    project = element(
        "ProjectExtension", _project(issues), element("ExtensionSchema", "extensions.xsd")
    )
    return {
        "bcf.version": document(version),
        "project.bcfp": document(project),
        "extensions.xsd": extension_schema(issues.topics),
    }


def _root_3_0(issues: Issues) -> dict[str, bytes]:
    return {
        "bcf.version": document(element("Version", VersionId="3.0")),
        "project.bcfp": document(element("ProjectInfo", _project(issues))),
        "extensions.xml": extensions(issues.topics),
    }


def _project(issues: Issues) -> Markup:
    name = element("Name", issues.project) if issues.project else Markup()
    return element("Project", name, ProjectId=issues.project_id)


def _markup_2_1(issues: Issues, topic: Topic, index: int) -> bytes:
    files = (_file(name, isExternal="true") for name in issues.files)
    header = element("Header", *files) if issues.files else Markup()
    body = element(
        "Topic",
        element("Title", topic.title),
        element("Priority", topic.priority),
        element("Index", str(index)),
        several("Labels", topic.labels),
        *_made(issues, topic),
        Guid=topic.id,
        TopicType=topic.type,
        TopicStatus=topic.status,
    )
    views = _viewpoints(topic, "Viewpoints")
    return document(element("Markup", header, body, *views))


def _markup_3_0(issues: Issues, topic: Topic, index: int) -> bytes:  # noqa: ARG001 - 3.0 has none
    files = element("Files", *(_file(name, IsExternal="true") for name in issues.files))
    header = element("Header", files) if issues.files else Markup()
    views = _viewpoints(topic, "ViewPoint")
    body = element(
        "Topic",
        element("Title", topic.title),
        element("Priority", topic.priority),
        element("Labels", several("Label", topic.labels)),
        *_made(issues, topic),
        element("Viewpoints", *views) if views else Markup(),
        Guid=topic.id,
        TopicType=topic.type,
        TopicStatus=topic.status,
    )
    return document(element("Markup", header, body))


def _file(name: str, **attributes: str) -> Markup:
    return element("File", element("Filename", name), **attributes)


def _made(issues: Issues, topic: Topic) -> list[Markup]:
    return [
        element("CreationDate", issues.date),
        element("CreationAuthor", AUTHOR),
        element("Description", topic.description),
    ]


def _viewpoints(topic: Topic, name: str) -> list[Markup]:
    return [
        element(
            name,
            element("Viewpoint", view_file(index)),
            element("Snapshot", SNAPSHOT_FILE) if topic.snapshot and index == 0 else Markup(),
            element("Index", str(index)),
            Guid=view_id(topic.id, index),
        )
        for index in range(len(topic.views))
    ]


def _view_2_1(view: View, guid: str) -> bytes:
    selection, hints = _selection(view), _hints(view)
    components = element(
        "Components", hints, selection, element("Visibility", DefaultVisibility="true")
    )
    return _view(view, guid, components, Markup())


def _view_3_0(view: View, guid: str) -> bytes:
    visibility = element("Visibility", _hints(view), DefaultVisibility="true")
    components = element("Components", _selection(view), visibility)
    return _view(view, guid, components, element("AspectRatio", number(ASPECT)))


def _view(view: View, guid: str, components: Markup, ratio: Markup) -> bytes:
    camera = element(
        "PerspectiveCamera",
        _vector("CameraViewPoint", view.camera.at),
        _vector("CameraDirection", view.camera.direction),
        _vector("CameraUpVector", view.camera.up),
        element("FieldOfView", number(FIELD_OF_VIEW)),
        ratio,
    )
    cuts = (
        element("ClippingPlane", _vector("Location", cut.at), _vector("Direction", cut.hides))
        for cut in view.cuts
    )
    planes = element("ClippingPlanes", *cuts) if view.cuts else Markup()
    return document(element("VisualizationInfo", components, camera, planes, Guid=guid))


def _selection(view: View) -> Markup:
    """Left out where it is empty: 2.1 has no empty one."""
    if not view.selected:
        return Markup()
    return element("Selection", *(element("Component", IfcGuid=each) for each in view.selected))


def _hints(view: View) -> Markup:
    """Rooms and openings are bodies in the way of a view, but where they are what it is about."""
    return element(
        "ViewSetupHints",
        SpacesVisible=_BOOL[view.spaces],
        SpaceBoundariesVisible="false",
        OpeningsVisible=_BOOL[view.openings],
    )


def _vector(name: str, vector: Vector) -> Markup:
    parts = (element(axis, number(part)) for axis, part in zip("XYZ", vector, strict=True))
    return element(name, *parts)


BCF_2_1 = Edition(root=_root_2_1, markup=_markup_2_1, view=_view_2_1)
BCF_3_0 = Edition(root=_root_3_0, markup=_markup_3_0, view=_view_3_0)
