"""The layers, read from the source itself: what may import what, and how large files, folders and classes may grow."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "stride_tui"
MOST_LINES = 250
"""The most lines of a file. Where actions, files and navigation meet, a screen or an app class tends to grow to a
thousand lines; with a bound, a file that does two things is split while that is still easy."""
MOST_METHODS = 15
MOST_FILES = 20

LONG_FILES: dict[str, int] = {}
"""Files that may be longer than the rest, with the lines they may have."""
LARGE_CLASSES: dict[str, int] = {}
"""Classes that may have more public methods than the rest, with their number."""

LAYERS: dict[str, tuple[set[str], set[str]]] = {
    "core": ({"core"}, {"msgspec"}),
    "store": ({"core", "store"}, {"msgspec", "tomli", "tomli_w", "tomlkit", "tzlocal", "platformdirs"}),
    "interop": ({"core", "interop"}, {"msgspec"}),
    "views": ({"core", "views"}, {"msgspec", "rich.cells"}),
    "sinks": ({"core", "store", "sinks"}, {"msgspec"}),
    "services": ({"core", "store", "interop", "views", "sinks", "services"}, {"msgspec"}),
    "plain": ({"core", "views", "services", "plain"}, {"msgspec"}),
    "tui.styles": ({"core", "views"}, {"textual", "rich"}),
    "tui.widgets": ({"core", "views", "tui.styles", "tui.widgets"}, {"msgspec", "textual", "rich"}),
    "tui.screens": (
        {"core", "views", "services", "tui", "tui.styles", "tui.widgets", "tui.screens"},
        {"msgspec", "textual", "rich"},
    ),
    "tui": (
        {"core", "views", "services", "tui", "tui.styles", "tui.widgets", "tui.screens"},
        {"msgspec", "textual", "rich"},
    ),
    "cli": ({"core", "views", "services", "cli", "plain", "tui"}, {"msgspec", "click"}),
}
"""Folder -> the folders it may import, and the libraries. Views measure with `rich.cells` and never draw."""

NO_READING = {"os", "io", "pathlib", "time", "random", "socket", "subprocess", "threading", "asyncio", "tempfile"}
"""Standard modules that read the world: the core has no use for them."""
CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "monotonic", "monotonic_ns", "perf_counter"}


def name_of(path: Path) -> str:
    """The dotted name of the module in a file."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


INNER_ARROWS: dict[str, dict[str, set[str]]] = {
    "core": {
        "routines": set(),
        "figures": set(),
        "history": {"routines"},
        "settings": {"routines"},
        "week": {"history", "routines"},
        "session": {"history", "routines"},
        "cues": {"session", "routines", "history"},
        "progression": {"history", "routines", "session", "settings", "week"},
    },
    "store": {
        "disk": set(),
        "toml": {"disk"},
        "history": {"disk"},
        "routines": {"disk", "toml"},
        "figures": {"disk", "toml"},
        "week": {"disk", "toml"},
        "settings": {"disk", "toml"},
        "session": {"disk", "history"},
        "demo": {"disk", "history", "routines", "session", "settings", "toml", "week"},
    },
    "views": {
        "text": set(),
        "drawing": {"text"},
        "keys": {"text"},
        "week": {"keys", "text"},
        "cues": {"text"},
        "history": {"text", "week", "keys"},
        "progression": {"drawing", "text"},
        "figures": {"drawing", "text"},
        "session": {"drawing", "keys", "progression", "text", "week"},
        "plain": {"keys", "progression", "session", "text", "week"},
        "dashboard": {"keys", "progression", "session", "text", "week"},
    },
}
"""Layer -> folder -> the folders of the same layer that it may import. Files outside folders are for every folder."""

BELOW_THE_SCREEN = tuple(f"stride_tui.{folder}" for folder in ("core", "store", "views", "services", "plain"))
"""The folders that do without a screen."""
FACES = tuple(f"stride_tui.{face}." for face in ("cli", "plain", "tui"))
WATCHING = {"stride_tui.store.disk.watch", "stride_tui.services.changes"}
"""The modules that need an event loop: they follow files while a face is open."""

FILES = sorted(PACKAGE.rglob("*.py"))
MODULES = {name_of(path): ast.parse(path.read_text("utf-8")) for path in FILES}
CORE = [name for name in MODULES if name.startswith("stride_tui.core")]


def layer_of(module: str) -> str | None:
    """The folder a module of ours is in; None for the package itself and `__main__`."""
    inner = module.removeprefix("stride_tui").removeprefix(".")
    folders = [folder for folder in LAYERS if inner == folder or inner.startswith(folder + ".")]
    return max(folders, key=len) if folders else None


def imports(tree: ast.AST, while_loading: bool = False) -> Iterator[str]:
    """The dotted names that a tree imports; `while_loading`, only those that loading the module imports."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else str(node.module)
        elif while_loading and (is_function(node) or is_type_checking(node)):
            continue
        else:
            yield from imports(node, while_loading)


def is_function(node: ast.AST) -> bool:
    """Whether the node is a function, whose imports wait until it is called."""
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)


def is_type_checking(node: ast.AST) -> bool:
    """Whether the node is an `if TYPE_CHECKING`, which never runs."""
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def may_import(module: str, imported: str) -> bool:
    """Whether the arrows let `module` import `imported`."""
    folder = layer_of(module)
    top = imported.partition(".")[0]
    if folder is None or top in sys.stdlib_module_names or imported == "stride_tui":
        return True
    folders, libraries = LAYERS[folder]
    if top == "stride_tui":
        return layer_of(imported) in folders
    return any(imported == library or imported.startswith(library + ".") for library in libraries)


def test_a_layer_knows_only_the_layers_it_may():
    """No import goes against the arrows, wherever in the file it stands."""
    assert [(m, name) for m, tree in MODULES.items() for name in imports(tree) if not may_import(m, name)] == []


def test_every_folder_is_in_the_table():
    """A new folder says first whom it may know."""
    assert [m for m in MODULES if layer_of(m) is None] == ["stride_tui", "stride_tui.__main__"]


def test_modules_load_in_a_circle_nowhere():
    """Imports that loading a module runs form no circle."""
    graph = {
        module: {name for name in imports(tree, while_loading=True) if name in MODULES and name != module}
        for module, tree in MODULES.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def topic_of(module: str) -> tuple[str, str] | None:
    """The layer and the folder within it of a module of core, store or views; None for a file beside the folders."""
    _, layer, *rest = [*module.split("."), ""]
    is_topic = len(rest) > 1 and rest[0] in INNER_ARROWS.get(layer, {})
    return (layer, rest[0]) if is_topic else None


@pytest.mark.parametrize("module", [name for name in MODULES if topic_of(name)])
def test_a_topic_knows_only_the_topics_it_may(module):
    """Within a layer too the arrows go one way."""
    layer, folder = topic_of(module) or ("", "")
    known = {inner for name in imports(MODULES[module]) if (inner := topic_of(name)) and inner[0] == layer}
    assert {other for _, other in known} - {folder} <= INNER_ARROWS[layer][folder]


def test_topics_go_one_way():
    """The table of inner arrows has no circle."""
    for arrows in INNER_ARROWS.values():
        TopologicalSorter(arrows).prepare()


def test_files_form_no_circle_even_for_types():
    """No file imports its way back to itself, `TYPE_CHECKING` and imports within functions included."""
    graph = {
        module: {name for name in imports(tree) if name in MODULES and name != module}
        for module, tree in MODULES.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def defined_names(tree: ast.Module) -> Iterator[str]:
    """The public names that a module itself defines."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)]
        else:
            continue
        yield from (name for name in names if not name.startswith("_"))


DEFINED = {module: set(defined_names(tree)) for module, tree in MODULES.items()}


def test_actions_know_the_window_by_eight_names():
    """What an action may ask of the app is said in one place, and stays little."""
    (window,) = (
        node
        for node in MODULES["stride_tui.tui.window"].body
        if isinstance(node, ast.ClassDef) and node.name == "Window"
    )
    names = [node.name for node in window.body if isinstance(node, ast.FunctionDef)]
    names += [ast.unparse(node.target) for node in window.body if isinstance(node, ast.AnnAssign)]
    assert len(names) == 8


def test_a_class_within_a_class_has_a_name_of_its_own():
    """Messages of widgets and screens are classes within them: their names mean nothing else elsewhere."""
    nested = [
        inner.name
        for tree in MODULES.values()
        for outer in ast.walk(tree)
        if isinstance(outer, ast.ClassDef)
        for inner in outer.body
        if isinstance(inner, ast.ClassDef)
    ]
    counts = Counter([*nested, *(name for names in DEFINED.values() for name in names)])
    assert [name for name in nested if counts[name] > 1] == []


def folder_of(module: str) -> str:
    """The folder within a layer that a module is in; a file beside the folders stands for itself."""
    return module.rpartition(".")[0] if module.count(".") >= 3 else module


def test_nothing_is_remembered_by_its_address():
    """A value that is gone leaves its `id()` to the next one: what is remembered keeps the value and compares it."""
    calls = [
        (module, node.lineno)
        for module, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id == "id" and isinstance(node.ctx, ast.Load) and _is_builtin(tree, node)
    ]
    assert calls == []


def _is_builtin(tree: ast.Module, name: ast.Name) -> bool:
    """Whether a name is the built-in function there, and no argument or local of a function around it."""
    around = [
        scope
        for scope in ast.walk(tree)
        if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ListComp | ast.DictComp)
        and scope.lineno <= name.lineno <= (scope.end_lineno or 0)
    ]
    named = {
        node.arg if isinstance(node, ast.arg) else node.id
        for scope in around
        for node in ast.walk(scope)
        if isinstance(node, ast.arg) or (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
    }
    return "id" not in named


def test_folders_form_no_circle():
    """What is true of files is true of folders: one of two is below the other."""
    graph: dict[str, set[str]] = {}
    for module, tree in MODULES.items():
        known = {folder_of(name) for name in imports(tree) if name in MODULES}
        graph.setdefault(folder_of(module), set()).update(known - {folder_of(module)})
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


RULES = {
    "stride_tui.core.progression": {"today", "ask_for", "forecast", "new_bests", "evidence_for", "rule_of"},
    "stride_tui.core.week": {
        *(
            "adherence",
            "outlook_of",
            "look_ahead",
            "needs_of",
            "weekly_target",
            "week_facts",
            "quality_runs",
            "done_runs",
        ),
        *("conflict_of", "conflict_with", "clear_at", "clear_windows", "least_bad", "crowded_hours"),
    },
}
"""Folder of the core -> its functions that give advice: a face asks a service, which asks them once for all faces."""


@pytest.mark.parametrize("module", [m for m in MODULES if m.startswith(FACES)])
def test_a_face_works_out_no_advice(module):
    """What two faces need is below both: no face calls a rule of progression or of the week by itself."""
    wired = [
        alias.name
        for node in ast.walk(MODULES[module])
        if isinstance(node, ast.ImportFrom)
        for folder, functions in RULES.items()
        if (node.module or "").startswith(folder)
        for alias in node.names
        if alias.name in functions
    ]
    assert wired == []


def test_the_rules_that_no_face_may_call_are_there():
    """A renamed rule is renamed in the table too."""
    for folder, functions in RULES.items():
        assert functions <= set().union(*(names for module, names in DEFINED.items() if module.startswith(folder)))


def test_nothing_but_what_runs_it_imports_the_app():
    """The app builds and wires; what it wires does not know it."""
    assert [m for m in MODULES if "stride_tui.tui.app" in imports(MODULES[m])] == ["stride_tui.tui.run"]


def test_a_folder_has_twenty_files_at_most():
    """A folder is seen at one glance."""
    folders = Counter(path.parent for path in FILES if path.name != "__init__.py")
    assert {str(folder): count for folder, count in folders.items() if count > MOST_FILES} == {}


def test_one_name_means_one_thing():
    """No public name of a module stands for something else in another."""
    counts = Counter(name for names in DEFINED.values() for name in names)
    assert {name for name, count in counts.items() if count > 1} == set()


def test_a_thing_has_one_address():
    """A name is imported from where it is defined, not from a module that imported it too."""
    borrowed = [
        (module, f"{node.module}.{alias.name}")
        for module, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in DEFINED
        for alias in node.names
        if f"{node.module}.{alias.name}" not in MODULES and not alias.name.startswith("_")
        if alias.name not in DEFINED[node.module]
    ]
    assert borrowed == []


@pytest.mark.parametrize("module", [name for name in MODULES if layer_of(name) == "cli"])
def test_the_command_line_loads_the_dashboard_only_to_open_it(module):
    """No command pays for the screen by being imported."""
    loaded = imports(MODULES[module], while_loading=True)
    assert [name for name in loaded if name.startswith("stride_tui.tui")] == []


@pytest.mark.parametrize("module", CORE)
def test_the_core_reads_no_world(module):
    """The core imports nothing with which files, clocks or chance could be read."""
    assert {name.partition(".")[0] for name in imports(MODULES[module])} & NO_READING == set()


@pytest.mark.parametrize("module", CORE)
def test_the_core_calls_no_clock_and_opens_no_file(module):
    """`now` is an argument everywhere in the core, and text comes from elsewhere."""
    calls = [node.func for node in ast.walk(MODULES[module]) if isinstance(node, ast.Call)]
    opened = [f.id for f in calls if isinstance(f, ast.Name) and f.id in {"open", "print", "input", "eval", "exec"}]
    asked = [ast.unparse(f) for f in calls if isinstance(f, ast.Attribute) and f.attr in CLOCKS]
    assert [*opened, *(call for call in asked if call.startswith(("datetime.", "date.", "time.")))] == []


def loaded_after(modules: list[str]) -> set[str]:
    """What a fresh interpreter has loaded after importing these modules."""
    code = "\n".join([*(f"import {module}" for module in modules), "import sys", "print(*sys.modules)"])
    run = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_rules_and_words_load_without_a_screen():
    """All but the face, and the command's entrance, import neither Textual nor what Rich draws with."""
    modules = [name for name in MODULES if name.startswith(BELOW_THE_SCREEN)]
    loaded = loaded_after([*modules, "stride_tui.cli.main"])
    assert {name for name in loaded if name.partition(".")[0] == "textual"} | (
        loaded & {"rich.console", "rich.text", "rich.markup", "rich.style"}
    ) == set()


def test_only_the_watch_loads_an_event_loop():
    """Everything else below the screen loads in a moment: no event loop, no sockets."""
    modules = [name for name in MODULES if name.startswith(BELOW_THE_SCREEN) and name not in WATCHING]
    assert loaded_after([*modules, "stride_tui.cli.main"]) & {"asyncio", "socket", "ssl"} == set()


def test_a_file_is_short():
    """A file is read in one sitting."""
    lines = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in FILES}
    assert {name: count for name, count in lines.items() if count > LONG_FILES.get(name, MOST_LINES)} == {}


CLASSES = {
    f"{module}.{node.name}": node
    for module, tree in MODULES.items()
    for node in ast.walk(tree)
    if isinstance(node, ast.ClassDef)
}


def test_a_class_is_small():
    """A class has few things that it can be asked to do; questions (properties) are not counted."""
    asked = {
        name: sum(
            isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and not node.name.startswith("_")
            and not any("property" in ast.unparse(decorator) for decorator in node.decorator_list)
            for node in found.body
        )
        for name, found in CLASSES.items()
    }
    assert {name: count for name, count in asked.items() if count > LARGE_CLASSES.get(name, MOST_METHODS)} == {}
