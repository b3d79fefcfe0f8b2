"""`stride schema`: the JSON Schema of a routine file, or of the plan."""

from __future__ import annotations

import click


@click.command(
    epilog="\b\nExamples:\n  stride schema > routine.schema.json\n  stride schema --plan > plan.schema.json\n"
)
@click.option("--plan", is_flag=True, help="Print the schema of plan.toml.")
def schema(plan: bool) -> None:
    """Print the JSON Schema of a routine file, for editors that complete and explain."""
    if plan:
        from stride_tui.store.week.plan_schema import plan_schema_text as plan_schema_text

        click.echo(plan_schema_text(), nl=False)
        return
    from stride_tui.store.routines.schema import routine_schema_text

    click.echo(routine_schema_text(), nl=False)
