"""The command `stride schema`: the JSON Schema of a routine file, or of the plan."""

from __future__ import annotations

import click


@click.command(
    epilog="\b\nExamples:\n  stride schema > routine.schema.json\n  stride schema --plan > plan.schema.json\n"
)
@click.option("--plan", is_flag=True, help="Print the schema of plan.toml.")
def schema(plan: bool) -> None:
    """Print the JSON Schema of a routine file, for editors that complete and explain."""
    from stride_tui.services.printing import print_data
    from stride_tui.services.routines.files import schema_of

    print_data(schema_of("plan" if plan else "routine").encode())
