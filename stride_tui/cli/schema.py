"""`stride schema`: the JSON Schema of a routine file."""

from __future__ import annotations

import click


@click.command(epilog="\b\nExample:\n  stride schema > routine.schema.json\n")
def schema() -> None:
    """Print the JSON Schema of a routine file, for editors that complete and explain."""
    from stride_tui.store.routine_schema import schema_text

    click.echo(schema_text(), nl=False)
