"""Files that nobody should be able to do harm with: each by what it is, its name and its bytes."""

import gzip
import io
import re
import zipfile
from collections.abc import Iterator, Mapping

from tests.web.small import small_school

File = tuple[str, bytes]
_END = b"ENDSEC;\nEND-ISO"
_POINT = re.compile(rb"IFCCARTESIANPOINT\(\(([^)]*)\)\)")


def hostile_files() -> Mapping[str, File]:
    """Forty and more kinds, in a fixed order."""
    return {**dict(_no_models()), **dict(_packed()), **dict(_cut()), **dict(_changed())}


def _no_models() -> Iterator[tuple[str, File]]:
    yield "nothing at all", ("a.ifc", b"")
    yield "a web page", ("a.ifc", b"<!DOCTYPE html><script>alert(1)</script>")
    yield "a PDF", ("a.ifc", b"%PDF-1.7\n" + b"\0" * 4096)
    yield "zeros", ("a.ifc", b"\0" * 100_000)
    yield "text in UTF-16", ("a.ifc", small_school().decode().encode("utf-16"))
    yield "a name without an ending", ("school", small_school())
    yield "a name that runs", ("a.ifc.exe", small_school())
    yield "a header and no more", ("a.ifc", b"ISO-10303-21;")
    yield "a comment that never ends", ("a.ifc", b"/*" + b" " * 200_000)
    yield "no data section", ("a.ifc", small_school().split(b"DATA;", maxsplit=1)[0])


def _packed() -> Iterator[tuple[str, File]]:
    yield "a zip called a model", ("a.ifc", _zip({"x.txt": b"x"}))
    yield "a zip without a model", ("a.ifczip", _zip({"x.txt": b"x"}))
    yield "a zip of two models", ("a.ifczip", _zip({"a.ifc": small_school(), "b.ifc": b"x"}))
    yield "a zip in a zip", ("a.ifczip", _zip({"a.zip": _zip({"a.ifc": small_school()})}))
    yield "a zip that leads out", ("a.ifczip", _zip({"../../a.ifc": small_school()}))
    yield "a zip to the root", ("a.ifczip", _zip({"/etc/a.ifc": small_school()}))
    yield "a zip bomb", ("a.ifczip", _zip({"a.ifc": b"ISO-10303-21;" + b" " * 60_000_000}))
    yield "a zip of very many", ("a.ifczip", _zip({f"{i}.ifc": b"x" for i in range(500)}))
    yield "a zip cut short", ("a.ifczip", _zip({"a.ifc": small_school()})[:-60])
    yield "a gzip bomb", ("a.ifc.gz", gzip.compress(b"ISO-10303-21;" + b" " * 60_000_000))
    yield "a gzip cut short", ("a.ifc.gz", gzip.compress(small_school())[:-200])
    yield "two bytes of a gzip", ("a.ifc.gz", b"\x1f\x8b")
    yield "a gzip of a web page", ("a.ifc.gz", gzip.compress(b"<html>" * 999))


def _cut() -> Iterator[tuple[str, File]]:
    whole = small_school()
    for percent in (10, 30, 50, 70, 90, 99):
        yield f"cut at {percent} %", ("a.ifc", whole[: len(whole) * percent // 100])


def _changed() -> Iterator[tuple[str, File]]:
    whole = small_school()
    changed = {
        **dict(_numbers()),
        **dict(_named()),
        "a schema that there is not": whole.replace(b"IFC4", b"IFC9", 1),
        "no project": _without(whole, b"IFCPROJECT"),
        "no storey": _without(whole, b"IFCBUILDINGSTOREY"),
        "no rooms": _without(whole, b"IFCSPACE"),
        "references to nothing": re.sub(rb"\(#(\d+)\)\)", rb"(#9\g<1>99)))", whole),
        "a placement on itself": re.sub(rb"(#22=IFCLOCALPLACEMENT\()#\d+", rb"\1#22", whole),
        "wrong types": whole.replace(b"IFCSPACE(", b"IFCCARTESIANPOINT("),
        "every id twice": whole.replace(_END, _records(whole) + _END),
        "a list too deep": _POINT.sub(
            b"IFCCARTESIANPOINT(" + b"(" * 5000 + b")" * 5000 + b")", whole, count=1
        ),
        "two sets of units": whole.replace(
            b".METRE.", b".METRE.);\n#999=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE."
        ),
    }
    for what, model in changed.items():
        yield what, ("a.ifc", model)


def _named() -> Iterator[tuple[str, bytes]]:
    for what, name in {
        "a string of 5 MB": b"x" * 5_000_000,
        "names that are code": b"<img src=x onerror=alert(1)>",
        "names that turn round": rb"\X2\202E\X0\moorssalC",
        "letters of no alphabet": b"\xff\xfe\x80\x00room",
    }.items():
        yield what, small_school().replace(b"Classroom", name)


def _numbers() -> Iterator[tuple[str, bytes]]:
    whole = small_school()
    for what, number in {
        "numbers without end": b"1.E300",
        "numbers that are none": b"NAN",
        "numbers of a million digits": b"1" * 1_000_000 + b".",
    }.items():
        yield what, _POINT.sub(b"IFCCARTESIANPOINT((" + number + b",0.,0.))", whole, count=5)


def _zip(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def _without(model: bytes, kind: bytes) -> bytes:
    return re.sub(rb"#\d+=" + kind + rb"\(.*\n", b"", model)


def _records(model: bytes) -> bytes:
    return b"".join(re.findall(rb"^#\d+=.*\n", model, re.MULTILINE))
