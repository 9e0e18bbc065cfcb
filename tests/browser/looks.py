"""What every page has to be, however it was reached: without a serious finding of axe in either theme, and not wide."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

axe = Axe()
# a link goes from one colour to the other in some frames
COLOURS_ARE_THERE = "Promise.all(document.getAnimations().map(change => change.finished))"


def findings(page: Page) -> list[str]:
    """Return what keeps somebody from using the page, light and dark, with the elements concerned. It is left light."""
    page.wait_for_load_state()  # a page that was just asked for has no document for a moment
    found = [] if fits(page) else [f"{page.url} is too wide"]
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(COLOURS_ARE_THERE)
        found += [f"{page.url} {scheme} {finding}" for finding in _serious(page)]
    return found


def assert_good(page: Page) -> None:
    found = findings(page)
    assert not found, "\n" + "\n".join(found)


def fits(page: Page) -> bool:
    """Whether nothing is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def _serious(page: Page) -> list[str]:
    return [
        f"{finding['id']}: {', '.join(str(node['target']) for node in finding['nodes'][:4])}"
        for finding in axe.run(page).response["violations"]
        if finding["impact"] in ("serious", "critical")
    ]
