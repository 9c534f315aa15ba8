"""Every text that ships: the strings of the code, and those of the resources."""

import ast
import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import backstretch
from backstretch.resources import resources_dir

CODE = Path(backstretch.__file__).parent
_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@cache
def shipped() -> tuple[tuple[str, str], ...]:
    """Return file and text of every string of the code and of the resources."""
    return (*of_the_code(), *of_the_resources())


def of_the_code(folder: Path = CODE) -> Iterator[tuple[str, str]]:
    """Yield file and text of every string in the code but those that explain the code."""
    for path in sorted(folder.rglob("*.py")):
        for text in strings(path.read_text("utf-8")):
            yield str(path.relative_to(CODE)), text
    for path in sorted(folder.rglob("*.json")):
        for text in leaves(json.loads(path.read_text("utf-8"))):
            yield str(path.relative_to(CODE)), text


def of_the_resources() -> Iterator[tuple[str, str]]:
    """Yield file and text of every string in the resources."""
    root = resources_dir()
    for path in sorted(root.rglob("*")):
        name = str(path.relative_to(root))
        if path.suffix == ".toml":
            table = tomllib.loads(path.read_text("utf-8"))
        elif path.suffix == ".json":
            table = json.loads(path.read_text("utf-8"))
        else:
            continue
        for text in leaves(table):
            yield name, text


def strings(code: str) -> Iterator[str]:
    """Yield the strings of a module but its docstrings."""
    tree = ast.parse(code)
    explained = {
        id(one.value)
        for node in ast.walk(tree)
        if isinstance(node, _DOCUMENTED)
        for one in node.body
        if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)
    }
    for node in ast.walk(tree):
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(value, str) and id(node) not in explained:
            yield value


def leaves(value: Any) -> Iterator[str]:
    """Yield every text in a table."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield str(key)
            yield from leaves(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from leaves(part)
    elif isinstance(value, str):
        yield value
