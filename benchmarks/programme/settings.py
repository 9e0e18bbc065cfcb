"""The settings of the site, with two more addresses."""

from pathlib import Path

from pocweek.settings import *  # noqa: F403 - the same site
from pocweek.settings import TEMPLATES

ROOT_URLCONF = "benchmarks.programme.urls"
TEMPLATES[0]["DIRS"].append(Path(__file__).parent / "templates")  # type: ignore[attr-defined]
