"""A small shell with job control, for the tests of stopping: `python job_shell.py program argument ...`.

It runs the program as a job of its own in the foreground. When the job is stopped it takes the terminal back, sets it
as it was, prints `[stopped]` and waits for a line: `fg` lets the job go on in the foreground, `bg` in the background.
At the end it exits with the job's code, 128 + n after a signal.
"""

from __future__ import annotations

import os
import signal
import sys
import termios


def main(command: list[str]) -> int:
    """Run one job to its end; return its exit code."""
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    own, settings = os.getpgrp(), termios.tcgetattr(0)
    job = os.fork()
    if job == 0:
        os.setpgid(0, 0)
        os.tcsetpgrp(0, os.getpid())
        signal.signal(signal.SIGTTOU, signal.SIG_DFL)
        os.execvp(command[0], command)
    print(f"[job {job}]", flush=True)
    while True:
        _, status = os.waitpid(job, os.WUNTRACED)
        os.tcsetpgrp(0, own)
        if not os.WIFSTOPPED(status):
            print("[ended]", flush=True)
            return os.waitstatus_to_exitcode(status) % 256 if os.WIFEXITED(status) else 128 + os.WTERMSIG(status)
        termios.tcsetattr(0, termios.TCSADRAIN, settings)
        print("[stopped]", flush=True)
        line = os.read(0, 100).decode().strip()
        print(f"[{line}]", flush=True)
        if line == "fg":
            os.tcsetpgrp(0, job)
        os.killpg(job, signal.SIGCONT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
