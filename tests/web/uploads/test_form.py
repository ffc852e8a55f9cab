"""The plain form: streamed to disk, whichever way it is cut; then the run is shown."""

import pytest

from tests.web.uploads.talking import BREAK, asked

pytestmark = pytest.mark.slow

TINY = b"ISO-10303-21;\nHEADER;\nENDSEC;\nDATA;\nENDSEC;\nEND-ISO-10303-21;\n"
TYPE = {"content_type": "multipart/form-data; boundary=cut"}


def part(name: str, data: bytes, file_name: str | None = None) -> bytes:
    head = f'Content-Disposition: form-data; name="{name}"'
    if file_name is not None:
        head += f'; filename="{file_name}"\r\nContent-Type: application/octet-stream'
    return b"--cut\r\n" + head.encode() + b"\r\n\r\n" + data + b"\r\n"


def body(*parts: bytes) -> bytes:
    return b"".join(parts) + b"--cut--\r\n"


def whole(data: bytes = TINY, file_name: str = "school.ifc") -> bytes:
    return body(part("model_name", b"architecture"), part("file", data, file_name))


def path(uploads) -> str:
    return f"/projects/{uploads.school}/upload"


def send(uploads, *pieces, **headers):
    return asked(uploads, "POST", path(uploads), pieces, **{**TYPE, **headers})


def test_a_form_as_browsers_send_it_leads_to_the_run(uploads):
    answer = uploads.client.post(
        path(uploads),
        data={"model_name": "architecture"},
        files={"file": ("Schüle.ifc", TINY)},
        follow_redirects=False,
    )
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/runs/{uploads.queue.given[0]}"
    [revision] = uploads.revisions()
    assert (revision.file_name, revision.size, revision.by) == ("Schüle.ifc", len(TINY), "local")
    assert uploads.client.get(answer.headers["location"]).status_code == 200


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_a_form_may_be_cut_anywhere(uploads, size):
    data = TINY + b"\r\n--cu\r\n-\r--cut" * 3
    form = whole(data)
    answer = send(uploads, *(form[at : at + size] for at in range(0, len(form), size)))
    assert answer.status == 303
    [revision] = uploads.revisions()
    assert uploads.office.files.path_of(revision.sha256).read_bytes() == data


def test_the_name_of_the_model_may_follow_the_file(uploads):
    form = body(part("file", TINY, "school.ifc"), part("model_name", b"structure"))
    assert send(uploads, form).status == 303
    assert uploads.rows()["models"] == 1


@pytest.mark.parametrize(
    ("form", "status", "why"),
    [
        (whole(b"<html><body></body></html>"), 422, b"a web page"),
        (whole(TINY, "school.pdf"), 415, b"no model by its name"),
        (whole(b""), 422, b"is empty"),
        (body(part("model_name", b"a"), part("file", b"", "")), 422, b"No file was chosen"),
        (body(part("model_name", b"a")), 422, b"No file was chosen"),
        (body(part("file", TINY, "school.ifc")), 422, b"Give the model a name"),
        (whole()[:-10], 400, b"cut short"),
        (b"no form at all, but text", 400, b"came broken"),
        (b"", 400, b"cut short"),
        (body(part("a", TINY, "a.ifc"), part("b", TINY, "b.ifc")), 422, b"one file at a time"),
        (body(part("a", b"x" * 5000), part("file", TINY, "a.ifc")), 422, b"too long"),
        (body(*[part(f"f{n}", b"x") for n in range(21)]), 422, b"too many fields"),
        (whole().replace(b"Content-Disposition", b"X-Other"), 422, b"No file was chosen"),
    ],
)
def test_what_is_wrong_with_a_form_is_told(uploads, form, status, why):
    answer = send(uploads, form)
    assert answer.status == status
    assert why in answer.body
    assert uploads.holds_nothing()


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "multipart/form-data; boundary=",
    ],
)
def test_another_kind_of_form_is_refused(uploads, kind):
    assert send(uploads, whole(), content_type=kind).status == 415


def test_a_boundary_that_is_too_long_is_refused(uploads):
    kind = "multipart/form-data; boundary=" + "x" * 2000
    assert send(uploads, whole(), content_type=kind).status == 400


@pytest.mark.parametrize(("over", "status"), [(0, 303), (1, 413)])
def test_the_bound_is_that_of_the_file_and_not_of_the_form(uploads_with, over, status):
    uploads = uploads_with(most_upload=300_000)
    form = whole(TINY + b" " * (300_000 + over - len(TINY)))
    pieces = [form[at : at + 65536] for at in range(0, len(form), 65536)]
    assert send(uploads, *pieces).status == status
    assert send(uploads, *pieces, content_length=str(len(form))).status == status
    assert uploads.rows()["revisions"] == (0 if over else 2)


def test_a_form_that_is_certainly_too_large_is_not_read(uploads_with):
    uploads = uploads_with(most_upload=300_000)
    answer = send(uploads, whole(), content_length=str(300_001 + 64 * 1024))
    assert (answer.status, answer.taken) == (413, 0)


def test_a_broken_form_leaves_nothing(uploads):
    send(uploads, whole(TINY + b" " * 100_000)[:90_000], BREAK)
    assert uploads.holds_nothing()


def test_who_may_only_read_or_not_even_that(uploads):
    uploads.acts("read")
    assert (send(uploads, whole()).status, send(uploads, whole()).taken) == (403, 0)
    uploads.acts()
    assert send(uploads, whole()).status == 404
