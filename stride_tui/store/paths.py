"""The paths of every file that stride keeps, in the platform's folders or all of them under one."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

HOME_VARIABLE = "STRIDE_HOME"
TOML_SUFFIX = ".toml"
"""The ending of every file that the user writes: routines, plan, settings, figures."""


class Paths(msgspec.Struct, frozen=True):
    """The folders that stride uses, and the paths in them.

    `data` has what the user made (routines, plan, history), `config` the settings, `state` what may be lost without
    harm (logs), `cache` what can be made again.
    """

    data: Path
    config: Path
    state: Path
    cache: Path

    @property
    def routines(self) -> Path:
        """The folder of the user's own routines, which win over the bundled ones by file name."""
        return self.data / "routines"

    @property
    def history(self) -> Path:
        """The history: one finished session a line."""
        return self.data / "history.jsonl"

    @property
    def journal(self) -> Path:
        """The session under way, event by event."""
        return self.data / "session.jsonl"

    @property
    def discarded(self) -> Path:
        """The journal of the session that ended last, thrown away or finished, until the next one begins."""
        return self.data / "session.discarded.jsonl"

    @property
    def lock(self) -> Path:
        """The file whose lock guards the history and the journal; never replaced, never deleted."""
        return self.data / "stride.lock"

    @property
    def plan(self) -> Path:
        """The week's runs and the weekly target."""
        return self.data / "plan.toml"

    @property
    def settings(self) -> Path:
        """The settings."""
        return self.config / "settings.toml"

    @property
    def log(self) -> Path:
        """The report of the last crash."""
        return self.state / "crash.log"


def find_paths(home: str | os.PathLike[str] | None = None) -> Paths:
    """Return the paths under `home`, else under `STRIDE_HOME`, else in the platform's folders.

    The XDG_* variables count on every platform.
    """
    root = home or os.environ.get(HOME_VARIABLE)
    if root:
        base = Path(root).expanduser().absolute()
        return Paths(base, base, base / "state", base / "cache")
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("stride", appauthor=False, roaming=True)
    return Paths(
        data=_xdg("XDG_DATA_HOME", dirs.user_data_dir),
        config=_xdg("XDG_CONFIG_HOME", dirs.user_config_dir),
        state=_xdg("XDG_STATE_HOME", dirs.user_state_dir),
        cache=_xdg("XDG_CACHE_HOME", dirs.user_cache_dir),
    )


def bundled_routines() -> Path:
    """Return the folder of the routines that come with stride: inside the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    # An editable install leaves the folder out of the package.
    inside = package / "routines"
    return inside if inside.is_dir() else package.parent / "routines"


def _xdg(variable: str, default: str) -> Path:
    """Return the XDG folder if its variable is set to an absolute path, on any platform, else `default`."""
    value = os.environ.get(variable, "")
    return Path(value) / "stride" if value and Path(value).is_absolute() else Path(default)
