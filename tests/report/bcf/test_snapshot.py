"""Snapshots: small pictures with few colours, the drawing of the report with its words."""

import re
import struct
import zlib
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFont

from checker.report.bcf import snapshot as module
from checker.report.bcf.palette import COLOURS, ROOMS, STYLE
from checker.report.bcf.png import palette, small_png
from checker.report.bcf.snapshot import WIDTH, Photographer, snapshot, snapshot_svg
from checker.report.bcf.topics import issues_of
from checker.report.drawing.texts import text_width
from checker.report.plaintext import shortened
from checker.results import Finding, Outcome, Place, Plan
from tests.report.bcf.made import NASTY, ROOT, example, issues, with_findings, written
from tests.report.oakfield import GROUND, LONG, findings, oakfield

DOOR, _D2, UNSURE, _R1, TOILET, CALM, NO_BODY, *_REST = findings()
SCHOOL = next(each for each in findings() if each.subject.ifc_class == "IfcBuilding")
GROUND_PLAN, FIRST_PLAN = oakfield().plans
FONTS = [Path(each) for each in module._FONTS]


@cache
def picture(finding: Finding = DOOR, plan: Plan = GROUND_PLAN) -> bytes:
    return snapshot(plan, finding)


def pixels(png: bytes) -> np.ndarray:
    with Image.open(BytesIO(png)) as image:
        return np.asarray(image.convert("RGB")).astype(int)


def has(png: bytes, colour: str) -> int:
    """How many pixels are of a colour."""
    wanted = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
    return int(np.all(pixels(png) == wanted, axis=2).sum())


def chunks(png: bytes) -> dict[bytes, bytes]:
    found, at = {}, 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        assert struct.unpack(">I", png[at + 8 + size : at + 12 + size])[0] == zlib.crc32(
            kind + data
        )
        found[kind] = data
        at += 12 + size
    return found


def test_a_snapshot_is_a_png_with_a_palette_and_no_notes():
    with Image.open(BytesIO(picture())) as image:
        image.load()
        assert image.format == "PNG"
        assert image.mode == "P"
        assert image.width == WIDTH
        assert 300 < image.height < 700
        assert not image.info.get("date:create")
    assert list(chunks(picture())) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]


@pytest.mark.slow
@pytest.mark.parametrize("finding", [DOOR, UNSURE, TOILET, CALM, NO_BODY], ids=lambda f: f.key)
def test_a_snapshot_is_small(finding):
    plan = GROUND_PLAN if finding.place.number.startswith("00") else FIRST_PLAN
    assert 2_000 < len(picture(finding, plan)) < 20_000


def test_walls_are_dark_rooms_are_of_their_colour_and_the_element_is_heavy():
    assert has(picture(), COLOURS["ink"]) > 3_000
    assert has(picture(), ROOMS["small-group"]) > 10_000
    assert has(picture(), COLOURS["fail"]) > 200
    assert has(picture(), COLOURS["dim"]) > 300


def test_what_cannot_be_told_is_not_red():
    unsure = picture(UNSURE)
    assert has(unsure, COLOURS["tell"]) > 200
    assert has(unsure, COLOURS["fail"]) == 0


def test_words_are_drawn_by_our_own_letters(monkeypatch):
    svg = snapshot_svg(GROUND_PLAN, DOOR)
    assert "742 to 760 mm" in svg
    assert "Door 00-05-D01 to 00-05 Small group room" in svg
    assert GROUND in svg
    monkeypatch.setattr(module, "_FONTS", ())
    wordless = snapshot(GROUND_PLAN, DOOR)
    assert has(wordless, COLOURS["ink"]) < has(picture(), COLOURS["ink"]) - 1_000
    band = slice(0, 55)
    assert len(np.unique(pixels(wordless)[band].reshape(-1, 3), axis=0)) == 1
    assert len(np.unique(pixels(picture())[band].reshape(-1, 3), axis=0)) > 5


def test_the_letters_are_there_for_names_of_this_country_and_its_neighbours():
    wanted = "Ysgol Tŷ Gŵyr é ñ ü ß ø Łódź Ελλάδα Школа 12 m² ½ 1 – 2 ≥ × · … ✕ ✓ ? °"
    for path in FONTS:
        font = ImageFont.truetype(path, 40, layout_engine=ImageFont.Layout.BASIC)
        box = bytes(font.getmask("\uffff"))
        missing = [each for each in wanted if each != " " and bytes(font.getmask(each)) == box]
        assert missing == []


def test_no_text_is_wider_than_it_is_reckoned():
    texts = ("Door 00-05-D01 to 00-05 Small group room", "WWWMMM", "illi", "? Cannot tell", "€@…—")
    for font, bold in zip(FONTS, (False, True), strict=True):
        real = ImageFont.truetype(font, 140, layout_engine=ImageFont.Layout.BASIC)
        for text in texts:
            reckoned = text_width(text, 14, bold=bold) * module._CONDENSED
            assert real.getlength(text) / 10 <= reckoned, text


def captions(finding: Finding) -> list[str]:
    svg = snapshot_svg(GROUND_PLAN, finding)
    return re.findall(r'<text [^>]*class="(?:head|below)[^"]*"[^>]*>([^<]*)<', svg)


def test_the_caption_says_outcome_subject_storey_and_title():
    assert captions(DOOR) == [
        "✕ Fail",
        "Door 00-05-D01 to 00-05 Small group room",
        "00 Ground floor · Doors are wide enough for the way",
        "people reach them",
    ]
    assert captions(UNSURE)[0] == "? Cannot tell"


def test_a_caption_that_is_too_long_is_cut_inside_the_picture():
    long = replace(DOOR, title="x" * 90, place=replace(DOOR.place, name=LONG, storey=GROUND))
    drawn = pixels(snapshot(GROUND_PLAN, long))
    assert np.all(drawn[4:70, -6:] == 255)
    assert len(captions(long)) == 4
    assert captions(long)[1].endswith("…")
    assert captions(long)[3].endswith("…")


def test_a_text_is_cut_at_the_last_letter_that_fits_without_trying_all(monkeypatch):
    tried = []

    def width(text, *, bold):
        tried.append(text)
        return reckoned(text, bold=bold)

    reckoned = module._width
    monkeypatch.setattr(module, "_width", width)
    for text in ("i" * 5000, "W" * 5000, "ilW " * 1000):
        kept = module._cut(text, 250, bold=True)
        longer = shortened(text, len(kept) + 1)
        assert reckoned(kept, bold=True) <= 250 - module._MARGIN < reckoned(longer, bold=True)
    assert len(tried) < 50
    assert [module._cut(text, 1, bold=True) for text in ("W", "WW")] == ["W", "…"]


def test_a_short_caption_leaves_more_to_the_drawing():
    short = replace(DOOR, title="Doors are wide enough")
    assert len(pixels(snapshot(GROUND_PLAN, short))) < len(pixels(picture()))


def test_a_caption_without_words_is_none():
    bare = replace(DOOR, title="", place=Place(), subject=replace(DOOR.subject, storey=""))
    assert captions(bare)[:2] == ["✕ Fail", "Door 00-05-D01"]
    assert len(captions(bare)) == 2


def test_hostile_words_stay_words():
    subject = replace(DOOR.subject, name=f"</text><script>{NASTY}", ifc_class="IfcDoor")
    spoiled = replace(DOOR, title=f"</style>{NASTY}", subject=subject)
    svg = snapshot_svg(GROUND_PLAN, spoiled)
    assert "<script" not in svg
    assert svg.count("</style>") == 1
    assert snapshot(GROUND_PLAN, spoiled).startswith(b"\x89PNG")


def test_nothing_of_the_system_is_asked_for(monkeypatch):
    asked = {}

    def remembered(**given):
        asked.update(given)
        return original(**given)

    original = module.resvg_py.svg_to_bytes
    monkeypatch.setattr(module.resvg_py, "svg_to_bytes", remembered)
    assert snapshot(GROUND_PLAN, DOOR) == picture()
    assert asked["skip_system_fonts"] is True
    assert all(Path(each).is_file() for each in asked["font_files"])


class TestLeftOut:
    def test_what_has_no_one_place_has_no_picture(self):
        assert Photographer().taken(GROUND_PLAN, SCHOOL) == (b"", "")
        assert Photographer().taken(None, DOOR) == (b"", "")

    def test_a_zone_is_drawn_only_where_there_is_something_to_show_in_it(self):
        subject = replace(SCHOOL.subject, ifc_class="IfcZone", bbox=(0.0, 0.0, 9.0, 6.0))
        zone = replace(SCHOOL, subject=subject)
        assert Photographer().taken(GROUND_PLAN, zone) == (b"", "")
        shown = replace(zone, evidence=DOOR.evidence)
        assert Photographer().taken(GROUND_PLAN, shown)[0].startswith(b"\x89PNG")

    def test_a_place_that_the_plan_does_not_show_has_none(self):
        nowhere = replace(
            DOOR, evidence=(), place=Place(),
            subject=replace(DOOR.subject, global_id="strange", bbox=None),
        )  # fmt: skip
        assert snapshot(GROUND_PLAN, nowhere) == b""

    def test_beyond_the_limit_a_topic_says_that_its_picture_is_missing(self):
        photographer = Photographer(largest=len(picture()) + 1)
        assert photographer.taken(GROUND_PLAN, DOOR) == (picture(), "")
        late, words = photographer.taken(GROUND_PLAN, TOILET)
        assert late == b""
        assert "to keep this file small" in words
        topic = issues_of(with_findings(DOOR), largest=0).topics[0]
        assert words in topic.description
        assert topic.snapshot == b""

    def test_a_small_picture_after_the_limit_is_left_out_too(self):
        photographer = Photographer(largest=10)
        assert photographer.taken(GROUND_PLAN, DOOR)[0] == b""
        assert photographer.taken(GROUND_PLAN, DOOR)[0] == b""


class TestColours:
    def test_colours_are_those_of_the_report(self):
        css = (ROOT / "reports" / "templates" / "style.css").read_text("utf-8")
        light = dict(re.findall(r"--([\w-]+):(#\w{6})", css.split("@media")[0]))
        assert {name: light[name] for name in COLOURS} == COLOURS
        assert {name: light[name] for name in ROOMS} == ROOMS

    @pytest.mark.slow
    def test_every_kind_of_shape_in_a_drawing_has_a_rule(self):
        """A shape without one is filled black, and hides what it should show."""
        unruled = {"detail", "patterns", "muted"}
        kinds = set()
        led = replace(DOOR, evidence=(replace(DOOR.evidence[0], label="rise 194 mm"),))
        for finding in (led, *findings(), *example().findings):
            if finding.outcome in {Outcome.FAIL, Outcome.CANNOT_TELL} and finding.evidence:
                plans = (*oakfield().plans, *example().plans)
                plan = next((each for each in plans if each.storey == finding.place.storey), None)
                svg = snapshot_svg(plan, finding) if plan else ""
                kinds |= {
                    one for each in re.findall(r'class="([^"]+)"', svg) for one in each.split()
                }
        styled = set(re.findall(r"\.([a-z][\w-]*)", STYLE))
        assert len(kinds) > 25
        assert kinds - styled - unruled == set()

    def test_every_colour_of_the_style_is_in_the_palette_itself(self):
        assert len(palette()) <= 256
        assert len(set(palette())) == len(palette())
        for colour in re.findall(r"#\w{6}", STYLE):
            assert tuple(bytes.fromhex(colour[1:])) in palette()

    def test_flat_colours_are_kept_and_soft_edges_are_close(self):
        fine = Image.new("RGB", (64, 4), ROOMS["calm"])
        fine.paste(COLOURS["dim"], (0, 0, 20, 4))
        fine.paste((128, 128, 128), (20, 0, 24, 4))
        buffer = BytesIO()
        fine.save(buffer, "PNG")
        small = pixels(small_png(buffer.getvalue()))
        assert np.array_equal(small[:, :20], pixels(buffer.getvalue())[:, :20])
        assert np.array_equal(small[:, 24:], pixels(buffer.getvalue())[:, 24:])
        assert np.abs(small[:, 20:24] - 128).max() < 30


def test_the_pictures_of_the_sample_school_are_small_enough_for_a_large_one():
    """15 kB each on average: 200 of them are 3 MB of the 6 that a file may have."""
    pictures = [each.snapshot for each in issues("sample").topics if each.snapshot]
    assert len(pictures) > 10
    assert sum(map(len, pictures)) / len(pictures) < 15_000
    assert len(written("sample", "bcf")) < 400_000
