"""The history for other programs: the formats there are, what is exported of it, and the file it goes to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from stride_tui.core.history.export_format import COMMAS, ExportedHistory, ExportFormat, TableForm
from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run, Session
from stride_tui.services.home import Home
from stride_tui.services.refusal import Refusal
from stride_tui.services.workspace import Workspace
from stride_tui.views.text import refusals


def export_formats() -> tuple[ExportFormat, ...]:
    """Return the formats, the default one first."""
    from stride_tui.interop.history.formats import registry

    return registry.EXPORT_FORMATS


def excel_form(decimal: str | None = None) -> TableForm:
    """Return the form of a table for a spreadsheet that splits at semicolons, with this sign before decimals.

    Without one it is the system's; a comma where the system names no country, as spreadsheets that split so write.
    """
    from stride_tui.store.decimal_sign import decimal_sign

    return TableForm(";", decimal or decimal_sign() or ",", "\ufeff")


def exported(
    workspace: Workspace,
    chosen: ExportFormat,
    wanted: Callable[[Session | Run], bool] | None,
    table: TableForm = COMMAS,
) -> bytes:
    """Return the whole history in a format, or the sessions and runs that are `wanted`; `table` is a table's form."""
    from stride_tui.store.history.export import written_lines

    history, paths = workspace.history, workspace.home.paths
    sessions = tuple(session for session in history.sessions if wanted is None or wanted(session))
    runs = tuple(run for run in history.runs if wanted is None or wanted(run))
    given = ExportedHistory(history, sessions, runs, lambda: written_lines(paths, wanted), table)
    return b"".join(chosen.pieces(given))


def link_warning(path: Path) -> str:
    """Return where a link that is to be written over leads, to be said before it is; "" where the path is no link."""
    from stride_tui.store.history.export import end_of_link

    end = end_of_link(path)
    return refusals.link_leads_to(path, end) if end else ""


def write_export(home: Home, path: Path, data: bytes, force: bool) -> Refusal | None:
    """Write a file for the runner alone; over one that is there only with `force`, over stride's own never."""
    from stride_tui.store.disk.files import SaveError
    from stride_tui.store.history.export import end_of_link, export_to, is_own

    if is_own(home.paths, path):
        return Refusal(refusals.own_file(path))
    try:
        written = export_to(path, data, force)
    except SaveError as error:
        return Refusal(str(error), serious=True)
    return None if written else Refusal(refusals.file_is_there(path, end_of_link(path)))


def summary_value(history: History, entry: Session | Run) -> dict[str, object]:
    """Return the facts of a session or run in one line, for programs."""
    from stride_tui.interop.history.json_values import entry_summary

    return dict(entry_summary(history, entry))


def whole_value(history: History, entry: Session | Run) -> dict[str, object]:
    """Return a session with its sets, or a run, for programs; what was corrected also as it was `written`."""
    from stride_tui.interop.history.json_values import entry_value

    facts: dict[str, object] = dict(entry_value(history, entry))
    if entry.id in history.originals:
        facts["written"] = entry_value(history.raw, history.originals[entry.id])
    return facts
