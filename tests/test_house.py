"""The house rules, as a test: who may import whom, how big a room may be, what is documented."""

from __future__ import annotations

import ast
import runpy
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import kanyin
from kanyin.blocks import KINDS
from kanyin.draw import TARGETS
from kanyin.model.messages import CATALOGUE

ROOT = Path(__file__).parent.parent
SRC = ROOT / "src" / "kanyin"
ORDER = (
    "kernel",
    "model",
    "read",
    "fonts",
    "style",
    "text",
    "blocks",
    "pages",
    "repro",
    "draw",
    "press",
    "view",
    "explain",
    "intake",
    "sheets",
    "deliver",
    "stock",
    "keep",
    "finish",
    "job",
    "imposing",
    "takein",
    "proofread",
    "printing",
    "mailing",
    "cli",
)
MAY: dict[str, set[str]] = {
    "kernel": set(),
    "model": set(),
    "read": {"model"},
    "fonts": {"model"},
    "style": {"model", "kernel"},
    "text": {"model", "kernel", "fonts"},
    "blocks": {"model", "text"},
    "pages": {"model"},
    "repro": {"model"},
    "draw": {"model", "fonts", "repro"},
    "press": {"model"},
    "view": {"model"},
    "explain": {"model", "kernel", "view"},
    "intake": {"model", "kernel"},
    "sheets": {"model"},
    "deliver": {"model", "sheets"},
    "stock": {"model", "read", "fonts"},
    "keep": set(),
    "finish": {"model", "fonts", "pages", "draw", "press", "repro", "keep"},
    "job": {
        "model",
        "read",
        "fonts",
        "style",
        "text",
        "blocks",
        "pages",
        "repro",
        "explain",
        "stock",
        "finish",
    },
    "imposing": {
        "model",
        "read",
        "text",
        "draw",
        "press",
        "view",
        "sheets",
        "stock",
        "finish",
        "job",
    },
    "takein": {"model", "read", "blocks", "repro", "intake", "stock"},
    "proofread": {"model", "kernel", "read", "stock", "keep"},
    "printing": {"model", "deliver", "press", "view", "imposing", "finish"},
    "mailing": {"model", "view", "deliver", "stock", "finish", "job"},
    "cli": {
        "model",
        "stock",
        "finish",
        "job",
        "imposing",
        "takein",
        "proofread",
        "printing",
        "mailing",
        "intake",
        "deliver",
    },
}
# Each foreign library is named in one room only.
FOREIGN = {
    "reportlab": "draw", "uharfbuzz": "fonts", "yaml": "read", "markdown_it": "read",
    "PIL": "repro", "click": "cli", "pypdf": "press", "budoux": "text", "rjieba": "text",
    "pyphen": "text",
    "pypdfium2": "view", "mammoth": "intake", "selectolax": "intake",
    "charset_normalizer": "intake",
}  # fmt: skip
# Imports inside functions: what they open costs start-up time that most runs need not pay.
LAZY = {
    "read/markdown.py": {"inline"},  # markdown-it: 70 ms
    "text/hyphens.py": {"pyphen"},  # an extra; 120 ms
    "text/words.py": {"budoux", "rjieba"},  # an extra; 130 ms
    "draw/__init__.py": {"pdf"},  # ReportLab: 100 ms, which a trace does not need
    "view/glyphs.py": {"pypdfium2.raw"},
    "view/about.py": {"pypdfium2.raw"},
    "view/opened.py": {"pypdfium2"},  # 60 ms
    "job.py": {
        "explain.file",
        "explain.own",
        "repro.pictures",
    },  # only where needed
    "finish.py": {  # pypdf: 130 ms
        "press.lock",
        "press.preflight",
        "press.reread",
        "press.weigh",
        "repro.profiles",
    },
    "cli/explain.py": {"job", "model.diagnostic", "model.job", "show"},
    "cli/build.py": {
        "finish",
        "job",
        "model.diagnostic",
        "model.job",
        "show",
        "stock",
    },
    "takein.py": {"intake.fetch", "repro.convert"},  # only where there are pictures
    "intake/docx.py": {"mammoth", "mammoth.transforms"},  # 100 ms
    "intake/html.py": {"selectolax.lexbor"},
    "intake/sniff.py": {"charset_normalizer"},
    "cli/take.py": {
        "intake.fetch",
        "model.diagnostic",
        "model.job",
        "show",
        "stock",
        "takein",
    },
    "cli/impose.py": {"imposing", "model.diagnostic", "show"},
    "printing.py": {  # pypdf, PDFium and the whole press, each only where it is needed
        "finish",
        "imposing",
        "press.leaves",
        "view.ink",
    },
    "cli/print.py": {"model.diagnostic", "model.printer", "printing", "printsaid", "show"},
    "mailing.py": {"finish", "job"},
    "cli/mail.py": {"mailing", "model.diagnostic", "model.mail", "show"},
    "cli/check.py": {"model.diagnostic", "proofread", "show"},
    "cli/fonts.py": {"stock", "model.diagnostic", "show"},
    "cli/layouts.py": {"stock", "model.diagnostic", "show"},
    "__init__.py": {"importlib"},
}
LONGEST_FILE, LONGEST_FUNCTION = 400, 60
FILES = sorted(path for path in SRC.rglob("*.py"))
NAMES = [str(path.relative_to(SRC)) for path in FILES]


def room(path: Path) -> str:
    parts = path.relative_to(SRC).parts
    return parts[0] if len(parts) > 1 else path.stem


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports(path: Path, nodes: ast.AST) -> Iterator[tuple[str, ...]]:
    """Each import as its path from the package's root, or from outside with "" before it."""
    here = path.relative_to(SRC).parent.parts
    for node in ast.walk(nodes):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = here[: len(here) - node.level + 1]
            if node.module:
                yield (*base, *node.module.split("."))
            else:
                yield from ((*base, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield ("", *(node.module or "").split("."))
        elif isinstance(node, ast.Import):
            yield from (("", *alias.name.split(".")) for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_imports_flow_one_way(path: Path) -> None:
    here = room(path)
    if here in ("__init__", "__main__"):
        return
    for target in imports(path, tree(path)):
        if target[0]:
            assert target[0] == here or target[0] in MAY[here], f"{here} may not import {target}"
        else:
            owner = FOREIGN.get(target[1], here)
            assert owner == here, f"only {owner} may import {target[1]}"


def test_rooms_are_in_order() -> None:
    assert set(MAY) == set(ORDER)
    assert {room(path) for path in FILES} == {*ORDER, "__init__", "__main__"}
    for here, targets in MAY.items():
        assert all(ORDER.index(there) < ORDER.index(here) for there in targets), here


def test_no_import_circle() -> None:
    """File by file, not only room by room."""
    modules = {
        tuple(path.relative_to(SRC).with_suffix("").parts): path for path in FILES
    }  # fmt: skip
    modules |= {name[:-1]: path for name, path in modules.items() if name[-1] == "__init__"}
    graph = {
        path: {
            modules[name]
            for target in imports(path, tree(path))
            if target[0]
            for name in (target if target in modules else target[:-1],)
            if name in modules and modules[name] != path
        }
        for path in FILES
    }
    state: dict[Path, str] = {}

    def visit(path: Path, trail: tuple[Path, ...]) -> None:
        assert state.get(path) != "open", [str(p.relative_to(SRC)) for p in (*trail, path)]
        if path not in state:
            state[path] = "open"
            for below in graph[path]:
                visit(below, (*trail, path))
            state[path] = "done"

    for path in FILES:
        visit(path, ())


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_rooms_stay_small(path: Path) -> None:
    source = path.read_text("utf-8")
    assert len(source.splitlines()) <= LONGEST_FILE
    module = ast.parse(source)
    assert ast.get_docstring(module), "every module opens with its purpose"
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_imports_stand_at_the_head(path: Path) -> None:
    lazy: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef):
            for inner in ast.walk(node):
                if isinstance(inner, ast.ImportFrom):
                    lazy.add(inner.module or "")
                elif isinstance(inner, ast.Import):
                    lazy.update(alias.name for alias in inner.names)
    assert lazy == LAZY.get(str(path.relative_to(SRC)), set())


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_no_star_import_and_no_module_state(path: Path) -> None:
    module = tree(path)
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom):
            assert all(alias.name != "*" for alias in node.names)
        assert not isinstance(node, ast.Global)


def test_public_door() -> None:
    assert sorted(kanyin.__all__) == kanyin.__all__
    assert all(getattr(kanyin, name) is not None for name in kanyin.__all__)


def test_messages_are_written_down() -> None:
    written = runpy.run_path(str(ROOT / "docs" / "messages.py"))["text"]()
    assert (ROOT / "docs" / "diagnostics.md").read_text("utf-8") == written


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_has_a_case(code: str) -> None:
    cases = ROOT / "tests" / "cases" / "diagnostics"
    tested = any(f'"{code}"' in path.read_text("utf-8") for path in (ROOT / "tests").glob("*.py"))
    assert tested or list(cases.glob(f"{code}-*.txt")), f"no case for {code}"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_documented(kind: str) -> None:
    assert f"### {kind}" in (ROOT / "docs" / "content.md").read_text("utf-8")


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_is_documented(target: str) -> None:
    assert f"`{target}`" in (ROOT / "ARCHITECTURE.md").read_text("utf-8")


def test_top_level() -> None:
    """Nothing is kept at the top but what belongs there; what people put beside it is theirs."""
    git = shutil.which("git")
    words = [git or "", "ls-files"]
    listed = (
        subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False).stdout
        if git and (ROOT / ".git").exists()
        else ""
    )
    known = {
        "pyproject.toml", "layouts", "content", "fonts", "src", "tests", "README.md", "docs",
        "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE", "bench", ".ci", ".gitignore",
    }  # fmt: skip
    assert {name.split("/")[0] for name in listed.splitlines()} <= known
    assert all((ROOT / name).exists() for name in known - {".gitignore", ".ci"})
