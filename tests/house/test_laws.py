"""The laws of the house, checked by machine."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tracker.app import PUBLIC
from tracker.domain.rights import RULES, Scope
from tracker.web.guards import check_policies, check_scopes, guard

TOP = Path(__file__).parents[2]
CODE = sorted((TOP / "tracker").rglob("*.py"))
DATA = {"tracker/domain/holidays.py"}
CLOCKS = re.compile(r"datetime\.now\(|datetime\.utcnow\(|date\.today\(|time\.time\(")
EDGES = ("tracker/db.py", "migrations/")


def name_of(path: Path) -> str:
    return path.relative_to(TOP).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    tree = ast.parse(path.read_text())
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_a_file_has_at_most_250_lines_and_a_function_40(path: Path) -> None:
    assert name_of(path) in DATA or len(path.read_text().splitlines()) <= 250
    for function in functions(path):
        assert function.end_lineno - function.lineno < 40, function.name


@pytest.mark.parametrize("path", [path for path in CODE if "views" in name_of(path)], ids=name_of)
def test_a_view_has_at_most_20_lines(path: Path) -> None:
    for function in functions(path):
        if any("guard" in ast.unparse(decorator) for decorator in function.decorator_list):
            body = function.end_lineno - function.body[0].lineno + 1
            assert body <= 20, function.name


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_every_module_class_and_public_function_says_what_it_means(path: Path) -> None:
    tree = ast.parse(path.read_text())
    assert ast.get_docstring(tree), "module"
    public = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    for node in tree.body:
        if isinstance(node, public) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


def test_there_is_no_clock_but_the_clock() -> None:
    found = [name_of(path) for path in CODE if CLOCKS.search(path.read_text()) and path.name != "clock.py"]
    assert found == []


def test_only_the_writing_block_commits() -> None:
    found = [name_of(path) for path in CODE if ".commit(" in path.read_text()]
    assert found == ["tracker/db.py"]


def test_there_is_no_attic() -> None:
    attics = {"utils", "helpers", "common", "misc", "services", "managers"}
    assert [name_of(path) for path in CODE if attics & set(path.with_suffix("").parts[-3:])] == []


def test_nothing_is_excused() -> None:
    excuses = re.compile(r"#\s*(noqa|type:\s*ignore|pragma)|TODO|FIXME|XXX")
    every = [*CODE, *(path for path in (TOP / "tests").rglob("*.py") if path != Path(__file__))]
    assert [name_of(path) for path in every if excuses.search(path.read_text())] == []


def test_the_rulebook_loads_neither_flask_nor_sqlalchemy() -> None:
    code = (
        "import sys, pkgutil, importlib, tracker.domain as d\n"
        "[importlib.import_module(m.name) for m in pkgutil.walk_packages(d.__path__, 'tracker.domain.')]\n"
        "print(sorted(set(sys.modules) & {'flask', 'sqlalchemy', 'wtforms', 'babel'}))"
    )
    python = TOP / ".venv/bin/python"
    assert (
        subprocess.run([python, "-c", code], cwd=TOP, capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )


def test_every_route_has_one_policy_or_stands_in_the_short_public_list(app: Flask) -> None:
    assert len(PUBLIC) <= 8
    app.add_url_rule("/bare", "bare", lambda: "")
    with pytest.raises(LookupError, match="bare"):
        check_policies(app, PUBLIC)


def test_a_guard_takes_known_actions_and_loaders_with_a_scope() -> None:
    with pytest.raises(LookupError, match="no rule"):
        guard("no.such.action")
    with pytest.raises(LookupError, match="Scope"):
        guard("self", load=lambda task_id: task_id)

    def load(scope: Scope, task_id: int) -> int:
        return task_id

    assert callable(guard("self", load=load))
    with pytest.raises(LookupError, match="two policies"):
        guard("self")(guard("self")(lambda: ""))


def test_a_query_that_returns_a_plan_without_a_scope_stops_the_start() -> None:
    import types

    module = types.ModuleType("fresh")
    exec("class Plan: ...\ndef plans() -> list[Plan]: ...", module.__dict__)
    module.plans.__module__ = "fresh"
    with pytest.raises(LookupError, match="without a Scope"):
        check_scopes(module, frozenset({"Plan"}))


def test_every_action_that_a_rule_names_guards_a_route() -> None:
    text = "\n".join(path.read_text() for path in CODE)
    assert [action for action in RULES if f'"{action}"' not in text.replace(f'    "{action}":', "")] == []


def test_no_view_tells_a_page_a_name_that_the_frame_uses_for_itself() -> None:
    """What a template imports stands above what a view passes: the page would read a macro where it asks for a list."""
    frame = (TOP / "templates/_base.html").read_text()
    imported = ",".join(re.findall(r"{% from \S+ import ([^%]+)%}", frame))
    own = {name.split(" as ")[-1].strip() for name in imported.split(",")}
    own |= set(re.findall(r"{% set (\w+) =", frame))
    passed = {
        keyword.arg
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "render_template"
        for keyword in node.keywords
    }
    assert own and own & passed == set()
