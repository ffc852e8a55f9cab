import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.read import stepscan
from checker.read.stepscan import comment_spans, keyword, line_of, scan, without_comments
from tests.read.steptext import office, step

PIECES = st.sampled_from(
    ["#1=A(", "#22 = b('", "'", "''", "#", "#3", "#22,", "/*", "*/", ");\n", "IFCREL", "=",
     "#7\n =", "IFCRELX(", " ", "99", "(#1)", "#123456789012345"]
)  # fmt: skip


def slowly(text: str) -> tuple[list[int], list[tuple[int, int]]]:
    """Letter by letter: record numbers, and references as pairs of record index and number."""
    bare = re.sub(r"'[^']*(?:'|$)", lambda found: "x" * len(found.group()), text)
    ids: list[int] = []
    references: list[tuple[int, int]] = []
    for found in re.finditer(r"#(\d{0,12})", bare):
        number = int(found.group(1) or 0)
        if bare[found.end() :].lstrip().startswith("="):
            ids.append(number)
        elif ids:
            references.append((len(ids) - 1, number))
    return ids, references


@given(st.lists(PIECES, max_size=30).map("".join))
def test_scanning_agrees_with_reading_letter_by_letter(text: str) -> None:
    text = text.replace("/*", "").replace("*/", "") + ";"
    records = scan(text.encode())
    ids, references = slowly(text)
    assert records.ids.tolist() == ids
    pairs = zip(records.source.tolist(), records.target_id.tolist(), strict=True)
    assert list(pairs) == references
    known = [ids.index(n) if n in ids else -1 for _, n in references]
    found = [ids[t] if t >= 0 else -1 for t in records.target.tolist()]
    assert found == [n if k >= 0 else -1 for (_, n), k in zip(references, known, strict=True)]


@given(st.lists(PIECES, max_size=30).map("".join), st.integers(1, 9))
def test_working_in_chunks_changes_nothing(text: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        whole = scan(text.encode() + b";")
        patch.setattr(stepscan, "_CHUNK", size)
        pieces = scan(text.encode() + b";")
    assert np.array_equal(whole.ids, pieces.ids)
    assert np.array_equal(whole.target_id, pieces.target_id)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_blanking_comments_keeps_every_position_and_line(text: str) -> None:
    spans, open_at = comment_spans(text.encode())
    blanked = without_comments(text.encode(), spans)
    assert len(blanked) == len(text.encode())
    assert blanked.count(b"\n") == text.count("\n")
    if open_at is None:
        assert comment_spans(blanked)[0] == []


def test_relations_are_marked_whatever_their_capitals() -> None:
    text = b"#1=IFCRELVOIDS(#2);#2= IfcRelX();#3=IFCWALL();#4=\nIFCRE(#3);"
    assert scan(text).is_relation.tolist() == [True, True, False, False]


def test_far_apart_numbers_are_found_as_well_as_dense_ones() -> None:
    text = b"#900000000001=A(#5);#5=B(#900000000001,#6);"
    assert scan(text).target.tolist() == [1, 0, -1]


def test_the_class_and_the_line_of_a_record_are_told() -> None:
    text = step(office()).encode()
    start = text.index(b"#50=")
    assert keyword(text, start) == "IFCSPACE"
    assert text.splitlines()[line_of(text, start) - 1].startswith(b"#50=IFCSPACE")
