"""The small commands: fonts, translations, the clock."""

import ast
import os
import shutil
from unittest.mock import Mock

import pytest
from babel.support import Translations
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django_q.models import Schedule

from events.access import Role
from pocweek import static_files
from pocweek.management.commands import run_due

CATALOGUE = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Seats"\nmsgstr "Places"\n'
)


def test_fonts_are_packed_once_for_the_browser(settings, tmp_path, capsys):
    settings.BUILT_STATIC_DIR = tmp_path
    call_command("build_fonts")
    written = {path.name: path.read_bytes()[:4] for path in (tmp_path / "fonts").iterdir()}
    assert written == {"plex.woff2": b"wOF2", "plex-italic.woff2": b"wOF2"}
    capsys.readouterr()
    call_command("build_fonts")
    assert capsys.readouterr().out == ""


def test_static_files_are_collected_again_only_after_a_change(settings, tmp_path):
    source, settings.STATIC_ROOT = tmp_path / "source", tmp_path / "collected"
    source.mkdir()
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [source]
    (source / "site.css").write_text("a {}")
    assert [static_files.collect(), static_files.collect()] == [True, False]
    (source / "site.css").write_text("b {}")
    os.utime(source / "site.css", (2_000_000_000, 2_000_000_000))  # Django leaves alone what is no newer
    assert [static_files.collect(), static_files.collect()] == [True, False]
    assert (settings.STATIC_ROOT / "site.css").read_text() == "b {}"
    shutil.rmtree(settings.STATIC_ROOT)
    assert static_files.collect()


def test_static_files_that_were_half_collected_are_collected_again(settings, tmp_path, monkeypatch):
    settings.STATIC_ROOT = tmp_path
    settings.STATICFILES_DIRS = []
    monkeypatch.setattr(static_files, "call_command", Mock(side_effect=OSError("No space left on device")))
    for _time in range(2):
        with pytest.raises(OSError, match="No space"):
            static_files.collect()


def test_translations_are_compiled_where_they_changed(settings, tmp_path, capsys):
    settings.LOCALE_PATHS = [tmp_path]
    source = tmp_path / "fr" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(CATALOGUE)
    call_command("build_translations")
    assert Translations.load(tmp_path, ["fr"], domain="django").gettext("Seats") == "Places"
    call_command("build_translations")
    os.utime(source, (2_000_000_000, 2_000_000_000))
    call_command("build_translations")
    assert capsys.readouterr().out == "Compiled fr.\nCompiled fr.\n"


def test_the_singular_of_a_text_with_plural_forms_is_found_by_every_python(settings, tmp_path):
    """Newer versions would look for it among the plural forms; that of Debian 12 has only what stands in the file."""
    settings.LOCALE_PATHS = [tmp_path]
    source = tmp_path / "ar" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    forms = "".join(f'msgstr[{number}] "form {number}"\n' for number in range(6))
    plural = "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5"
    head = CATALOGUE.partition("\n\n")[0].replace(
        "utf-8", f"utf-8\\nLanguage: ar\\nPlural-Forms: nplurals=6; plural={plural};"
    )
    source.write_text(f'{head}\n\nmsgid "Seat"\nmsgid_plural "Seats"\n{forms}')
    call_command("build_translations")
    found = Translations.load(tmp_path, ["ar"], domain="django")
    assert found._catalog["Seat"] == "form 1"
    assert [found.ngettext("Seat", "Seats", number) for number in (0, 1, 5)] == ["form 0", "form 1", "form 3"]


def test_a_catalogue_that_cannot_be_read_is_named(settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    source = tmp_path / "es" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text('msgid "Seats"\nno translation at all\n')
    with pytest.raises(CommandError, match="django.po"):
        call_command("build_translations")


@pytest.mark.django_db
def test_the_roles_come_with_the_database():
    assert set(Group.objects.values_list("name", flat=True)) >= {role.value for role in Role}


@pytest.mark.django_db
def test_a_worker_is_told_to_look_at_the_clock_each_minute():
    clock = Schedule.objects.get(name="run_due")
    assert (clock.func, clock.schedule_type, clock.minutes, clock.repeats) == (
        "django.core.management.call_command",
        Schedule.MINUTES,
        1,
        -1,
    )
    call_command(ast.literal_eval(clock.args))


def test_one_failing_duty_keeps_no_other_from_its_turn_and_is_told(monkeypatch):
    done = []

    def fails():
        raise ValueError("no")

    def works():
        done.append("works")

    monkeypatch.setattr(run_due, "DUE", [fails, works])
    with pytest.raises(CommandError, match="fails"):
        call_command("run_due")
    assert done == ["works"]
