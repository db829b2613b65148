"""A text whose translation is missing is marked wherever HTML has room for it."""

from guide.model.untranslated import Untranslated, still
from guide.text.html import html
from guide.text.markup import capital, inline, paragraphs

GAP = Untranslated('A "boat" & <more>', "en", "English")
MARKED = '<span class="as-written" lang="en" dir="auto" data-in="English">'


def test_a_text_is_marked_and_an_attribute_is_not():
    made = html(
        '<p title="{{ gap }}" {% if 2 > 1 %}id="{{ gap }}"{% endif %}>{{ gap }}</p>', gap=GAP
    )
    escaped = "A &#34;boat&#34; &amp; &lt;more&gt;"
    assert made == f'<p title="{escaped}" id="{escaped}">{MARKED}{escaped}</span></p>'


def test_an_element_of_text_alone_holds_no_mark():
    for name in ("title", "option", "textarea"):
        assert "span" not in html(f"<{name}>{{{{ gap }}}}</{name}>", gap=GAP)


def test_prose_is_marked_and_its_like_in_the_other_language_is_not():
    assert inline(GAP).startswith(MARKED)
    assert paragraphs(GAP).startswith('<div class="as-written" lang="en"')
    assert "as-written" not in inline(str(GAP)) + paragraphs(str(GAP))


def test_what_is_done_with_the_whole_keeps_the_mark():
    for made in (GAP.strip(), GAP.split(" & ")[0], still(GAP, "other"), capital(GAP)):
        assert isinstance(made, Untranslated) and made.language == "en"
    assert not isinstance(still("a", "b"), Untranslated)
