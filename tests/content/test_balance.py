"""No side of a claim or an option has more room than the dossier gives reason for."""

from guide.model.balance import balance
from tests.packs import real_pack

PACK = real_pack()

PRESS_ALONE = {"m1-options bargain", "m2-claim-sanctions"}
"""Claims and options on one side of which neither a document nor a reference work was found."""


def test_only_what_the_dossier_lacks_leans():
    leaning = {
        pair.id: {lean.measure for lean in pair.leans} for pair in balance(PACK).pairs if pair.leans
    }
    assert leaning == {pair: {"kinds"} for pair in PRESS_ALONE}


def test_summaries_can_be_read_at_school():
    for module, found in balance(PACK).grades.items():
        assert found.grade <= 12, module
