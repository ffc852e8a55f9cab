import gzip
import hashlib
import io
import os
import time
import zipfile
from pathlib import Path

import pytest

from checker.errors import ModelUnreadableError
from checker.read import container
from checker.read.container import as_file, take
from tests.read.steptext import office, saved, step

TEXT = step(office())


def zipped(members: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def refusal(path: Path) -> ModelUnreadableError:
    start = time.process_time()
    with pytest.raises(ModelUnreadableError) as caught:
        take(path)
    assert time.process_time() - start < 1
    return caught.value


def test_a_plain_file_is_opened_where_it_is(tmp_path: Path) -> None:
    path = saved(tmp_path, TEXT)
    given = take(path)
    assert (given.text, given.size, given.name) == (TEXT.encode(), len(TEXT), "model.ifc")
    assert given.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    with as_file(given) as opened:
        assert opened == path


@pytest.mark.parametrize("name", ["model.ifczip", "model.ifc.gz", "model.ifc", "model"])
@pytest.mark.parametrize(
    "packed",
    [
        zipped({"a/model.ifc": TEXT.encode(), "notes.txt": b"x"}),
        gzip.compress(TEXT.encode(), mtime=0),
    ],
    ids=["zip", "gzip"],
)
def test_packed_models_are_known_by_content_and_not_by_suffix(
    tmp_path: Path, name: str, packed: bytes
) -> None:
    given = take(saved(tmp_path, packed, name))
    assert given.text == TEXT.encode()
    assert given.sha256 == hashlib.sha256(packed).hexdigest()
    assert given.size == len(packed)
    with as_file(given) as path:
        assert path.read_bytes() == TEXT.encode()
    assert not path.exists()


def test_the_shadow_files_of_apple_archives_are_no_second_model(tmp_path: Path) -> None:
    packed = zipped({"m.ifc": TEXT.encode(), "__MACOSX/._m.ifc": b"x", "._n.ifc": b"y"})
    assert take(saved(tmp_path, packed)).text == TEXT.encode()


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (b"", "empty", "empty"),
        (b"hello\n", "not-ifc", "ISO-10303-21"),
        (b"%PDF-1.7\n", "not-ifc", "ISO-10303-21"),
        (b"<?xml version='1.0'?><ifcXML/>", "ifcxml", "XML"),
        (b"  <uos/>", "ifcxml", "XML"),
        (b'{"type": "ifcJSON"}', "ifcjson", "JSON"),
        (TEXT.encode("utf-16"), "wrong-encoding", "UTF-16"),
        (TEXT.encode("utf-16-le"), "wrong-encoding", "UTF-16"),
        (zipped({"readme.txt": b"x"}), "zip-without-ifc", "without an .ifc"),
        (zipped({}), "zip-without-ifc", "without an .ifc"),
        (zipped({"a.ifc": b"1", "b.IFC": b"2"}), "zip-with-several", "2 .ifc files"),
        (zipped({"inner.ifczip": zipped({"a.ifc": b""})}), "zip-without-ifc", "without"),
        (zipped({"a.ifc": b""}), "empty", "empty"),
        (zipped({f"{i}.txt": b"" for i in range(21)}), "zip-bomb", "21 files"),
        (zipped({"a.ifc": b"\0" * 3_000_000}), "zip-bomb", "200 times"),
        (zipped({"a.ifc": TEXT.encode()})[:200], "bad-zip", "damaged"),
        (b"PK\x03\x04" + b"\0" * 100, "bad-zip", "damaged"),
        (gzip.compress(b"\0" * 3_000_000, mtime=0), "zip-bomb", "200 times"),
        (gzip.compress(TEXT.encode(), mtime=0)[:-20], "bad-gzip", "damaged"),
        (b"\x1f\x8b\x08\0 not really", "bad-gzip", "damaged"),
        (gzip.compress(b"not a model", mtime=0), "not-ifc", "ISO-10303-21"),
    ],
)
def test_what_is_no_model_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, code: str, says: str
) -> None:
    error = refusal(saved(tmp_path, content, "given.ifc"))
    assert error.code == code
    assert says in str(error)
    assert "given.ifc" in str(error)
    assert error.ask.endswith(".")


def test_a_damaged_member_is_refused(tmp_path: Path) -> None:
    packed = bytearray(zipped({"a.ifc": TEXT.encode() * 50}))
    packed[100:140] = b"\xff" * 40
    assert refusal(saved(tmp_path, bytes(packed))).code == "bad-zip"


def test_a_zip_that_lies_about_its_size_is_still_limited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(container, "UNPACKED_LIMIT", 100_000)
    packed = zipped({"a.ifc": os.urandom(200_000)}, method=zipfile.ZIP_STORED)
    assert "2 GiB" in str(refusal(saved(tmp_path, packed)))
    assert "2 GiB" in str(refusal(saved(tmp_path, gzip.compress(os.urandom(200_000)))))


def test_a_locked_zip_asks_for_one_without_a_password(tmp_path: Path) -> None:
    packed = bytearray(zipped({"a.ifc": TEXT.encode()}))
    packed[6] |= 1  # the flag in the local header
    packed[packed.index(b"PK\x01\x02") + 8] |= 1  # and in the directory
    assert refusal(saved(tmp_path, bytes(packed))).code == "zip-locked"


def test_a_missing_file_a_folder_and_a_pipe_are_told_apart(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.ifc"
    os.mkfifo(pipe)
    assert refusal(tmp_path / "absent.ifc").code == "missing"
    assert refusal(tmp_path / "bad\0name.ifc").code == "missing"
    assert refusal(tmp_path).code == "directory"
    assert refusal(pipe).code == "not-a-file"
    assert refusal(Path("/dev/zero")).code == "not-a-file"


def test_a_byte_order_mark_is_taken_off(tmp_path: Path) -> None:
    given = take(saved(tmp_path, b"\xef\xbb\xbf" + TEXT.encode()))
    assert given.text == TEXT.encode()
    assert given.path is None


def test_comments_and_blanks_may_stand_before_the_first_line(tmp_path: Path) -> None:
    given = take(saved(tmp_path, b"\n/* from\nsomewhere */ " + TEXT.encode()))
    assert given.text.endswith(TEXT.encode())


@pytest.mark.parametrize(
    ("raw", "told"), [("Küche".encode(), "UTF-8"), ("Küche".encode("cp1252"), "Windows-1252")]
)
def test_raw_letters_are_rewritten_as_escapes_and_told(
    tmp_path: Path, raw: bytes, told: str
) -> None:
    given = take(saved(tmp_path, TEXT.encode().replace(b"Group room", raw)))
    assert b"K\\X2\\00FC\\X0\\che" in given.text
    assert told in given.repaired


def test_plain_text_needs_no_repair(tmp_path: Path) -> None:
    assert take(saved(tmp_path, TEXT)).repaired == ""


def test_very_many_comments_take_no_longer_than_their_length(tmp_path: Path) -> None:
    assert "first line" in str(refusal(saved(tmp_path, "/**/" * 5000 + "ISO-10303")))
    assert take(saved(tmp_path, "/**/ " * 5000 + TEXT)).text == ("/**/ " * 5000 + TEXT).encode()


def test_a_zip_whose_table_of_contents_would_begin_before_the_file_is_damaged(
    tmp_path: Path,
) -> None:
    whole = bytearray(zipped({"model.ifc": TEXT.encode()}))
    at = whole.index(b"PK\x05\x06") + 12
    whole[at : at + 4] = (2**30).to_bytes(4, "little")
    path = tmp_path / "model.ifczip"
    path.write_bytes(bytes(whole))
    assert refusal(path).code == "bad-zip"
