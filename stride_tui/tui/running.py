"""Running the app in a terminal, and leaving the terminal as it was whatever happens."""

from __future__ import annotations

import gc

from stride_tui.tui.app import StrideApp
from stride_tui.tui.model import Model


def run_app(model: Model, begin: bool = False) -> int:
    """Run until the app is left; gives the exit code."""
    app = StrideApp(model, begin)
    code = app.run()
    gc.enable()
    app.keeper.close()
    return code if isinstance(code, int) else app.return_code or 0
