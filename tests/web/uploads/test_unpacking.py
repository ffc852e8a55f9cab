"""Packed files: what they say of themselves decides whether they are kept at all."""

import gzip
import io
import struct
import tracemalloc
import zipfile

import pytest

from checker.read import container
from checker.web.uploads import unpacking
from checker.web.uploads.limits import NoModelError
from checker.web.uploads.unpacking import look_at

STEP = b"ISO-10303-21;\nHEADER;\nENDSEC;\nDATA;\nENDSEC;\nEND-ISO-10303-21;\n"


def zipped(*members, method=zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in members or [("school.ifc", STEP)]:
            archive.writestr(name, data)
    return target.getvalue()


@pytest.fixture
def look(tmp_path):
    def look(data: bytes, name: str = "school.ifczip") -> None:
        path = tmp_path / "kept"
        path.write_bytes(data)
        look_at(path, name)

    return look


def test_the_limits_are_those_of_the_child():
    assert unpacking.UNPACKED_LIMIT == container.UNPACKED_LIMIT
    assert unpacking.RATIO_LIMIT == container.RATIO_LIMIT
    assert unpacking.MEMBER_LIMIT == container.MEMBER_LIMIT
    assert unpacking.SMALL == container._SMALL


@pytest.mark.parametrize(
    "data",
    [
        STEP,
        gzip.compress(STEP, mtime=0),
        zipped(),
        zipped(("a/b/school.IFC", STEP), ("a/b/photo.jpg", b"x"), ("a/", b"")),
        zipped(("__MACOSX/._school.ifc", b"\0"), ("school.ifc", STEP)),
        zipped(method=zipfile.ZIP_STORED),
        zipped(method=zipfile.ZIP_LZMA),
        zipped(("school.ifc", STEP + b" " * 900_000)),
        zipped(*[(f"{n}.txt", b"") for n in range(19)], ("school.ifc", STEP)),
    ],
)
def test_an_honest_file_is_taken_whatever_its_ending(look, data):
    for name in ("school.ifc", "school.ifczip", "school.ifc.gz"):
        look(data, name)


def locked() -> bytes:
    data = bytearray(zipped())
    for at in (data.find(b"PK\x03\x04") + 6, data.find(b"PK\x01\x02") + 8):
        data[at] |= 1
    return bytes(data)


def declared(size: int) -> bytes:
    """A zip file that says that its model has this size."""
    data = bytearray(zipped())
    at = data.find(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(data)


def ending(size: int, packed: bytes = gzip.compress(STEP)) -> bytes:
    """A gzip file that says that it unpacks to this size."""
    return packed[:-4] + struct.pack("<I", size)


HOSTILE = {
    "a bomb": (zipped(("school.ifc", bytes(9_000_000))), "more than 200 times"),
    "a declared bomb": (declared(3 * 1024**3), "more than 2 GiB"),
    "one byte over what is harmless": (declared(1024**2 + 1), "more than 200 times"),
    "a gzip bomb": (gzip.compress(STEP + bytes(9_000_000)), "more than 200 times"),
    "a declared gzip bomb": (ending(2**31 + 1), "more than 2 GiB"),
    "a gzip byte over": (ending(1024**2 + 1), "more than 200 times"),
    "one member too many": (
        zipped(*[(f"{n}.txt", b"") for n in range(20)], ("school.ifc", STEP)),
        "holds 21 files",
    ),
    "a name upwards": (zipped(("../school.ifc", STEP)), "leads out"),
    "a name upwards inside": (zipped(("a/../../school.ifc", STEP)), "leads out"),
    "a name from the root": (zipped(("/etc/school.ifc", STEP)), "leads out"),
    "a name on a drive": (zipped(("C:/school.ifc", STEP)), "leads out"),
    "a name for Windows": (zipped(("..\\school.ifc", STEP)), "leads out"),
    "under a password": (locked(), "password"),
    "a zip in a zip": (zipped(("school.ifc", STEP), ("more.zip", zipped())), "another packed"),
    "a model that is a zip": (zipped(("school.ifc", zipped())), "another packed"),
    "a gzip in a gzip": (gzip.compress(gzip.compress(STEP)), "another packed"),
    "a zip in a gzip": (gzip.compress(zipped()), "another packed"),
    "a document": (zipped(("[Content_Types].xml", b"<x/>"), ("a.xml", b"")), "without an .ifc"),
    "an empty zip": (zipped()[-22:-18] + bytes(18), "without an .ifc"),
    "a page in a zip": (zipped(("school.ifc", b"<html>")), "a web page"),
    "a page in a gzip": (gzip.compress(b"<html>"), "a web page"),
    "nothing in a zip": (zipped(("school.ifc", b"")), "is empty"),
    "nothing in a gzip": (gzip.compress(b""), "is empty"),
    "a zip cut short": (zipped()[:-30], "damaged"),
    "a gzip of noise": (b"\x1f\x8b" + b"\xff" * 60 + bytes(4), "damaged"),
    "a zip without its end": (b"PK\x03\x04" + bytes(100), "damaged"),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_dangerous_or_hopeless_is_refused(look, kind):
    data, why = HOSTILE[kind]
    with pytest.raises(NoModelError) as refused:
        look(data)
    assert why in str(refused.value)
    assert "school.ifczip" in str(refused.value)


def test_what_is_exactly_harmless_is_taken(look):
    padded = STEP + b" " * (1024**2 - len(STEP))
    look(zipped(("school.ifc", padded)))
    look(gzip.compress(padded))


@pytest.mark.parametrize("packed", [6000, 60_000])
def test_the_ratio_counts_to_the_byte(packed):
    unpacking._judge_size(200 * packed, packed, "school.ifczip")
    with pytest.raises(NoModelError, match="more than 200 times"):
        unpacking._judge_size(200 * packed + 1, packed, "school.ifczip")
    unpacking._judge_size(2 * 1024**3, 2 * 1024**3, "school.ifczip")
    with pytest.raises(NoModelError, match="more than 2 GiB"):
        unpacking._judge_size(2 * 1024**3 + 1, 2 * 1024**3, "school.ifczip")


def contents(count: int) -> bytes:
    """A zip file whose table of contents has so many lines, in few bytes."""
    name = b"a.txt"
    line = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", *[0] * 9, len(name), *[0] * 4, 0, 0) + name
    table = line * count
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, len(table), 4, 0)
    return b"PK\x03\x04" + table + end


def test_a_table_of_contents_that_would_fill_the_memory_is_not_read(look):
    many = contents(60_000)
    tracemalloc.start()
    try:
        with pytest.raises(NoModelError, match="damaged"):
            look(many)
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 1_000_000
    with pytest.raises(NoModelError, match="holds 1000 files"):
        look(contents(1000))


@pytest.mark.slow
def test_broken_tables_of_contents_end_in_a_sentence(look):
    whole = zipped(("school.ifc", STEP), ("b.txt", b"b"))
    for at in range(whole.find(b"PK\x01\x02"), len(whole)):
        for value in (0, 1, 255):
            broken = bytearray(whole)
            broken[at] = value
            try:
                look(bytes(broken))
            except NoModelError as refused:
                assert "school.ifczip" in str(refused)  # noqa: PT017 - either way is right
