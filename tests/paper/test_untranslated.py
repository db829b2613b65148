"""What is not translated says on paper what it is in."""

import pytest

from guide.paper import blocks as papers
from guide.paper.blocks.series import afterwards
from guide.paper.nodes import Run
from guide.paper.writer import Writer
from guide.projector import blocks as slides
from guide.projector.deck import Deck
from guide.projector.scene import Scene


def test_prose_names_the_language_that_it_is_in(bilingual):
    spanish = bilingual.in_language("es")
    write = Writer(spanish)
    claim = spanish.block("f-claim-slow")
    assert write.line(claim.uncertain[0].text)[-1] == Run(" (English)", "quiet")
    assert all("English" not in run.text for run in write.line(claim.statement))


@pytest.mark.parametrize("kind", ["map", "timeline", "series"])
def test_a_figure_says_in_which_language_words_in_it_are(bilingual, kind):
    """On paper and on the screen; not where all of it is translated, nor in the original."""
    spanish = bilingual.in_language("es")
    note = spanish.words.figure_as_written.format(language="English")
    told = set()
    for pack in (spanish, bilingual):
        show = Deck.of_run(pack, next(iter(pack.runs.values()))).step_of(0).show
        for block in (block for block in pack.blocks.values() if block.kind == kind):
            whole = kind == "series" and block.guess is not None
            on_paper = (afterwards if whole else papers.nodes)(Writer(pack), block)
            groups = slides.groups(Scene(pack, show, True), block)
            on_screen = next(group for group in groups if group.layout == "figure")
            said = note in repr(on_paper)
            assert said is (note in on_screen.foot)
            told.add((pack is spanish, said))
    assert (False, True) not in told and (True, True) in told
