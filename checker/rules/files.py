"""Which files make a pack: pack.yaml, rule files, the ledger; found by name or by path."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from checker.rules.compile import READERS
from checker.rules.desk import Desk, Known
from checker.rules.ledger import LEDGER_STATES, LedgerRow
from checker.rules.messages import complain_about
from checker.rules.rule import Pack
from checker.rules.words import PackWords, SourceDocumentWords
from checker.yamlsource import Complaint, Document, read_yaml_file

PACK_FILE, LEDGER_FILE = "pack.yaml", "ledger.yaml"
_NOT_RULES = {PACK_FILE, LEDGER_FILE}


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFiles:
    """The files of one pack; `folder` is what file names are shown from."""

    name: str
    folder: Path
    rules: tuple[Path, ...]
    pack: Path | None = None
    ledger: Path | None = None

    def shown(self, path: Path) -> str:
        """How messages call a file: the pack's folder and its name, never the whole path."""
        return path.relative_to(self.folder.parent).as_posix()


def pack_files(paths: Sequence[Path]) -> tuple[list[PackFiles], list[Complaint]]:
    """The packs in these folders and files, each once, and what is wrong with the paths."""
    packs: dict[Path, PackFiles] = {}
    complaints = []
    for path in paths:
        found = _packs_in(path)
        if not found:
            message = _nothing_in(path)
            complaints.append(Complaint(file=path.name, line=1, column=1, message=message))
        for files in found:
            packs.setdefault(files.pack or files.rules[0], files)
    return list(packs.values()), complaints


def read_pack(
    files: PackFiles,
) -> tuple[Pack, dict[str, SourceDocumentWords], list[Complaint]]:
    """The pack itself, the documents that its rules may cite, and what is wrong with it."""
    complaints: list[Complaint] = []
    words = _pack_words(files, complaints)
    pack = Pack(
        id=words.id if words else files.name,
        title=words.title if words else files.name,
        jurisdiction=words.jurisdiction if words else "",
        edition=words.edition if words else "",
        digest=_digest(files),
        sources={
            name: source.model_dump() for name, source in (words.sources if words else {}).items()
        },
        ledger=_ledger(files, complaints),
    )
    return pack, dict(words.sources) if words else {}, complaints


def _nothing_in(folder: Path) -> str:
    message = "no rules are here: a folder holds pack.yaml and rule files ending in .yaml"
    other = next(iter(sorted(folder.glob("*.yml"))), None)
    return f"{message}; {other.name} ends in .yml" if other else message


def _packs_in(path: Path) -> list[PackFiles]:
    if path.is_file():
        return [PackFiles(name=path.stem, folder=path.parent, rules=(path,))]
    own = sorted(file for file in path.rglob("*.yaml") if _is_rule_file(file, path))
    if (path / PACK_FILE).is_file() or own:
        ledger = path / LEDGER_FILE
        return [
            PackFiles(
                name=path.name,
                folder=path,
                rules=tuple(own),
                pack=path / PACK_FILE if (path / PACK_FILE).is_file() else None,
                ledger=ledger if ledger.is_file() else None,
            )
        ]
    return [pack for file in sorted(path.glob(f"*/{PACK_FILE}")) for pack in _packs_in(file.parent)]


def _is_rule_file(file: Path, folder: Path) -> bool:
    """Rule files lie in the pack's folder itself or below it, but not in another pack."""
    inner = file.relative_to(folder).parents
    other = any((folder / part / PACK_FILE).is_file() for part in inner if part != Path())
    if (folder / PACK_FILE).is_file():
        return file.name not in _NOT_RULES and not other
    return file.parent == folder and file.name not in _NOT_RULES


def _pack_words(files: PackFiles, complaints: list[Complaint]) -> PackWords | None:
    if files.pack is None:
        return None
    document = read_yaml_file(files.pack, file=files.shown(files.pack))
    complaints += document.complaints
    if document.root is None:
        return None
    try:
        return PackWords.model_validate(document.root)
    except ValidationError as error:
        desk = Desk(document=document, known=Known(registry={}), readers=READERS)
        complain_about(desk, error, (), PackWords)
        complaints += desk.complaints
        return None


def _ledger(files: PackFiles, complaints: list[Complaint]) -> tuple[LedgerRow, ...]:
    if files.ledger is None:
        return ()
    document = read_yaml_file(files.ledger, file=files.shown(files.ledger))
    complaints += document.complaints
    rows = document.root if isinstance(document.root, list) else []
    if document.root is not None and not isinstance(document.root, list):
        complaints.append(document.complain((), "the ledger is a list of clauses"))
    return tuple(
        row for i, raw in enumerate(rows) if (row := _ledger_row(document, raw, i, complaints))
    )


def _ledger_row(
    document: Document, raw: Any, i: int, complaints: list[Complaint]
) -> LedgerRow | None:
    known = LedgerRow.__dataclass_fields__
    if not isinstance(raw, dict) or not {"document", "clause"} <= set(raw) <= set(known):
        message = f"a row of the ledger has document and clause, and may have {', '.join(known)}"
        complaints.append(document.complain((i,), message))
        return None
    row = LedgerRow(**{name: str(value) for name, value in raw.items()})
    if row.state not in LEDGER_STATES:
        message = f"{row.state!r} is no state of a clause: {', '.join(LEDGER_STATES)}"
        complaints.append(document.complain((i, "state"), message))
    return row


def _digest(files: PackFiles) -> str:
    found = hashlib.sha256()
    for path in [each for each in (files.pack, files.ledger, *files.rules) if each]:
        try:
            data = path.read_bytes()
        except OSError:
            continue
        found.update(f"{files.shown(path)} {len(data)}\n".encode() + data)
    return found.hexdigest()
