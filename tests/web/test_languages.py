"""The language that a browser likes best among those that there are."""

import pytest

from guide.web.languages import accepted


@pytest.mark.parametrize(
    ("header", "tags", "found"),
    [
        ("es", ("en", "es"), "es"),
        ("es-MX,es;q=0.9,en;q=0.8", ("en", "es"), "es"),
        ("en;q=0.5, es", ("en", "es"), "es"),
        ("es", ("en", "es-419"), "es-419"),
        ("pt-PT,es;q=0.5", ("en", "pt-BR", "es"), "pt-BR"),
        ("de,fr;q=0.5", ("en", "es"), ""),
        ("es;q=0", ("en", "es"), ""),
        ("es;q=nonsense,en;q=0.1", ("en", "es"), "en"),
        ("", ("en", "es"), ""),
        ("*", ("en", "es"), ""),
        (";;,,;q=", ("en", "es"), ""),
        ("ES-es", ("en", "es"), "es"),
    ],
)
def test_what_a_browser_is_given(header, tags, found):
    assert accepted(header, tags) == found
