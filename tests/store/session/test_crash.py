"""Whatever dies or fails, no acknowledged set is lost, none is kept twice, and nothing fails silently.

The short form takes a sample of each kind; `STRIDE_TORTURE=full` (make torture) takes them all.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from stride_tui.store.history.reading import read_history
from tests.helpers.faulty_disk import FaultyDisk, acknowledged, kept, rehearse
from tests.helpers.saved_sessions import home

FULL = os.environ.get("STRIDE_TORTURE") == "full"
ROOT = Path(__file__).parents[3]
SETS, SEED = 8, 3
"""A rehearsal of about eighty file operations, with a session finished and another one left."""
ERRORS = (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES)
NAMES = ("session.jsonl", "history.jsonl", "session.lock", "stride.lock")
FILE_CALLS = ("openat", "write", "fsync", "fdatasync", "/^rename", "/^unlink", "/^mkdir", "ftruncate", "flock", "lseek")


def operations(folder: Path) -> int:
    """How many file operations the rehearsal takes when nothing goes wrong; it finishes a session."""
    disk = FaultyDisk()
    paths = home(folder / "whole")
    lines, end = rehearse(paths, SETS, SEED, disk)
    assert (end, len(acknowledged(lines))) == ("done", SETS)
    assert read_history(paths).sessions
    return disk.count


def sample(count: int, size: int, seed: int) -> Iterator[int]:
    """All of 1 to `count` in the full form, else so many of them, spread evenly from a drawn start."""
    step = 1 if FULL else max(1, count // size)
    return iter(range(1 + Random(seed).randrange(step), count + 1, step))


def lost_or_double(folder: Path, promised: set[str]) -> tuple[set[str], int]:
    """The acknowledged sets that are gone, and how many sets are kept more than once."""
    have = kept(home(folder))
    return promised - set(have), len(have) - len(set(have))


@pytest.mark.parametrize("half", [False, True], ids=["whole writes", "half writes"])
def test_a_death_at_any_file_operation_loses_nothing(tmp_path: Path, half: bool) -> None:
    """Nor does going on afterwards, which repairs, recovers and finishes."""
    for at in sample(operations(tmp_path), 40, half):
        folder = tmp_path / str(at)
        lines, end = rehearse(home(folder), SETS, SEED, FaultyDisk(at, half=half))
        promised = acknowledged(lines)
        assert end == "killed"
        assert lost_or_double(folder, promised) == (set(), 0), at
        lines, end = rehearse(home(folder), 4, SEED + at)
        assert end == "done"
        assert lost_or_double(folder, promised | acknowledged(lines)) == (set(), 0), at
        shutil.rmtree(folder, ignore_errors=True)


def test_a_death_while_recovering_from_a_death_loses_nothing(tmp_path: Path) -> None:
    """Recovery that is cut off anywhere, again and again, is gone on with."""
    random = Random(11)
    for trial in range(400 if FULL else 30):
        folder = tmp_path / str(trial)
        promised: set[str] = set()
        for life in range(6):
            disk = FaultyDisk(random.randint(1, 40), half=random.random() < 0.5)
            lines, _ = rehearse(home(folder), SETS, trial * 6 + life, disk)
            promised |= acknowledged(lines)
            assert lost_or_double(folder, promised) == (set(), 0), (trial, life)


@pytest.mark.parametrize("error", ERRORS, ids=[errno.errorcode[error] for error in ERRORS])
def test_a_failure_that_passes_is_reported_and_overcome(tmp_path: Path, error: int) -> None:
    """Every set is acknowledged in the end, none is lost."""
    for at in sample(operations(tmp_path), 26, error):
        folder = tmp_path / str(at)
        lines, end = rehearse(home(folder), SETS, SEED, FaultyDisk(at, error, half=True))
        assert (end, len(acknowledged(lines)) >= SETS) == ("done", True), (at, lines)
        assert lost_or_double(folder, acknowledged(lines)) == (set(), 0), at
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.parametrize("error", ERRORS, ids=[errno.errorcode[error] for error in ERRORS])
def test_a_failure_for_good_is_reported_and_loses_nothing(tmp_path: Path, error: int) -> None:
    """A run that cannot save says so and ends; what it had acknowledged is there when the disk is well."""
    for at in sample(operations(tmp_path), 26, error):
        folder = tmp_path / str(at)
        lines, end = rehearse(home(folder), SETS, SEED, FaultyDisk(at, error, lasting=True, half=True))
        assert end == "done" or lines[-1].startswith("ERR not saved: "), (at, lines)
        assert lost_or_double(folder, acknowledged(lines)) == (set(), 0), at
        shutil.rmtree(folder, ignore_errors=True)


def rehearsal_process(folder: Path, seed: int, *before: str, sets: int = 100_000) -> subprocess.Popen[str]:
    """A rehearsal in a process of its own, which as good as never ends by itself."""
    command = [*before, sys.executable, "-m", "tests.crash", "--home", str(folder), "run"]
    return subprocess.Popen(
        [*command, "--sets", str(sets), "--seed", str(seed)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def whole_lines(text: str) -> list[str]:
    """The lines that were printed in full before the process died."""
    return text.rpartition("\n")[0].splitlines()


def test_kill_9_at_random_points_loses_nothing(tmp_path: Path) -> None:
    """Run after run in one home, each killed somewhere after so many lines, each going on where the last died."""
    random = Random(9)
    promised: set[str] = set()
    for seed in range(10_000 if FULL else 30):
        with rehearsal_process(tmp_path, seed) as process:
            assert process.stdout
            assert process.stderr
            read = [process.stdout.readline() for _ in range(random.randint(1, 60))]
            process.kill()
            text = "".join(read) + process.stdout.read()
            assert process.stderr.read() == ""
        promised |= acknowledged(whole_lines(text))
    assert promised
    assert lost_or_double(tmp_path, promised) == (set(), 0)


# The long form alone has this one: it takes minutes, and strace.
if FULL and shutil.which("strace"):

    @pytest.mark.parametrize("call", FILE_CALLS)
    def test_kill_9_at_any_system_call_loses_nothing(tmp_path: Path, call: str) -> None:
        """The kernel kills the process at the n-th call that touches a file, torn ends to repair included."""
        folder = tmp_path / "home"
        promised: set[str] = set()
        deaths = 0
        for at in range(1, 60):
            for path in (home(folder).journal, home(folder).history):
                if path.exists():
                    path.write_bytes(path.read_bytes() + b'{"torn')
            tracing = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"inject={call}:signal=KILL:when={at}"]
            if call in ("openat", "lseek"):
                # Python itself opens many files before it comes to ours.
                for name in (".", *NAMES):
                    tracing += ["-P", str(folder / name)]
            with rehearsal_process(folder, at, *tracing, sets=30) as process:
                text, _ = process.communicate()
            deaths += process.returncode < 0
            promised |= acknowledged(whole_lines(text))
            assert lost_or_double(folder, promised) == (set(), 0), (call, at)
        assert promised
        assert deaths


def test_eight_processes_finishing_at_once_lose_nothing(tmp_path: Path) -> None:
    """Every session that a process says it added is in the history once, on a whole line."""
    count = 1000 if FULL else 25
    code = (
        "import sys\nfrom pathlib import Path\nfrom stride_tui.store.history.file import append_session\n"
        "from tests.helpers.saved_sessions import a_session, home\n"
        "for n in range(int(sys.argv[3])):\n"
        "    append_session(home(Path(sys.argv[1])), a_session(f'{sys.argv[2]}-{n}'))\n"
    )

    def finish(name: int) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", code, str(tmp_path), str(name), str(count)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    with ThreadPoolExecutor(8) as pool:
        assert [done.stderr for done in pool.map(finish, range(8))] == [""] * 8
    reading = read_history(home(tmp_path))
    assert reading.problems == ()
    assert sorted(s.id for s in reading.sessions) == sorted(f"{p}-{n}" for p in range(8) for n in range(count))
