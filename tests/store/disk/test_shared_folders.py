"""Folders that other users can write to are found, and reported once."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from stride_tui.services.home import Home
from stride_tui.services.shared_folders import shared_warning
from stride_tui.store.disk.shared_folders import others_can_write, shared_folders
from stride_tui.store.paths import Paths, find_paths

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no permission bits")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A home that is the user's alone."""
    folder = tmp_path / "my home"
    folder.mkdir(mode=0o700)
    return find_paths(folder)


def groups(monkeypatch: pytest.MonkeyPatch, user: str, group: str, members: list[str]) -> None:
    """Give the owner and the group of every folder these names."""
    import grp
    import pwd

    monkeypatch.setattr(pwd, "getpwuid", lambda _: SimpleNamespace(pw_name=user))
    monkeypatch.setattr(grp, "getgrgid", lambda _: SimpleNamespace(gr_name=group, gr_mem=members))


@pytest.mark.parametrize(("mode", "shared"), [(0o700, False), (0o755, False), (0o702, True), (0o1777, True)])
def test_a_folder_is_shared_if_all_may_write(paths, mode, shared):
    """Readable is not writable; the mark that keeps others from deleting keeps no one from adding."""
    os.chmod(paths.data, mode)
    assert others_can_write(paths.data) == shared
    assert not others_can_write(paths.data / "none")


@pytest.mark.parametrize(
    ("group", "members", "shared"),
    [("anna", [], False), ("anna", ["anna"], False), ("anna", ["anna", "ben"], True), ("users", [], True)],
)
def test_a_group_of_ones_own_is_not_sharing(paths, monkeypatch, group, members, shared):
    """Many systems give each user such a group, and let it write."""
    groups(monkeypatch, "anna", group, members)
    os.chmod(paths.data, 0o770)
    assert others_can_write(paths.data) == shared


def test_a_group_without_a_name_may_be_anyones(paths, monkeypatch):
    """As in a container."""
    import pwd

    def unknown(_: int) -> object:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    os.chmod(paths.data, 0o770)
    assert others_can_write(paths.data)


def test_data_routines_and_settings_are_looked_at(paths):
    """Each folder once."""
    paths.routines.mkdir()
    os.chmod(paths.routines, 0o777)
    assert shared_folders(paths) == (paths.routines,)
    os.chmod(paths.data, 0o777)
    assert shared_folders(paths) == (paths.data, paths.routines)


def test_a_shared_folder_is_reported_once(paths):
    """With the command that ends it; again only after it was the user's alone in between."""
    home = Home(paths)
    assert shared_warning(home) == ""
    os.chmod(paths.data, 0o777)
    words = f"Other users of this machine can change what is in {paths.data}: `chmod go-w '{paths.data}'` ends that."
    assert shared_warning(home) == words
    assert shared_warning(home) == ""
    assert shared_warning(home, once=False) == words
    os.chmod(paths.data, 0o700)
    assert shared_warning(home) == ""
    os.chmod(paths.data, 0o777)
    assert shared_warning(home) == words


def test_where_nothing_can_be_noted_it_is_reported_each_time(paths):
    """A warning too many is better than none."""
    paths.state.mkdir()
    (paths.state / "shared-folders.txt").mkdir()
    os.chmod(paths.data, 0o777)
    assert shared_warning(Home(paths))
    assert shared_warning(Home(paths))


def test_a_link_that_others_put_in_place_of_the_note_is_not_followed(paths):
    """They could have any file of the user's written over."""
    mine = paths.data / "mine"
    mine.write_text("mine")
    paths.state.mkdir()
    (paths.state / "shared-folders.txt").symlink_to(mine)
    os.chmod(paths.data, 0o777)
    assert shared_warning(Home(paths))
    assert mine.read_text() == "mine"
    assert shared_warning(Home(paths)) == ""
