"""The first `.env` of a machine."""

import stat

from pocweek.env_file import complete

DEMO = ["POCWEEK_DEMO_PASSWORD_ORGANISER", "POCWEEK_DEMO_PASSWORD_SECRETARIAT", "POCWEEK_DEMO_PASSWORD_DOOR"]


def values(path):
    return dict(line.split("=", 1) for line in path.read_text().splitlines())


def test_a_new_machine_gets_secrets_of_its_own_that_only_its_user_reads(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    assert complete(first) == ["DJANGO_SECRET_KEY", "DJANGO_DEBUG", *DEMO]
    complete(second)
    assert values(first)["DJANGO_DEBUG"] == "true"
    assert len(values(first)["DJANGO_SECRET_KEY"]) == 64
    assert all(values(first)[name] != values(second)[name] for name in ["DJANGO_SECRET_KEY", *DEMO])
    assert stat.S_IMODE(first.stat().st_mode) == 0o600


def test_a_second_run_keeps_what_the_first_wrote(tmp_path):
    path = tmp_path / ".env"
    complete(path)
    before = path.read_text()
    assert complete(path) == []
    assert path.read_text() == before


def test_a_file_that_a_person_wrote_is_completed_and_debug_is_not_switched_on(tmp_path):
    path = tmp_path / ".env"
    path.write_text("export DJANGO_SECRET_KEY=mine\nPOCWEEK_WORKERS=4")
    assert complete(path) == DEMO
    assert path.read_text().startswith("export DJANGO_SECRET_KEY=mine\nPOCWEEK_WORKERS=4\nPOCWEEK_DEMO")
