"""Every bad model ends in exit code 3 and a sentence: never a traceback, never green."""

import gzip
import os
import re
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

HEADER = (
    "ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\n"
    "FILE_NAME('','',(''),(''),'','','');\nFILE_SCHEMA(('IFC4'));\nENDSEC;\nDATA;\n"
)
END = "ENDSEC;\nEND-ISO-10303-21;\n"


def without(text: str, *classes: str) -> str:
    """The file without the records of these classes; references to them become unset."""
    gone = set()
    for name in classes:
        gone |= set(re.findall(rf"^#(\d+)=\s*{name}\(", text, flags=re.MULTILINE | re.IGNORECASE))
    kept = [
        line
        for line in text.splitlines()
        if not ((match := re.match(r"#(\d+)=", line)) and match[1] in gone)
    ]
    relations = re.compile(r"^#\d+=\s*IFCREL", re.IGNORECASE)
    mentions = re.compile(r"#(?:" + "|".join(sorted(gone, key=int)) + r")(?!\d)")
    return "\n".join(line for line in kept if not (relations.match(line) and mentions.search(line)))


def assert_refused(done, *words: str) -> None:
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    for word in words:
        assert word.casefold() in done.stderr.casefold(), done.stderr
    assert len(done.stderr.strip()) > 30
    assert done.stderr.strip().endswith((".", "?"))


def test_a_missing_file(schoolcheck):
    assert_refused(schoolcheck("check", "nowhere.ifc"), "nowhere.ifc")


def test_a_directory(schoolcheck, tmp_path):
    (tmp_path / "folder.ifc").mkdir()
    assert_refused(schoolcheck("check", "folder.ifc"), "folder")


@pytest.mark.skipif(os.name != "posix", reason="FIFOs are POSIX")
def test_a_fifo_is_never_opened(schoolcheck, tmp_path):
    os.mkfifo(tmp_path / "pipe.ifc")
    assert_refused(schoolcheck("check", "pipe.ifc", "--timeout", "20"))


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 not a model at all", "IFC"),
        (b"\x00\x01\x02" * 100, "IFC"),
        (HEADER.replace("IFC4", "IFC9").encode() + END.encode(), "IFC9"),
        (HEADER.encode(), "cut short"),
        (HEADER.encode() + b"#1=IFCPROJECT('abc", "cut short"),
        (HEADER.encode() + END.encode(), "project"),
        (b"<?xml version='1.0'?><ifcXML/>", "XML"),
    ],
    ids=["empty", "pdf", "binary", "schema", "no-end", "cut-in-string", "no-project", "xml"],
)
def test_content_that_is_no_whole_model(schoolcheck, tmp_path, content, word):
    (tmp_path / "bad.ifc").write_bytes(content)
    assert_refused(schoolcheck("check", "bad.ifc"), "bad.ifc", word)


def test_a_file_cut_in_half(schoolcheck, model):
    model.write_bytes(model.read_bytes()[: model.stat().st_size // 2])
    assert_refused(schoolcheck("check", model), "cut short")


def test_a_bad_archive(schoolcheck, tmp_path):
    (tmp_path / "bad.ifczip").write_bytes(b"PK\x03\x04 broken")
    assert_refused(schoolcheck("check", "bad.ifczip"))


def test_a_zip_with_a_bomb_in_it(schoolcheck, tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.ifczip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.ifc", b"0" * 300_000_000)
    assert_refused(schoolcheck("check", "bomb.ifczip"))


def test_no_units(schoolcheck, model, small_text):
    model.write_text(re.sub(r"#\d+=IFCUNITASSIGNMENT\([^;]*;\n", "", small_text), "ascii")
    assert_refused(schoolcheck("check", model), "unit")


def test_two_length_units(schoolcheck, model, small_text):
    unit = re.search(r"IFCUNITASSIGNMENT\(\((#\d+)", small_text)
    assert unit
    extra = "#900001=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);\n"
    text = small_text.replace(unit[0], f"IFCUNITASSIGNMENT((#900001,{unit[1]}")
    model.write_text(text.replace("DATA;\n", "DATA;\n" + extra, 1), "ascii")
    assert_refused(schoolcheck("check", model), "length unit")


def test_a_cyclic_placement(schoolcheck, model, small_text):
    first = re.search(r"#(\d+)=IFCLOCALPLACEMENT\((?:\$|#\d+),", small_text)
    assert first
    model.write_text(
        small_text.replace(first[0], f"#{first[1]}=IFCLOCALPLACEMENT(#{first[1]},"), "ascii"
    )
    assert_refused(schoolcheck("check", model), "placement")


def test_no_rooms_and_no_doors_leaves_a_report_that_says_why(schoolcheck, model, small_text):
    model.write_text(without(small_text, "IFCSPACE", "IFCDOOR"), "ascii")
    done = schoolcheck("check", model)
    assert done.returncode == 3, done.stderr
    report = model.parent / "schoolcheck-out" / "school" / "report.html"
    assert "no rooms" in report.read_text("utf-8").casefold()
    assert "Nothing could be assessed" in report.read_text("utf-8")


def test_rooms_without_any_body(schoolcheck, model, small_text):
    bodiless = re.sub(r"(=IFCSPACE\('[^']*',[^,]*,[^,]*,[^,]*,[^,]*,#\d+,)#\d+", r"\1$", small_text)
    assert bodiless != small_text
    model.write_text(bodiless, "ascii")
    done = schoolcheck("check", model)
    assert done.returncode == 3, done.stderr
    assert "Nothing could be assessed" in done.stderr


def test_a_duplicate_record_number(schoolcheck, model, small_text):
    line = re.search(r"#\d+=IFCCARTESIANPOINT[^;]*;\n", small_text)
    assert line
    model.write_text(small_text.replace(line[0], line[0] * 2, 1), "ascii")
    assert_refused(schoolcheck("check", model), "twice")


def test_a_duplicate_global_id_only_spoils_those_elements(schoolcheck, model, small_text):
    ids = re.findall(r"=IFCSPACE\('([^']*)'", small_text)
    model.write_text(small_text.replace(ids[1], ids[0]), "ascii")
    done = schoolcheck("check", model)
    assert done.returncode in {0, 1}, done.stderr
    assert "GlobalId" in done.stderr


def test_several_models_end_with_the_worst_code(schoolcheck, model):
    done = schoolcheck("check", model, "nowhere.ifc", "--fail-on", "never")
    assert done.returncode == 3
    assert (model.parent / "schoolcheck-out" / "school" / "results.json").exists()


@pytest.mark.parametrize("pack", [gzip.compress, None], ids=["gz", "zip"])
def test_packed_models_are_read(schoolcheck, model, tmp_path, pack):
    packed = tmp_path / ("a.ifc.gz" if pack else "a.ifczip")
    if pack:
        packed.write_bytes(pack(model.read_bytes()))
    else:
        with zipfile.ZipFile(packed, "w") as archive:
            archive.write(model, "a.ifc")
    done = schoolcheck("check", packed, "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    assert Path(tmp_path / "schoolcheck-out" / "a" / "report.html").exists()


def test_models_of_one_name_do_not_overwrite_each_others_report(schoolcheck, model, tmp_path):
    twin = tmp_path / "other" / "School.ifc"
    twin.parent.mkdir()
    twin.write_bytes(model.read_bytes())
    done = schoolcheck("check", model, twin, "--format", "json", "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    written = sorted(path.parent.name for path in tmp_path.glob("schoolcheck-out/*/results.json"))
    assert written == ["School-2", "school"]


@pytest.mark.parametrize(
    ("name", "folder"), [("...ifc", "model"), (". .ifc", "model"), ("a\n\x1b[31m.ifc", "a��[31m")]
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file names")
def test_no_file_name_writes_outside_its_folder_or_to_the_terminal(
    schoolcheck, model, tmp_path, name, folder
):
    strange = tmp_path / name
    strange.write_bytes(model.read_bytes())
    done = schoolcheck("check", strange, "--format", "json", "--out", "o/out", "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    assert [path.parent.name for path in tmp_path.glob("o/**/results.json")] == [folder]
    assert "\x1b" not in done.stdout + done.stderr


def test_no_format_at_all_is_refused(schoolcheck, model):
    done = schoolcheck("check", model, "--format", ",")
    assert done.returncode == 2
    assert "--format is empty" in done.stderr


def test_what_the_brief_says_in_vain_is_told(schoolcheck, model, tmp_path):
    brief = tmp_path / "schoolcheck.yaml"
    claim = "{rule: R, subject: S, because: so, by: us, on: 2026-11-01}"
    brief.write_text(f"claims: [{claim}]\nroom_uses: {{Nowhere: store}}\n", "utf-8")
    done = schoolcheck("check", model, "--fail-on", "never", "--format", "json")
    assert "claims are not used yet" in done.stderr
    assert "no room is called 'Nowhere'" in done.stderr


def test_waivers_that_the_brief_names_and_that_are_not_there_are_told(schoolcheck, model, tmp_path):
    (tmp_path / "schoolcheck.yaml").write_text("waivers: none.yaml\n", "utf-8")
    done = schoolcheck("check", model, "--fail-on", "never", "--format", "json")
    assert (done.returncode, "none.yaml is not there" in done.stderr) == (2, True)


def test_the_gate_of_a_topic_and_of_the_stage_count(schoolcheck, model, tmp_path):
    """The small-group room is too small: good practice, which by default stops nobody."""
    brief = tmp_path / "schoolcheck.yaml"
    gate = "gate: {fail_on: never, by_stage: {RIBA 4: {by_topic: {small_group: any}}}}\n"
    for stage, code in (("RIBA 3", 0), ("RIBA 4", 1)):
        brief.write_text(f"school: {{stage: {stage}}}\n{gate}", "utf-8")
        done = schoolcheck("check", model, "--format", "json")
        assert done.returncode == code, done.stderr
    assert "small_group: any" in done.stderr
    assert schoolcheck("check", model, "--format", "json", "--fail-on", "never").returncode == 0
