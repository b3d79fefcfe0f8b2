"""The command `stride history export`: the history for other programs, to stdout or into a file."""

from __future__ import annotations

import copy
from pathlib import Path

import click

from stride_tui.cli.completion import complete_day
from stride_tui.cli.main import home_of
from stride_tui.core.history.export_format import COMMAS, ExportFormat, TableForm
from stride_tui.services.export import excel_form, export_formats, exported, link_warning, write_export

ABOUT_VALUES = """\b
Times are ISO 8601 with their offset, `weight` is that of one implement and
`implements` how many are held. A session logged by hand without sets has one
row. Text that a spreadsheet would run as a formula gets an apostrophe.
"""
EXCEL_EXAMPLE = "  stride history export --excel -o for-a-spreadsheet.csv\n"
DECIMALS = {"comma": ",", "point": "."}
WIDTH = 74
"""The most characters of a line of columns in the help."""


@click.command()
@click.option("--excel", is_flag=True, help="With --csv: for spreadsheets that split at semicolons.")
@click.option(
    "--decimal",
    type=click.Choice(list(DECIMALS)),
    help="With --excel: the sign before decimals (that of the system; else comma).",
)
@click.option(
    "--from",
    "first",
    metavar="DATE",
    shell_complete=complete_day,
    help="The first day: 2026-11-01, monday, today or yesterday.",
)
@click.option("--to", "last", metavar="DATE", shell_complete=complete_day, help="The last day.")
@click.option("-o", "--output", "target", type=click.Path(), metavar="FILE", help="Write FILE instead of stdout.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.pass_context
def export(
    ctx: click.Context,
    /,
    form: str,
    excel: bool,
    decimal: str | None,
    first: str | None,
    last: str | None,
    target: str | None,
    force: bool,
    **variants: bool,
) -> None:
    """Export the history: corrected as a table or as JSON, or line by line as it was written."""
    from stride_tui.cli.history.find import between, days_of, read
    from stride_tui.services.printing import print_data

    chosen = _chosen(ctx, form, {name for name, given in variants.items() if given})
    days = days_of(ctx, first, last)
    table = _table(ctx, chosen, excel, decimal)
    data = exported(read(ctx), chosen, (lambda entry: bool(between((entry,), *days))) if any(days) else None, table)
    if target is None or target == "-":
        print_data(data)
    else:
        _write(ctx, Path(target), data, force)


def export_command() -> click.Command:
    """Return the command with an option for each format, and their columns and examples in its help."""
    command = copy.copy(export)
    command.params = [*map(_option, export_formats()), *export.params]
    columns = [_columns(one) for one in export_formats() if one.columns]
    examples = [f"  stride history export {words}\n" for words in map(_example, export_formats()) if words]
    command.epilog = "".join([*columns, ABOUT_VALUES, "\b\nExamples:\n", *examples, EXCEL_EXAMPLE])
    return command


def _option(one: ExportFormat) -> click.Option:
    """Return the option of a format: a choice of which the last one given counts, or a flag beside one of them."""
    if one.beside:
        return click.Option([f"--{one.name}"], is_flag=True, help=one.help)
    names = [f"--{one.name}", "form"]
    if one is export_formats()[0]:
        return click.Option(names, flag_value=one.name, default=one.name, help=one.help)
    return click.Option(names, flag_value=one.name, help=one.help)


def _columns(one: ExportFormat) -> str:
    """Return the columns of a format, in lines that the help leaves as they are."""
    lines = [""]
    for name in one.columns:
        if len(lines[-1]) + len(name) >= WIDTH:
            lines.append("")
        lines[-1] += f"{name},"
    listed = "\n".join(f"  {line}" for line in lines).rstrip(",")
    return f"\b\nThe columns of {one.options}, {one.rows}:\n{listed}\n"


def _example(one: ExportFormat) -> str:
    """Return an example of a format for the command line; nothing for a variant without one."""
    return one.example or ("" if one.beside else f"{one.options} -o copy{one.suffix}")


def _chosen(ctx: click.Context, form: str, variants: set[str]) -> ExportFormat:
    """Return the format that the options ask for."""
    chosen = next(one for one in export_formats() if one.name == form and not one.beside)
    for one in export_formats():
        if one.beside and one.name in variants:
            if one.beside != form:
                raise click.UsageError(f"--{one.name} goes with --{one.beside}; {one.elsewhere}", ctx)
            chosen = one
    return chosen


def _table(ctx: click.Context, chosen: ExportFormat, excel: bool, decimal: str | None) -> TableForm:
    """Return the form of the table that the options ask for."""
    if excel and chosen.suffix != ".csv":
        raise click.UsageError(f"--excel goes with --csv; {chosen.options} is the same for every program", ctx)
    if decimal and not excel:
        raise click.UsageError("--decimal goes with --excel; without it decimals have a point", ctx)
    return excel_form(DECIMALS[decimal] if decimal else None) if excel else COMMAS


def _write(ctx: click.Context, path: Path, data: bytes, force: bool) -> None:
    """Write the file, and say so on standard error."""
    from stride_tui.cli.output import refuse, tell

    if force and (warning := link_warning(path)):
        tell(warning)
    if refusal := write_export(home_of(ctx), path, data, force):
        refuse(ctx, refusal)
    tell(f"written: {path}")
