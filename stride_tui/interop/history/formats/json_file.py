"""Sessions with their sets, and runs, as one JSON value."""

from __future__ import annotations

from collections.abc import Iterator

from stride_tui.core.history.export_format import ExportedHistory, ExportFormat
from stride_tui.core.json_text import json_text
from stride_tui.interop.history.json_values import run_value, session_value


def json_pieces(given: ExportedHistory) -> Iterator[bytes]:
    """Yield the file: an object with a list of sessions and one of runs."""
    sessions = [session_value(given.history, session) for session in given.sessions]
    runs = [run_value(given.history, run) for run in given.runs]
    yield json_text({"sessions": sessions, "runs": runs}).encode()
    yield b"\n"


JSON_FILE = ExportFormat(
    name="json",
    help="Sessions with their sets, and runs, corrected.",
    suffix=".json",
    pieces=json_pieces,
    example="--json --from 2026-11-01 | jq '.sessions | length'",
)
