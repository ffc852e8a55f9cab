"""The first tables."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = (
    "audit", "shares", "logins", "tokens", "comments", "uploads", "runs", "documents",
    "revisions", "models", "projects",
)  # fmt: skip


def upgrade() -> None:
    """Make every table."""
    _projects()
    _runs()
    _words()
    _grants()


def downgrade() -> None:
    """Take every table away, those that lean on others first."""
    for each in _TABLES:
        op.drop_table(each)


def _projects() -> None:
    op.create_table("projects", _own_id(), _text("name", 200), _moment("at"))
    op.create_table(
        "models",
        _own_id(),
        _id_of("projects"),
        _text("name", 200),
        _moment("at"),
        sa.UniqueConstraint("project_id", "name"),
    )
    op.create_table(
        "revisions",
        _own_id(),
        _id_of("models"),
        sa.Column("number", sa.Integer, nullable=False),
        _text("file_name", 255),
        _text("sha256", 64, index=True),
        sa.Column("size", sa.BigInteger, nullable=False),
        _text("by", 200),
        _moment("at"),
        sa.UniqueConstraint("model_id", "number"),
    )


def _runs() -> None:
    op.create_table(
        "runs",
        _own_id(),
        _id_of("revisions"),
        sa.Column("documents", sa.JSON, nullable=False),
        _text("against", 32, nullable=True),
        _text("asked", 64, index=True),
        _text("state", 12, index=True),
        _text("stage", 40),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("wants_cancel", sa.Boolean, nullable=False),
        _text("served_from", 32, nullable=True),
        sa.Column("code", sa.Integer),
        _text("message"),
        sa.Column("summary", sa.JSON, nullable=False),
        _text("by", 200),
        _moment("at"),
        _moment("started_at", nullable=True),
        _moment("ended_at", nullable=True),
    )
    op.create_table(
        "uploads",
        _own_id(),
        _id_of("projects"),
        _text("model_name", 200),
        _text("file_name", 255),
        sa.Column("size", sa.BigInteger, nullable=False),
        _text("by", 200),
        _moment("at"),
        _text("run_id", 32, nullable=True),
    )


def _words() -> None:
    op.create_table(
        "documents",
        _own_id(),
        _id_of("projects"),
        _text("name", 200),
        sa.Column("number", sa.Integer, nullable=False),
        _text("text"),
        _text("by", 200),
        _moment("at"),
        sa.UniqueConstraint("project_id", "name", "number"),
    )
    op.create_table(
        "comments",
        _own_id(),
        _id_of("projects"),
        _text("key", 64, index=True),
        _text("run_id", 32),
        _text("text"),
        _text("by", 200),
        _moment("at"),
    )


def _grants() -> None:
    op.create_table(
        "tokens",
        _own_id(),
        _text("name", 200),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("scopes", sa.JSON, nullable=False),
        _text("project_id", 32, nullable=True),
        _moment("at"),
        *(_moment(each, nullable=True) for each in ("expires_at", "revoked_at", "used_at")),
    )
    op.create_table(
        "logins",
        sa.Column("id", sa.String(64), primary_key=True),
        _text("name", 200),
        sa.Column("scopes", sa.JSON, nullable=False),
        sa.Column("project_ids", sa.JSON, nullable=False),
        _text("token_id", 32, nullable=True),
        _moment("at"),
        _moment("expires_at"),
    )
    op.create_table(
        "shares",
        _own_id(),
        _id_of("runs"),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        _text("by", 200),
        *(
            _moment("at"),
            _moment("expires_at", nullable=True),
            _moment("revoked_at", nullable=True),
        ),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        _moment("at", index=True),
        _text("who", 200),
        _text("what", 60, index=True),
        _text("project_id", 32, nullable=True, index=True),
        sa.Column("detail", sa.JSON, nullable=False),
    )


def _own_id() -> sa.Column[str]:
    return sa.Column("id", sa.String(32), primary_key=True)


def _id_of(table: str) -> sa.Column[str]:
    key = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    return sa.Column(f"{table[:-1]}_id", sa.String(32), key, nullable=False, index=True)


def _text(
    name: str, most: int | None = None, *, nullable: bool = False, index: bool = False
) -> sa.Column[str]:
    return sa.Column(name, sa.String(most), nullable=nullable, index=index)


def _moment(name: str, *, nullable: bool = False, index: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(), nullable=nullable, index=index)
