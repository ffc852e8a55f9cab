"""How a file begins, cut at any place: a model goes on, the wrong file is refused early."""

import time

import pytest

from checker.web.uploads.first_bytes import HEAD, FirstBytes, is_decided
from checker.web.uploads.limits import NoModelError

BOM = b"\xef\xbb\xbf"
MODELS = [
    b"ISO-10303-21;\nHEADER;\n",
    BOM + b"ISO-10303-21;\nHEADER;\n",
    b"\r\n\t  ISO-10303-21;\nHEADER;\n",
    b"/* by hand */\n/**/ /* ISO */ISO-10303-21;",
    BOM + b"\n/* " + b"*" * 5000 + b" */\nISO-10303-21 ;",
    b"PK\x03\x04" + bytes(30),
    b"\x1f\x8b\x08" + bytes(30),
]
OTHERS = {
    b"<!DOCTYPE html><html>": "a web page or XML",
    b"\n  <?xml version='1.0'?>": "a web page or XML",
    BOM + b'{"type": "ifcJSON"}   ': "JSON",
    b"%PDF-1.7\n%more of the kind": "a PDF",
    b"AC1032\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00": "a DWG",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16): "Revit",
    b"\xff\xfeI\x00S\x00O\x00-\x001\x000\x00": "UTF-16",
    b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff": "does not begin with ISO-10303-21",
    b"ISO-10303-22;\nHEADER;\n": "does not begin with ISO-10303-21",
    b"x ISO-10303-21;\nHEADER;\n": "does not begin with ISO-10303-21",
    b"/* a comment */ HEADER; ": "does not begin with ISO-10303-21",
}


@pytest.mark.parametrize("model", MODELS)
def test_what_begins_as_a_model_goes_on_wherever_it_is_cut(model):
    for at in range(min(len(model), 40)):
        first = FirstBytes("school.ifc")
        first.take(model[:at])
        first.take(model[at:])
    for each in range(len(model)):
        first.take(model[each : each + 1])
    assert is_decided(model, "school.ifc", whole=True)


@pytest.mark.parametrize(("other", "kind"), OTHERS.items())
def test_what_is_surely_no_model_is_refused_at_once(other, kind):
    with pytest.raises(NoModelError, match=kind) as refused:
        FirstBytes("school.ifc").take(other + b" " * 16)
    assert "school.ifc is not an IFC file" in str(refused.value)


@pytest.mark.parametrize(
    "begun", [b"", b"ISO-10303", b"   \n   ", b"/* open " * 4, b"\n" * 20 + b"/"]
)
def test_what_may_become_one_is_waited_for_until_it_ends(begun):
    assert not is_decided(begun, "school.ifc", whole=False)
    with pytest.raises(NoModelError):
        is_decided(begun, "school.ifc", whole=True)


def test_a_beginning_that_never_ends_is_refused_at_the_bound():
    first = FirstBytes("school.ifc")
    first.take(b" " * (HEAD - 1))
    with pytest.raises(NoModelError):
        first.take(b" ")


def test_many_comments_take_no_time():
    begun = time.perf_counter()
    with pytest.raises(NoModelError):
        is_decided(b"/**/" * (HEAD // 4), "school.ifc", whole=True)
    assert time.perf_counter() - begun < 0.2
