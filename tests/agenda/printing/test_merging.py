"""Many papers as one PDF: bookmarks, tags, languages and what the cells of tables know of their headers."""

import pikepdf
import pytest

from agenda import pdf
from agenda.documents import KINDS
from agenda.printing.merging import merge
from tests.agenda.samples import loaded, structure_of, text_of
from tests.factories import CoSponsorFactory, RsvpFactory, SideEventFactory

pytestmark = pytest.mark.django_db
PARTS = [("concept-note", "en"), ("attendee-list", "fr"), ("concept-note", "ar")]


@pytest.fixture
def papers(tmp_path):
    """Three papers of one side event, in three languages."""
    event = SideEventFactory(
        title="Open roads", background="<h3>Why</h3><p>Roads</p>", focal_point_email="a@mission.example"
    )
    CoSponsorFactory(side_event=event, lead=True)
    RsvpFactory(side_event=event)
    paths = []
    for name, language in PARTS:
        paths.append(tmp_path / f"{name}.{language}.pdf")
        paths[-1].write_bytes(pdf.render(KINDS[name].of(loaded(event), language)))
    return paths


@pytest.fixture
def merged(papers, tmp_path):
    target = tmp_path / "all.pdf"
    merge(papers, target, title="The week", language="en")
    return target


def first_pages(papers):
    """Return the number of the page on which each paper begins."""
    firsts = [0]
    for path in papers:
        with pikepdf.open(path) as paper:
            firsts.append(firsts[-1] + len(paper.pages))
    return firsts[:-1]


def title_of(path):
    with pikepdf.open(path) as paper:
        return str(paper.docinfo.Title)


def test_a_bookmark_named_as_each_paper_leads_to_its_first_page(papers, merged):
    with pikepdf.open(merged) as opened, opened.open_outline() as outline:
        found = [(item.title, pikepdf.Page(item.destination[0]).index) for item in outline.root]

    assert found == list(zip(map(title_of, papers), first_pages(papers), strict=True))


def test_the_headings_of_a_paper_stand_below_its_bookmark_and_lead_to_its_pages(papers, merged):
    firsts = first_pages(papers)
    with pikepdf.open(merged) as opened, opened.open_outline() as outline:
        headings = outline.root[2].children
        pages = [pikepdf.Page(heading.destination[0]).index for heading in headings]

    with pikepdf.open(papers[2]) as paper, paper.open_outline() as outline:
        own = outline.root[0].children
        expected = [(each.title, firsts[2] + pikepdf.Page(each.destination[0]).index) for each in own]
    assert expected != []
    assert list(zip([heading.title for heading in headings], pages, strict=True)) == expected


def test_all_text_and_every_tag_is_there_in_the_order_of_the_papers(papers, merged):
    contents = [path.read_bytes() for path in papers]

    assert text_of(merged.read_bytes()) == " ".join(map(text_of, contents))
    assert structure_of(merged.read_bytes()) == [tag for content in contents for tag in structure_of(content)]


def test_each_part_says_its_language_and_the_file_its_title(papers, merged):
    with pikepdf.open(merged) as opened:
        assert [str(part.Lang) for part in opened.Root.StructTreeRoot.K] == [
            language for _name, language in PARTS
        ]
        assert (str(opened.docinfo.Title), str(opened.Root.Lang)) == ("The week", "en")
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        with opened.open_metadata() as metadata:
            assert (metadata["dc:title"], metadata["pdfuaid:part"]) == ("The week", "1")


def test_pages_and_links_find_their_own_tags(merged):
    """Each mark of a page and each link leads, by the tree of parents, to an element that is on that page."""
    with pikepdf.open(merged) as opened:
        parents = pikepdf.NumberTree(opened.Root.StructTreeRoot.ParentTree)
        links = 0
        for page in opened.pages:
            elements = parents[int(page.obj.StructParents)]
            assert {element.Pg.objgen for element in elements} == {page.obj.objgen}
            for link in page.obj.get("/Annots", []):
                links += 1
                kids = [
                    kid for kid in parents[int(link.StructParent)].K if isinstance(kid, pikepdf.Dictionary)
                ]
                # beside the link there may be an element within it, as one for the direction of its text
                told = [kid.Obj.objgen for kid in kids if kid.get("/Type") == "/OBJR"]
                assert told == [link.objgen]
        assert links > 0


def test_no_two_papers_share_the_name_of_a_header(papers, tmp_path):
    target = tmp_path / "twice.pdf"
    merge([papers[1], papers[1]], target, title="Twice", language="fr")

    with pikepdf.open(target) as opened:
        cells = [item for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/ID" in item]
        names = [str(cell.ID) for cell in cells]
    assert len(names) > 0
    assert len(set(names)) == len(names)


def test_the_same_papers_give_the_same_bytes_and_nothing_half_stays(papers, merged, tmp_path):
    again = tmp_path / "again.pdf"
    merge(papers, again, title="The week", language="en")

    assert again.read_bytes() == merged.read_bytes()
    assert list(tmp_path.glob("*.part")) == []
