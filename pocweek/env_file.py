"""The `.env` of a machine on which somebody tries the site: `python -m pocweek.env_file` (part of `make run`)."""

import secrets
from pathlib import Path

ENV_FILE = Path(__file__).resolve().parent.parent / ".env"
DEMO_PASSWORDS = [f"POCWEEK_DEMO_PASSWORD_{role}" for role in ("ORGANISER", "SECRETARIAT", "DOOR")]


def complete(path: Path) -> list[str]:
    """Add what a first run needs and `path` does not set yet, and return the names of what was added.

    What stands in the file is kept. DEBUG is only switched on in a new file: one that a person wrote
    without it may belong to a public server.
    """
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    wanted = {"DJANGO_SECRET_KEY": secrets.token_urlsafe(48)}
    if not text:
        wanted["DJANGO_DEBUG"] = "true"
    wanted |= {name: secrets.token_urlsafe(9) for name in DEMO_PASSWORDS}
    present = {line.partition("=")[0].removeprefix("export ").strip() for line in text.splitlines()}
    missing = {name: value for name, value in wanted.items() if name not in present}
    if missing:
        path.touch(mode=0o600)  # secrets are for this user alone
        before = text if text.endswith("\n") or not text else text + "\n"
        path.write_text(
            before + "".join(f"{name}={value}\n" for name, value in missing.items()), encoding="utf-8"
        )
    return list(missing)


if __name__ == "__main__":
    if complete(ENV_FILE):
        print(f"Secrets for this machine were written to {ENV_FILE.name}.")
