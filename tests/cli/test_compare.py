"""`compare`: what a revision did, in words, and the exit code of what newly fails."""

import sys
from dataclasses import replace

import pytest

from checker.cli import app
from checker.results import Outcome
from checker.results.codec import result_from_json, result_to_json
from tests.report.oakfield import HOSTILE, blocked, findings, oakfield

BY_KEY = {each.key: each for each in findings()}
DOOR = BY_KEY["d1"]
BEFORE = replace(DOOR, outcome=Outcome.PASS)


@pytest.fixture
def compare(monkeypatch, capsys, tmp_path):
    """`schoolcheck compare` of two results: exit code, stdout, stderr."""

    def run(old, new, *more: str) -> tuple[int, str, str]:
        for name, result in (("old", old), ("new", new)):
            if not isinstance(result, str):
                (tmp_path / f"{name}.json").write_bytes(result_to_json(result))
        paths = [
            result if isinstance(result, str) else str(tmp_path / f"{name}.json")
            for name, result in (("old", old), ("new", new))
        ]
        monkeypatch.setattr(sys, "argv", ["schoolcheck", "compare", *paths, *more])
        with pytest.raises(SystemExit) as ended:
            app.main()
        told = capsys.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    return run


def of(*rows, **more):
    return oakfield(findings=rows, **more)


def test_what_newly_fails_at_the_gate_ends_with_one(compare):
    code, out, _ = compare(of(BEFORE, BY_KEY["d4"]), of(DOOR, BY_KEY["d4"]))
    assert code == 1
    assert "against" in out.splitlines()[0]
    assert "1 new" in out.splitlines()[0]
    assert "Newly failing: 1" in out
    assert "✕ fail, 742 to 760 mm; Statutory guidance)" in out
    assert out.endswith("1 of what is new stops the build (--fail-on must --cannot-tell warn).\n")


def test_what_still_passes_with_less_to_spare_is_counted_and_not_listed(compare):
    good = BY_KEY["d4"]
    less = replace(good, observed=replace(good.observed, low=0.85, high=0.86, value=None))
    _, out, _ = compare(of(good), of(less))
    assert "Worse than before: 1, 1 of which still pass and are not listed\n" in out
    assert good.title not in out


@pytest.mark.parametrize(
    ("old", "new", "options", "code"),
    [
        ([DOOR], [DOOR], (), 0),
        ([DOOR], [BEFORE], (), 0),
        ([BEFORE], [DOOR], ("--fail-on", "never"), 0),
        ([BEFORE], [replace(DOOR, waiver="W-1")], (), 0),
        ([BEFORE], [replace(DOOR, outcome=Outcome.CANNOT_TELL)], (), 3),
        (
            [BEFORE, BY_KEY["d4"]],
            [replace(DOOR, outcome=Outcome.CANNOT_TELL), BY_KEY["d4"]],
            (),
            0,
        ),
        (
            [BEFORE, BY_KEY["d4"]],
            [replace(DOOR, outcome=Outcome.CANNOT_TELL), BY_KEY["d4"]],
            ("--cannot-tell", "fail"),
            1,
        ),
        ([BEFORE], [replace(DOOR, required=replace(DOOR.required, at_least=0.9))], (), 1),
    ],
    ids=[
        "known", "fixed", "no gate", "waived", "nothing assessed", "newly open", "open stops",
        "more asked of it by the same rules",
    ],
)  # fmt: skip
def test_the_exit_code_is_of_what_is_new(compare, old, new, options, code):
    assert compare(of(*old), of(*new), *options)[0] == code


def test_a_model_is_to_be_checked_first(compare):
    code, _, err = compare("a/school.ifc", "b/school.ifc.gz")
    assert code == 2
    assert "school.ifc is a model: check it first (schoolcheck check school.ifc)" in err


def test_words_of_the_gate_are_known_ones(compare):
    assert compare(of(DOOR), of(DOOR), "--fail-on", "wall")[0] == 2


def test_a_format_that_nobody_knows_is_refused_before_anything_is_told(compare):
    code, out, err = compare(of(DOOR), of(DOOR), "--format", "docx")
    assert (code, out) == (2, "")
    assert "--format docx: not known" in err


def test_a_blocked_model_is_no_success(compare):
    assert compare(of(DOOR), blocked())[0] == 3


def test_reports_with_what_changed_are_written_where_asked(compare, tmp_path):
    out = tmp_path / "told"
    compare(of(BEFORE), of(DOOR), "--format", "html,json", "--out", str(out))
    page = (out / "report.html").read_text("utf-8")
    assert "Newly failing" in page
    result = result_from_json((out / "results.json").read_bytes())
    assert [each.kind for each in result.revision.changes] == ["new"]
    assert result.findings[0].since == "new"


def test_models_of_two_buildings_are_said_to_be(compare):
    rows = [
        replace(DOOR, key=f"k{n}", subject=replace(DOOR.subject, global_id=f"g{n}", name=f"n{n}"))
        for n in range(9)
    ]
    others = [
        replace(
            each,
            subject=replace(each.subject, global_id=f"x{n}", name=f"x{n}", bbox=None),
            place=replace(each.place, x=500.0 + 9 * n),
        )
        for n, each in enumerate(rows)
    ]
    _, out, _ = compare(of(*rows, rooms=()), of(*others, rooms=()))
    assert "hardly two revisions of one building" in out


def test_names_of_the_model_do_no_harm(compare):
    name = f"{HOSTILE}\x1b[2J\n::error::"
    rows = replace(DOOR, title=name, place=replace(DOOR.place, name=name, number="")), BY_KEY["d4"]
    file = replace(oakfield().model, file="::error::\x1b[2J.ifc")
    _, out, _ = compare(of(replace(rows[0], outcome=Outcome.PASS), rows[1]), of(*rows, model=file))
    assert "\x1b" not in out
    assert not [line for line in out.splitlines() if line.lstrip().startswith("::")]
