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


def test_the_wheel_carries_the_manual_page(wheel: Path) -> None:
    """Where `man` looks for it beside the program, and as docs/ has it."""
    archive = zipfile.ZipFile(wheel)
    (page,) = [name for name in archive.namelist() if name.endswith(".data/data/share/man/man1/stride.1")]
    assert archive.read(page) == (ROOT / "docs" / "stride.1").read_bytes()


def test_the_wheel_carries_no_rehearsal(wheel: Path) -> None:
    """Every file is the program's own or one of its data files: what rehearses sessions is in tests/ alone."""
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"stride_tui"}
    assert not any("rehears" in name or "crash/" in name for name in names)
    assert not any(b"Rehearsal" in zipfile.ZipFile(wheel).read(name) for name in names)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the installed wheel and nothing else."""
    target = tmp_path_factory.mktemp("installed")
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps"]
    subprocess.run([sys.executable, *install, "--target", str(target), str(wheel)], check=True, capture_output=True)
    return target


def stride(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed program in a folder of its own, on a home inside that."""
    # -S leaves out the checkout's own editable install; the libraries come from where they are.
    code = (
        f"import sys; sys.path[:0] = {[str(installed), *site.getsitepackages()]!r}\n"
        f"from stride_tui.__main__ import main\nsys.argv[1:] = {['--home', str(folder / 'home'), *arguments]!r}\nmain()"
    )
    call = [sys.executable, "-I", "-S", "-c", code]
    return subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False)


def test_the_installed_wheel_knows_its_routines(installed: Path, tmp_path: Path) -> None:
    """In a folder that holds nothing else, called from another: the three bundled routines are there."""
    done = stride(installed, tmp_path, "routines", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert {entry["routine"] for entry in found} == SLUGS
    assert all(entry["path"].startswith(str(installed)) and entry["problems"] == 0 for entry in found)


@pytest.mark.parametrize("arguments", [["dev-run", "--sets", "1", "--seed", "1"], ["dev-verify"]], ids=lambda a: a[0])
def test_the_installed_wheel_says_that_it_rehearses_nothing(
    installed: Path, tmp_path: Path, arguments: list[str]
) -> None:
    """In one line, with exit code 1, and without making a home."""
    done = stride(installed, tmp_path, *arguments)
    said = f"Error: `stride {arguments[0]}` is for stride's own tests: only a checkout has it.\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said)
    assert list(tmp_path.iterdir()) == []
