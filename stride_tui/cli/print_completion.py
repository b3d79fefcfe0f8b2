"""The command `stride completion`: the script that lets a shell complete the commands and names of stride."""

from __future__ import annotations

import os

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from stride_tui.cli.main import stride
from stride_tui.services.exits import Exit

BASH = """\
# Completion of %(prog_name)s for bash, as `stride completion bash` prints it.
%(complete_func)s() {
    local IFS=$'\\n' type value line quote="${COMP_WORDS[COMP_CWORD]:0:1}"
    COMPREPLY=()
    [[ $quote == [\\"\\'] ]] || quote=
    while read -r line; do
        type=${line%%%%,*} value=${line#*,}
        case $type in
            dir) compopt -o dirnames 2>/dev/null ;;
            file) compopt -o default 2>/dev/null ;;
            plain)
                # A name with spaces is one word: quoted as the runner began it, else by backslashes.
                if [[ $quote ]]; then COMPREPLY+=("$quote$value$quote")
                else COMPREPLY+=("$(printf '%%q' "$value")")
                fi ;;
        esac
    done < <(COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD %(complete_var)s=bash_complete "$1" 2>/dev/null)
}
# bash before 4.4, as macOS has it, cannot keep the order.
complete -o nosort -F %(complete_func)s %(prog_name)s 2>/dev/null || complete -F %(complete_func)s %(prog_name)s
"""
FISH = """\
# Completion of %(prog_name)s for fish, as `stride completion fish` prints it.
function %(complete_func)s
    set -l words (commandline -cp)
    set -l word (commandline -t)
    for line in (env %(complete_var)s=fish_complete COMP_WORDS="$words" COMP_CWORD="$word" %(prog_name)s 2>/dev/null)
        set -l parts (string split -m 1 "," -- $line)
        switch $parts[1]
            case dir
                __fish_complete_directories $word
            case file
                __fish_complete_path $word
            case plain
                echo $parts[2]
        end
    end
end
complete --no-files --keep-order --command %(prog_name)s --arguments "(%(complete_func)s)"
"""
SHELLS: dict[str, tuple[type[ShellComplete], str]] = {
    "bash": (BashComplete, BASH),
    "zsh": (ZshComplete, ZshComplete.source_template),
    "fish": (FishComplete, FISH),
}
"""Each shell with click's class for it and the template of the script. In those that click has for bash and fish a
name with spaces or a comma falls apart."""

COMPLETE_VARIABLE = "_STRIDE_COMPLETE"

WHERE_TO = """\b
Examples:
  stride completion bash > ~/.local/share/bash-completion/completions/stride
  stride completion zsh > ~/.zfunc/_stride    # with fpath+=~/.zfunc before compinit
  stride completion fish > ~/.config/fish/completions/stride.fish
"""


@click.command("completion", epilog=WHERE_TO)
@click.argument("shell", type=click.Choice(list(SHELLS)))
def print_completion(shell: str) -> None:
    """Print the completion script of SHELL: bash, zsh or fish.

    It completes commands, options, routines, exercises, figures, themes, days, and the ids and sets of the history.
    """
    from stride_tui.services.printing import print_text

    class_, template = SHELLS[shell]
    print_text(template % class_(stride, {}, "stride", COMPLETE_VARIABLE).source_vars())


def print_completions() -> int:
    """Print what can be typed next in the command line that a shell hands over, and return the exit code.

    click would print it itself, but in bytes, which `services.printing` does not take.
    """
    from stride_tui.services.printing import print_text

    shell = os.environ[COMPLETE_VARIABLE].partition("_")[0]
    if shell not in SHELLS:
        return Exit.USAGE
    print_text(SHELLS[shell][0](stride, {}, "stride", COMPLETE_VARIABLE).complete() + "\n")
    return Exit.OK
