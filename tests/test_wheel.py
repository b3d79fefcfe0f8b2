"""The wheel: built, put into an empty folder, and run from elsewhere, without any network."""

from __future__ import annotations

import json
import site
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SLUGS = {"lower-body-runners", "no-equipment", "ten-minutes"}
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (found,) = folder.glob("*.whl")
    return found


def test_the_wheel_carries_what_the_program_needs(wheel: Path) -> None:
    """The routines, the styles of every screen, the mark that it is typed; and no tests."""
    names = set(zipfile.ZipFile(wheel).namelist())
    styles = {path.relative_to(ROOT).as_posix() for path in (ROOT / "stride_tui").rglob("*.tcss")}
    wanted = {f"stride_tui/routines/{slug}.toml" for slug in SLUGS} | styles
    assert wanted | {"stride_tui/py.typed", "stride_tui/routines/routine.schema.json"} <= names
    assert not any(name.startswith("tests/") for name in names)


def test_the_installed_wheel_knows_its_routines(wheel: Path, tmp_path: Path) -> None:
    """In a folder that holds nothing else, called from another: the three bundled routines are there."""
    target, elsewhere = tmp_path / "installed", tmp_path / "elsewhere"
    elsewhere.mkdir()
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps"]
    subprocess.run([sys.executable, *install, "--target", str(target), str(wheel)], check=True, capture_output=True)
    # -S leaves out the checkout's own editable install; the libraries come from where they are.
    code = (
        f"import sys; sys.path[:0] = {[str(target), *site.getsitepackages()]!r}; from stride_tui.__main__ import main"
    )
    call = f"{code}; sys.argv[1:] = ['--home', {str(tmp_path / 'home')!r}, 'routines', '--json']; main()"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", call], cwd=elsewhere, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert {entry["routine"] for entry in found} == SLUGS
    assert all(entry["path"].startswith(str(target)) and entry["problems"] == 0 for entry in found)
