"""What the operating system has to provide: looks what is missing and installs it through apt.

Runs before there is a `.venv`, so with the standard library alone: `python3 pocweek/machine.py [--browser]`.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys

LIBRARIES = {  # Debian package: the file in it that WeasyPrint opens
    "libpango-1.0-0": "libpango-1.0.so.0",
    "libpangoft2-1.0-0": "libpangoft2-1.0.so.0",
    "libharfbuzz-subset0": "libharfbuzz-subset.so.0",
}
FOR_THE_BROWSER = {"libatomic1": "libatomic.so.1"}  # what Playwright's driver opens
WITHOUT_WINDOW = "chromium-headless-shell"  # the same browser, for a quarter less work; Debian alone has it
BROWSERS = (WITHOUT_WINDOW, "chromium", "chromium-browser")


def is_loadable(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(*, with_browser: bool) -> list[str]:
    """Return the names of the Debian packages that this machine needs and does not have."""
    libraries = LIBRARIES | (FOR_THE_BROWSER if with_browser else {})
    packages = [package for package, library in libraries.items() if not is_loadable(library)]
    if importlib.util.find_spec("ensurepip") is None:
        packages.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if with_browser and not any(map(shutil.which, BROWSERS)):
        packages.append("chromium")
    return packages


def right_to_install() -> list[str] | None:
    """Return what to put before a command so that it runs as root, or None when this user may not."""
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], stderr=subprocess.DEVNULL).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def install(packages: list[str]) -> str | None:
    """Install the packages; return what a person has to do where that was not possible."""
    by_hand = f"Please install as root: apt-get install {' '.join(packages)}"
    prefix = right_to_install()
    if prefix is None or not shutil.which("apt-get"):
        return by_hand
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2"]
    if subprocess.run([*apt, "update"], stdout=subprocess.DEVNULL).returncode:
        return by_hand
    if "chromium" in packages and has_package(WITHOUT_WINDOW):
        packages = [WITHOUT_WINDOW if package == "chromium" else package for package in packages]
    print(f"Installing {', '.join(packages)} …", flush=True)
    chosen = ["install", "--yes", "--no-install-recommends", *packages]
    return by_hand if subprocess.run([*apt, *chosen], stdout=subprocess.DEVNULL).returncode else None


def has_package(name: str) -> bool:
    """Whether apt can install the package. Its lists must be there."""
    return (
        bool(shutil.which("apt-cache"))
        and not subprocess.run(["apt-cache", "show", name], capture_output=True).returncode
    )


if __name__ == "__main__":
    if packages := missing_packages(with_browser="--browser" in sys.argv[1:]):
        sys.exit(install(packages))
