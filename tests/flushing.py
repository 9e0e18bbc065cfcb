"""How the tests' PostgreSQL is emptied after a test that commits."""

from collections.abc import Sequence

from django.core.management.color import Style
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations


def delete_rows(
    style: Style, tables: Sequence[str], *, reset_sequences: bool = False, allow_cascade: bool = False
) -> list[str]:
    """Return statements that empty the tables, in place of `DatabaseOperations.sql_flush`.

    Most tables are empty already, and TRUNCATE makes a new file for each: it takes ten times as long. What refers to
    what does not matter, since Django has foreign keys looked at when the transaction ends.
    """
    if reset_sequences:
        options = {"reset_sequences": reset_sequences, "allow_cascade": allow_cascade}
        return DatabaseOperations.sql_flush(connection.ops, style, tables, **options)
    names = map(connection.ops.quote_name, tables)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"(SELECT '{name}' FROM {name} LIMIT 1)" for name in names))
        return [f"DELETE FROM {name}" for (name,) in cursor.fetchall()]
