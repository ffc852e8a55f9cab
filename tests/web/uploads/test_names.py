"""Names of files and models as they come from outside, and what is left of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.web.uploads.limits import NotTakenError
from checker.web.uploads.names import file_name_of, from_header, model_name_of

HOSTILE = {
    "../../etc/passwd.ifc": "passwd.ifc",
    "..\\..\\Windows\\school.ifc": "school.ifc",
    "C:\\models\\school.IFC": "school.IFC",
    "C:school.ifc": "C_school.ifc",
    "/": None,
    "": None,
    ".ifc": "model.ifc",
    "..ifc": "..ifc",
    "school.ifc/": None,
    "school.ifc.exe": None,
    "school.ifcxml": None,
    "school.gz": None,
    "school.ifc.gz": "school.ifc.gz",
    "school.IFCZIP": "school.IFCZIP",
    "cfi.\u202eschool.ifc": "cfi.school.ifc",
    "a\x00b\r\nSet-Cookie: x.ifc": "abSet-Cookie_ x.ifc",
    "a\u2028b\u2066.ifc": "ab.ifc",
    "\ud800.ifc": "model.ifc",
    "  school.ifc \u200b": "school.ifc",
    "e\u0301cole.ifc": "\u00e9cole.ifc",
    "<script>alert(1)</script>.ifc": "script_.ifc",
    'say "hi"|?*.ifc': "say _hi____.ifc",
}


@pytest.mark.parametrize(("hostile", "name"), HOSTILE.items())
def test_a_hostile_name_is_only_its_plain_last_part(hostile, name):
    if name is not None:
        assert file_name_of(hostile) == name
        return
    with pytest.raises(NotTakenError) as refused:
        file_name_of(hostile)
    assert refused.value.status == 415


@pytest.mark.parametrize("letter", ["x", "\u00fc", "\u6821", "\U0001f3eb"])
def test_a_long_name_is_cut_and_keeps_its_ending(letter):
    name = file_name_of(letter * 300 + ".ifc.gz")
    assert name.startswith(letter)
    assert name.endswith(".ifc.gz")
    assert len(name) <= 200
    assert len(name.encode()) <= 255
    assert file_name_of("x" * 196 + ".ifc") == "x" * 196 + ".ifc"


@pytest.mark.slow
@settings(max_examples=60)
@given(st.text(max_size=300))
def test_any_name_can_name_a_file_in_a_folder(tmp_path_factory, given):
    name = file_name_of(f"{given}.ifc")
    folder = tmp_path_factory.getbasetemp()
    assert (folder / name).parent == folder
    assert (folder / name).resolve().parent == folder.resolve()
    assert not set(name) & set("/\\\0:")
    assert file_name_of(name) == name


@pytest.mark.parametrize("name", ["", "   ", "\u202e", "x" * 201])
def test_a_model_without_a_name_or_with_too_long_a_one_is_refused(name):
    with pytest.raises(NotTakenError) as refused:
        model_name_of(name)
    assert refused.value.status == 422


def test_a_model_keeps_its_name():
    assert model_name_of(" Block A / north\u202e ") == "Block A / north"
    assert model_name_of("x" * 200) == "x" * 200


@pytest.mark.parametrize("given", ["100%.ifc", "%zz.ifc", "\u6821.ifc"])
def test_a_header_that_is_not_encoded_is_taken_as_it_stands(given):
    assert from_header(given) == given
