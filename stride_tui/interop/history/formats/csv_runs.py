"""A table of the runs: CSV, one run a row. Its header never changes, as that of the sets never does."""

from __future__ import annotations

from collections.abc import Iterable

from stride_tui.core.history.export_format import COMMAS, ExportFormat, TableForm
from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run
from stride_tui.interop.history.csv_tables import csv_table
from stride_tui.interop.history.json_values import run_value

RUN_HEADER = ("id", "kind", "started", "timed", "minutes", "km", "note", "instead_of")


def runs_csv(history: History, runs: Iterable[Run], form: TableForm = COMMAS) -> str:
    """Return some runs of a history, with the header."""
    values = [run_value(history, run) for run in runs]
    return csv_table(RUN_HEADER, ([value[name] for name in RUN_HEADER] for value in values), form)


CSV_RUNS = ExportFormat(
    name="runs",
    help="With --csv: the runs in place of the sets.",
    suffix=".csv",
    pieces=lambda given: [runs_csv(given.history, given.runs, given.table).encode()],
    columns=RUN_HEADER,
    rows="a run a row",
    beside="csv",
    elsewhere="--json and --jsonl have the runs anyway",
)
