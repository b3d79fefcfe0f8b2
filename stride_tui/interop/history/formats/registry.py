"""The formats of `stride history export`, in the order of its help. The first is the default."""

from __future__ import annotations

from stride_tui.core.history.export_format import ExportFormat
from stride_tui.interop.history.formats.csv_runs import CSV_RUNS
from stride_tui.interop.history.formats.csv_sets import CSV_SETS
from stride_tui.interop.history.formats.json_file import JSON_FILE
from stride_tui.interop.history.formats.json_lines_copy import JSON_LINES_COPY

EXPORT_FORMATS: tuple[ExportFormat, ...] = (CSV_SETS, JSON_FILE, JSON_LINES_COPY, CSV_RUNS)
