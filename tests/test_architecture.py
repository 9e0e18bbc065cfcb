"""The plan of the house, kept by tests: who imports whom, where states are written, what a page may ask for."""

import ast
import re
from pathlib import Path

import pytest

from tests.environment import setting_names

ROOT = Path(__file__).resolve().parent.parent
APPS = ["pocweek", "agenda", "registrations", "events"]  # each imports only those to its right
SOURCES = [path for app in APPS for path in sorted((ROOT / app).rglob("*.py"))]
OWN_FOLDERS = [*APPS, "templates", "static", "tests", "tools", "benchmarks"]
# fills an empty trial database with some thousand made-up delegates, in one statement
SAMPLE = ROOT / "pocweek" / "sample"
GUARDED = r"(SideEvent|Rsvp|Message)(\.objects\.(create|get_or_create|update_or_create|bulk_create))?"


def relative(path):
    return str(path.relative_to(ROOT))


def nodes(tree):
    """Yield all nodes below, but those that only a type checker reads."""
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            yield node
            yield from nodes(node)


def imported_apps(path):
    """Return the apps that a module imports, wherever in it the import stands."""
    names = set()
    for node in nodes(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module.split(".")[0])
    return names & set(APPS)


def test_apps_import_only_apps_to_their_right():
    wrong = {
        (relative(path), other)
        for path in SOURCES
        for other in imported_apps(path)
        if APPS.index(other) < APPS.index(path.relative_to(ROOT).parts[0])
    }
    assert wrong == set()


def writes_of_status(path):
    """Return the lines that set a `status`: by assignment, by an update of many rows, or in a new record."""
    for node in nodes(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Attribute) and target.attr == "status" for target in targets):
                yield node.lineno
        elif isinstance(node, ast.Call) and any(keyword.arg == "status" for keyword in node.keywords):
            function = ast.unparse(node.func)
            if function.endswith(".update") or re.fullmatch(GUARDED, function):
                yield node.lineno


def test_states_are_written_in_services_alone():
    wrong = [
        f"{relative(path)}:{line}"
        for path in SOURCES
        if path.stem != "services"
        and not {"services", "migrations"} & set(path.parts)
        and path.parent != SAMPLE
        for line in writes_of_status(path)
    ]
    assert wrong == []


def test_the_state_of_a_commitment_is_written_in_its_services_alone():
    made = re.compile(
        r"Commitment(\.objects\.\w+)?\([^()]*\bstate=|commitment\.state = |_set\([^()]*\bstate="
    )
    wrong = [
        relative(path)
        for path in SOURCES
        if path.relative_to(ROOT).as_posix() != "agenda/commitments/services.py"
        and "migrations" not in path.parts
        and made.search(path.read_text(encoding="utf-8"))
    ]
    assert wrong == []


def test_only_the_settings_read_the_environment():
    wrong = [
        relative(path)
        for path in SOURCES
        if path.name != "settings.py"
        and re.search(r"os\.(environ(\[|\.get)|getenv)", path.read_text(encoding="utf-8"))
    ]
    assert wrong == []


def test_no_file_is_longer_than_500_lines():
    long = {
        relative(path): lines
        for folder in OWN_FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".html", ".txt", ".css", ".js") and "migrations" not in path.parts
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 500
    }
    assert long == {}


FOREIGN = re.compile(r"""(?:https?:)?//(?!www\.w3\.org/)[a-z0-9-]+(?:\.[a-z0-9-]+)+""", re.IGNORECASE)
INLINE = re.compile(r"""<[^>{]*\s(?:style|on[a-z]+)\s*=\s*["']|<script(?![^>]*\bsrc=)""", re.IGNORECASE)


@pytest.mark.parametrize("folder", ["templates", "static"])
def test_pages_and_papers_name_no_other_host(folder):
    wrong = {
        (relative(path), found)
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".html", ".txt", ".css", ".js", ".svg")
        for found in FOREIGN.findall(path.read_text(encoding="utf-8"))
    }
    assert wrong == set()


def test_pages_carry_no_script_or_style_that_the_content_security_policy_forbids():
    wrong = {
        (relative(path), found)
        for path in (ROOT / "templates").rglob("*.html")
        for found in INLINE.findall(path.read_text(encoding="utf-8"))
    }
    assert wrong == set()


def test_the_readme_lists_every_setting_and_no_other():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([A-Z_]+)`", text, re.MULTILINE)) == setting_names()
