"""Sets the environment of the tests before Django reads its settings (pytest loads this file first: `-p`).

Nothing of the machine's own settings comes in: neither its environment nor its `.env`. Only TEST_DATABASE_URL
is heeded; it names the PostgreSQL server to test on (`python -m tests.postgres` starts one and sets it).
"""

import atexit
import os
import re
import shutil
import tempfile
from pathlib import Path

SETTINGS_FILE = Path(__file__).resolve().parent.parent / "pocweek" / "settings.py"
data_folder = tempfile.mkdtemp(prefix="pocweek-tests-")
atexit.register(shutil.rmtree, data_folder, ignore_errors=True)


def setting_names() -> set[str]:
    """Return the names of all settings that settings.py reads from the environment."""
    return set(
        re.findall(r'_(?:text|yes_no|number)\(\s*"([A-Z_]+)"', SETTINGS_FILE.read_text(encoding="utf-8"))
    )


os.environ.update(dict.fromkeys(setting_names(), ""))  # set but empty counts as not set, also for `.env`
os.environ.update(
    {
        "DJANGO_SECRET_KEY": "only-for-tests-" + "0123456789" * 5,
        "POCWEEK_SITE_URL": "http://testserver",
        "POCWEEK_DATA": data_folder,
        "POCWEEK_SECOND_FACTOR": "asked",  # most tests sign in by `force_login`; those of the second factor require it
        "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", ""),
    }
)
