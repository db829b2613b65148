"""What is not translated says on paper what it is in."""

from guide.paper.nodes import Run
from guide.paper.writer import Writer


def test_prose_names_the_language_that_it_is_in(bilingual):
    spanish = bilingual.in_language("es")
    write = Writer(spanish)
    claim = spanish.block("f-claim-slow")
    assert write.line(claim.uncertain[0].text)[-1] == Run(" (English)", "quiet")
    assert all("English" not in run.text for run in write.line(claim.statement))
