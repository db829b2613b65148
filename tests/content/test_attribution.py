"""Where a section of the article could not be read, no claim is said to be the article's own."""

from html import unescape

import pytest

from tests.exports.read import offer_of
from tests.pages.test_pages import PACK, opened, text

pytestmark = pytest.mark.heavy

WORDS = PACK.words


@pytest.mark.parametrize("module", PACK.modules, ids=lambda module: module.id)
def test_a_claim_is_said_to_be_whose_it_is(module):
    whose = {block.attribution for block in module.blocks if block.kind == "claim"}
    assert whose == {"reconstruction" if module.notice else "article"}
    for page in (text(opened(module.id)), offer_of(PACK, "markdown", module.id).content().decode()):
        shown = unescape(page).replace("’", "'")
        for attribution, says in WORDS.attributions.items():
            assert (says.partition(".")[0] in shown) == (attribution in whose)
