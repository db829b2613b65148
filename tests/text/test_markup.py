"""Pictures in a text: those of the guide are shown, no other host is asked for one."""

from guide.text.markup import inline, paragraphs, pictured

HELD = {"ferry.png": "data:image/png;base64,AAAA"}


def test_no_picture_is_asked_of_another_host():
    for text in (
        "![x](https://a.example/b.png)",
        "![x](//a.example/b.png)",
        "![x][y]\n\n[y]: z://q",
    ):
        shown = pictured(paragraphs(text), HELD)
        assert "<img" not in shown and "src=" not in shown and "x" in shown


def test_a_picture_of_the_guide_is_shown_with_its_words():
    shown = pictured(inline('See ![The "old" <ferry>](pictures/ferry.png)'), HELD)
    assert 'src="data:image/png;base64,AAAA"' in shown
    assert 'alt="The &#34;old&#34; &lt;ferry&gt;"' in shown or "&quot;old&quot;" in shown
    assert "<ferry>" not in shown
    assert "ferry" in pictured(inline("![The ferry](pictures/none.png)"), HELD)
