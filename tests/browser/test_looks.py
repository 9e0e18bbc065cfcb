"""The check of every page itself: it finds what it is there for, in the theme and at the width where it is so."""

import pytest

from .looks import DESK, PHONE, RULES_OF_COLOURS, findings

GOOD = """<!DOCTYPE html>
<html lang="en">
<head>
  <title>Wells</title>
  <style>
    :root { color-scheme: light dark; color: light-dark(black, white); background: light-dark(white, black); }
    p { transition: color 20s; }
    %s
  </style>
</head>
<body><main><h1>Wells</h1><p>Wells are <a href="/open/">kept open</a> by those who mend them.</p>%s</main></body>
</html>
"""
PALE_TEXT = "main { color: light-dark(%s, %s); }"
PALE_LINK = "a { color: light-dark(%s, %s); text-decoration: none; }"


def found(page, style: str = "", body: str = "", widths: tuple[int, ...] = ()) -> list[str]:
    page.set_content(GOOD % (style, body))
    return [finding.removeprefix("about:blank ") for finding in findings(page, *widths)]


@pytest.fixture
def page(browser):
    with browser.new_context(viewport={"width": DESK, "height": 900}) as context:
        yield context.new_page()


def test_a_good_page_has_no_finding(page):
    assert found(page) == []
    assert page.evaluate("matchMedia('(prefers-color-scheme: light)').matches")


@pytest.mark.parametrize(
    ("colours", "theme"), [(("black", "#333"), "dark"), (("#ccc", "white"), "light")], ids=["dark", "light"]
)
def test_text_that_is_pale_in_one_theme_is_found_there(page, colours, theme):
    [finding] = found(page, style=PALE_TEXT % colours)
    assert finding.startswith(f"{theme} {DESK} color-contrast: ")


@pytest.mark.parametrize(
    ("colours", "theme"),
    [(("#0a58ca", "#eeeeee"), "dark"), (("#111111", "#3b82f6"), "light")],
    ids=["dark", "light"],
)
def test_a_link_that_is_no_other_than_its_text_in_one_theme_is_found_there(page, colours, theme):
    assert found(page, style=PALE_LINK % colours) == [f"{theme} {DESK} link-in-text-block: a"]


def test_a_field_without_label_is_found_once(page):
    assert found(page, body='<input name="well">') == [f"light {DESK} label: input"]


def test_a_page_is_looked_at_as_wide_as_asked(page):
    wide, small = "h1 { inline-size: 600px; }", "@media (width < 400px) { main { color: #999; } }"
    assert found(page, style=wide, widths=(DESK, PHONE)) == [f"is too wide for {PHONE} pixels"]
    assert {finding[:24] for finding in found(page, style=small, widths=(PHONE, DESK))} == {
        f"light {PHONE} color-contrast"
    }


def test_what_was_left_behind_on_the_page_before_is_not_found_again(page):
    assert found(page, body='<input name="well">') != []
    assert found(page) == []


def test_no_other_rule_that_axe_runs_unasked_looks_at_colours(page):
    found(page)
    rules = page.evaluate(
        "axe._audit.rules.filter((rule) => rule.enabled).map(({ id, tags }) => ({ id, tags }))"
    )
    assert [rule["id"] for rule in rules if "cat.color" in rule["tags"]] == RULES_OF_COLOURS
