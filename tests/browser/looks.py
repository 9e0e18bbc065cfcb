"""What every page has to be, however it was reached: without a serious finding of axe in either theme, and not wide."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

PHONE, DESK = 375, 1280  # pixels
# All that axe runs unasked and that looks at colours: only these rules may find something else in the other theme.
RULES_OF_COLOURS = ["color-contrast", "link-in-text-block"]
# A link goes from one colour to the other in some frames, and what inherits from it follows: axe reads the last one.
SERIOUS = """
async (only) => {
  const running = () => document.getAnimations().filter(({ playState }) => playState === "running");
  for (let changes = running(); changes.length; changes = running()) {
    changes.forEach((change) => change.finish());
  }
  const { violations } = await axe.run({
    resultTypes: ["violations"],
    preload: { assets: ["media"] }, // styles are for a rule that axe only runs when asked, and break the page's policy
    ...(only && { runOnly: only }),
  });
  return violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 4).map(({ target }) => target.join(" ")).join(", ")}`);
}
"""


def findings(page: Page, *widths: int) -> list[str]:
    """Return what keeps somebody from using the page, light and dark, with the elements concerned.

    It is looked at as wide as it is, or at each of the widths given. It is left light, and as wide as the last of them.
    """
    page.wait_for_load_state()  # a page that was just asked for has no document for a moment
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = []
    for width in widths or [page.viewport_size["width"]]:
        page.set_viewport_size({**page.viewport_size, "width": width})
        if not fits(page):
            found.append(f"{page.url} is too wide for {width} pixels")
        for scheme, rules in (("dark", RULES_OF_COLOURS), ("light", None)):
            page.emulate_media(color_scheme=scheme)
            found += [f"{page.url} {scheme} {width} {finding}" for finding in page.evaluate(SERIOUS, rules)]
    return found


def assert_good(page: Page, *widths: int) -> None:
    found = findings(page, *widths)
    assert not found, "\n" + "\n".join(found)


def fits(page: Page) -> bool:
    """Whether nothing is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
