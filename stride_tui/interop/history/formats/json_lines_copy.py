"""The history's own lines as they were written, the corrections among them: a copy that stride can read."""

from __future__ import annotations

from stride_tui.core.history.export_format import ExportFormat

JSON_LINES_COPY = ExportFormat(
    name="jsonl",
    help="The history's own lines, with the corrections as lines.",
    suffix=".jsonl",
    pieces=lambda given: (line + b"\n" for line in given.written()),
)
