"""What the operating system lacks is named as Debian packages, and told where it may not be installed."""

import sys

import pytest

from pocweek import machine


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """A machine without one library and without a browser, and a user who may not install."""
    monkeypatch.setattr(machine, "LIBRARIES", {"libc6": "libc.so.6", "libmissing0": "libmissing.so.0"})
    monkeypatch.setattr(machine, "FOR_THE_BROWSER", {})
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    return tmp_path


def add_program(folder, name, script):
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_only_what_cannot_be_loaded_is_missing(bare):
    assert machine.missing_packages(with_browser=False) == ["libmissing0"]


def test_a_browser_is_needed_for_the_tests_alone(bare):
    assert machine.missing_packages(with_browser=True) == ["libmissing0", "chromium"]
    add_program(bare, "chromium", "exit 0")
    assert machine.missing_packages(with_browser=True) == ["libmissing0"]


def test_a_python_without_its_venv_package_needs_that_of_its_own_version(bare, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    own = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    assert machine.missing_packages(with_browser=False) == ["libmissing0", own]


@pytest.mark.parametrize("sudo", [None, "exit 1"], ids=["no sudo", "sudo asks for a password"])
def test_a_user_who_may_not_install_is_told_in_one_line_what_to_install(bare, sudo):
    if sudo:
        add_program(bare, "sudo", sudo)
    add_program(bare, "apt-get", "exit 0")
    assert machine.install(["one", "two"]) == "Please install as root: apt-get install one two"


def test_a_user_with_sudo_installs_without_being_asked(bare):
    add_program(bare, "apt-get", "exit 0")
    add_program(bare, "sudo", f'printf "%s\\n" "$*" >> {bare}/asked')
    assert machine.install(["one"]) is None
    assert (bare / "asked").read_text().splitlines() == [
        "-n true",
        "-n env DEBIAN_FRONTEND=noninteractive apt-get --quiet=2 update",
        "-n env DEBIAN_FRONTEND=noninteractive apt-get --quiet=2 install --yes --no-install-recommends one",
    ]


@pytest.mark.parametrize(
    ("shown", "chosen"), [("exit 0", "chromium-headless-shell"), ("exit 100", "chromium")]
)
def test_a_browser_without_a_window_is_taken_where_there_is_one(bare, shown, chosen):
    add_program(bare, "apt-get", "exit 0")
    add_program(bare, "apt-cache", f'[ "$*" = "show chromium-headless-shell" ] && {shown}')
    add_program(bare, "sudo", f'printf "%s\\n" "$*" >> {bare}/asked')
    assert machine.install(["one", "chromium"]) is None
    assert (bare / "asked").read_text().splitlines()[-1].endswith(f"--no-install-recommends one {chosen}")


def test_a_failing_installation_is_told_as_well(bare):
    add_program(bare, "apt-get", "exit 0")
    add_program(bare, "sudo", '[ "$2" = true ]')
    assert machine.install(["one"]) == "Please install as root: apt-get install one"
