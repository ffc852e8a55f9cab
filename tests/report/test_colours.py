"""The colours of the page, read from its style sheet: contrast in both themes."""

import re

import pytest

from checker.bundled import bundled_folder

STYLE = (bundled_folder("templates") / "style.css").read_text(encoding="utf-8")
TEXT = ("ink", "muted", "link", "fail", "tell", "pass", "na", "waived", "dim")
FILLS = ("teaching", "small-group", "base", "calm", "sanitary", "circulation", "other", "unknown")
STATED = {
    "light": {"ink": 17.6, "muted": 7.0, "line": 3.1, "link": 8.0, "fail": 7.8, "tell": 7.5,
              "pass": 6.6, "waived": 9.7, "dim": 6.8},
    "dark": {"ink": 15.6, "muted": 8.5, "line": 4.0, "link": 9.7, "fail": 8.3, "tell": 11.7,
             "pass": 10.5, "waived": 9.2, "dim": 8.4},
}  # fmt: skip


def themes() -> dict[str, dict[str, str]]:
    light, dark, paper = (
        dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{6})", block))
        for block in re.findall(r":root\{(.*?)\}", STYLE, re.DOTALL)
    )
    return {"light": light, "dark": dark, "paper": paper}


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_is_that_of_wcag():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark", "paper"])
@pytest.mark.parametrize("token", TEXT)
def test_text_stands_out_from_the_page(theme, token):
    colours = themes()[theme]
    assert contrast(colours[token], colours["bg"]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("fill", FILLS)
def test_ink_stands_out_from_every_room(theme, fill):
    colours = themes()[theme]
    assert contrast(colours["ink"], colours[fill]) >= 9.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_lines_can_be_seen(theme):
    colours = themes()[theme]
    assert contrast(colours["line"], colours["bg"]) >= 3
    assert contrast(colours["wall"], colours["bg"]) >= 7


@pytest.mark.parametrize(
    ("theme", "token", "ratio"),
    [(theme, token, ratio) for theme, rows in STATED.items() for token, ratio in rows.items()],
)
def test_the_contrast_is_what_the_design_states(theme, token, ratio):
    colours = themes()[theme]
    assert contrast(colours[token], colours["bg"]) == pytest.approx(ratio, abs=0.06)


def test_paper_is_printed_as_the_light_theme():
    colours = themes()
    assert (
        colours["paper"].items() >= {k: colours["light"][k] for k in (*TEXT, *FILLS, "bg")}.items()
    )


def test_every_colour_is_a_token():
    rules = re.sub(r":root\{.*?\}", "", STYLE, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", rules) == []


def test_nothing_is_fetched_by_the_style():
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_focus_is_three_pixels_and_nothing_moves():
    """Scrolled to smoothly, a place on a page whose parts are laid out when seen is missed."""
    assert re.search(r":focus-visible\{outline:3px solid", STYLE)
    assert not re.search(r"scroll-behavior|transition|animation", STYLE)


def test_no_shadow_and_no_gradient_but_the_hatch():
    assert "shadow" not in STYLE
    assert len(re.findall(r"gradient\(", STYLE)) == 1
