"""`python -m tests.crash`, from the checkout's folder."""

from __future__ import annotations

from tests.crash.commands import crash

if __name__ == "__main__":
    crash(prog_name="python -m tests.crash")
