"""How Alembic runs the steps: on the connection that `Database.migrate` gives it."""

from alembic import context

from checker.web.grants import AuditEntry

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=AuditEntry.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
