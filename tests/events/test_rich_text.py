import pytest

from events.templatetags.rich_text import has_text, rich_text


def test_what_the_editor_writes_stays_as_it_is():
    html = "<p>One <strong>two</strong> <em>three</em><br></p><ul><li><p>four</p></li></ul><ol><li>five</li></ol>"
    assert rich_text(html) == html


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<p>a<script>alert(1)</script></p>", "<p>a</p>"),
        ('<p onclick="x()" style="color:red" class="lead">a</p>', "<p>a</p>"),
        ('<img src="http://other.example/x.png">', ""),
        ('<a href="javascript:alert(1)">a</a>', '<a rel="nofollow noopener noreferrer">a</a>'),
        ("<h1>a</h1><style>p {}</style>", "a"),
        ("a < b", "a &lt; b"),
    ],
)
def test_everything_else_goes(html, clean):
    assert rich_text(html) == clean


def test_links_to_other_sites_tell_them_nothing():
    link = '<a href="https://un.example/" rel="nofollow noopener noreferrer">a</a>'
    assert rich_text('<a href="https://un.example/" target="_blank">a</a>') == link


@pytest.mark.parametrize("html", ["", "<p></p>", "<p>&nbsp;</p>".replace("&nbsp;", "\u00a0"), "<p><br></p> "])
def test_an_emptied_editor_has_no_text(html):
    assert has_text(html) is False


def test_a_word_is_text():
    assert has_text("<p>a</p>") is True
