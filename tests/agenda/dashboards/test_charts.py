"""Charts as SVG."""

import re
from xml.etree import ElementTree

from agenda.dashboards.charts import Part, Step, bar, steps


def drawn(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(str(svg))


def test_a_bar_lays_its_parts_side_by_side_as_shares_of_the_whole():
    picture = drawn(bar("In <person>", [Part("solid", 30), Part("hatched", 10), Part("solid", 0)], 80))

    parts = [rect for rect in picture.iter("rect") if "part" in rect.get("class", "")]
    assert [(p.get("x"), p.get("width")) for p in parts] == [("0.00%", "37.50%"), ("37.50%", "12.50%")]
    assert parts[1].get("fill") == "url(#hatched)"
    assert (picture.get("role"), picture.find("title").text) == ("img", "In <person>")


def test_more_than_the_whole_fills_the_bar_and_no_more():
    assert 'width="100.00%"' in bar("Room", [Part("solid", 120)], 80)
    assert "part-solid" not in bar("Room", [Part("solid", 0)], 0)


def test_steps_hold_their_value_until_the_next():
    picture = drawn(steps("Over time", "From 1 to 4", [Step(0, 1), Step(0.5, 4)], 4))

    below = list(picture.iter("rect"))
    assert [(r.get("x"), r.get("width"), r.get("height")) for r in below] == [
        ("0.00%", "50.00%", "25.00%"),
        ("50.00%", "50.00%", "100.00%"),
    ]
    assert picture.find("desc").text == "From 1 to 4"


def test_no_chart_has_a_style_or_a_script_of_its_own():
    both = bar("a", [Part("hatched", 1)], 2) + steps("b", "c", [Step(0, 1)], 1)
    assert re.findall(r"style=|<style|<script|on\w+=", both) == []
