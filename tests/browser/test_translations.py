"""A reader changes the language of the guide and loses nothing; a room speaks several at once."""

import pytest

from tests.packs import translated_copy

from .conftest import faults
from .pressing import TOP, wheel_turned
from .serving import Server, serving

pytestmark = pytest.mark.heavy
BALLOT, QUIZ = ".st-key-block-f-ballot-opening", ".st-key-block-f-quiz-first"
SWITCH = ".st-key-language-choice"
SEEN = f"""() => [location.href, {TOP}, document.querySelector('.stMain').innerText
    .split(String.fromCharCode(10)).slice(0, 60)]"""
LANGUAGE = "tag => document.documentElement.lang === tag"


@pytest.fixture(scope="module")
def ferry(translated_folder):
    """The small pack and its Spanish translation, served."""
    with serving(pack=translated_folder) as address:
        yield address


def speak(watched, tag):
    watched.page.wait_for_function(LANGUAGE, arg=tag)
    watched.settle()


def tab_to(page, selector, most=80):
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("into => !!document.activeElement.closest(into)", selector):
            return
    pytest.fail(f"{selector} was not reached with Tab.")


def test_by_keyboard_place_and_answers_stay(opened, ferry):
    watched = opened()
    page = watched.open(f"{ferry}/one-ferry?block=f-quiz-first")
    page.locator(BALLOT).get_by_text("Build a bridge", exact=True).click()
    watched.settle()
    page.locator(QUIZ).get_by_text("A fish", exact=True).click()
    watched.settle()
    page.keyboard.press("Home")
    page.evaluate("() => document.activeElement.blur()")
    tab_to(page, SWITCH)
    page.keyboard.press("ArrowRight")
    speak(watched, "es")
    assert "lang=es" in page.url and "/one-ferry" in page.url
    assert page.locator("h1").first.inner_text().startswith("Un transbordador no basta")
    vote, answer = (page.locator(f"{block} label:has(input:checked)") for block in (BALLOT, QUIZ))
    assert vote.inner_text().strip() == "Construir un puente"
    assert answer.inner_text().strip() == "Un pez"
    page.wait_for_function("into => !!document.activeElement.closest(into)", arg=SWITCH)
    place = wheel_turned(page, 900)
    page.go_back()
    speak(watched, "en")
    page.wait_for_function(f"() => {TOP} === 0")
    assert page.locator("h1").first.inner_text().startswith("One ferry is not enough")
    assert vote.inner_text().strip() == "Build a bridge"
    page.go_forward()
    speak(watched, "es")
    page.wait_for_function(f"place => {TOP} === place", arg=place)
    page.reload()
    speak(watched, "es")
    vote.wait_for()
    assert vote.inner_text().strip() == "Construir un puente"
    assert watched.errors == [] and watched.outside == []


def test_labels_and_figures_say_what_is_not_translated(opened, ferry):
    watched = opened()
    page = watched.open(f"{ferry}/one-ferry?lang=es&block=f-quiz-several")
    several = page.locator(".st-key-block-f-quiz-several")
    several.scroll_into_view_if_needed()
    label = several.locator("label p", has_text="Whales")
    assert label.inner_text() == "Whales (English)"
    page.wait_for_function(
        "each => each.lang === 'en' && each.dir === 'auto'", arg=label.element_handle()
    )
    given = page.locator(BALLOT).locator("label p", has_text="Construir un puente")
    assert given.inner_text() == "Construir un puente" and given.get_attribute("lang") is None
    said = "Las palabras de la figura que no están traducidas están en este idioma: English."
    assert page.get_by_text(said).count() >= 1
    page.locator(SWITCH).get_by_text("English", exact=True).click()
    speak(watched, "en")
    label = several.locator("label p", has_text="Whales")
    page.wait_for_function("each => !each.lang", arg=label.element_handle())
    assert label.inner_text() == "Whales"
    assert page.get_by_text("Words in the figure that are not").count() == 0
    assert watched.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_by_touch_in_the_menu_and_on_every_page_after(opened, ferry, scheme):
    watched = opened("phone", scheme, fresh=True)  # Back leads to where the visit began
    page = watched.open(f"{ferry}/glossary")
    page.locator(".guide-menu > button").tap()
    menu = page.locator(".guide-menu [popover]")
    menu.get_by_role("group", name="Language", exact=True).get_by_label("Español").tap()
    speak(watched, "es")
    page.keyboard.press("Escape")
    assert page.locator("h1").inner_text() == "Glosario"
    marked = page.locator("span.as-written", has_text="Landing").first
    assert marked.get_attribute("lang") == "en"
    told = marked.evaluate("each => getComputedStyle(each, '::after').content")
    assert told.startswith('" (" "English" ")"') or "English" in told
    assert faults(page) == []
    page.locator(".guide-menu > button").tap()
    page.locator(".guide-menu").get_by_role("link", name="1 · Un barco").tap()
    page.wait_for_function("() => location.pathname.endsWith('/one-ferry')")
    speak(watched, "es")
    assert "lang=es" in page.url
    assert faults(page) == []
    page.go_back()
    page.wait_for_function("() => location.pathname.endsWith('/glossary')")
    speak(watched, "es")
    page.go_back()
    speak(watched, "en")
    assert page.locator("h1").inner_text() == "Glossary"
    page.go_back()
    assert page.url == "about:blank"
    assert watched.errors == []


def test_a_fault_that_is_saved_in_a_translation_moves_no_reader(opened, tmp_path):
    folder = translated_copy(tmp_path / "pack")
    file = folder / "content.es/modules/1-one-ferry.yaml"
    good = file.read_text(encoding="utf-8")
    with serving(pack=folder) as address:
        spanish, english = opened(), opened()
        pages = [
            spanish.open(f"{address}/one-ferry?lang=es"),
            english.open(f"{address}/one-ferry"),
        ]
        for page in pages:
            page.locator(BALLOT).locator("label").nth(2).click()
        for one in (spanish, english):
            one.settle()
            wheel_turned(one.page, 700)
        before = [page.evaluate(SEEN) for page in pages]
        for broken in (f"{good}  - [", good.replace("[[toll|", "[[tol|")):
            file.write_text(broken, encoding="utf-8")
            for one in (spanish, english):
                one.page.wait_for_selector(".stale.author:has-text('content.es')")
                one.settle()
            assert [page.evaluate(SEEN) for page in pages] == before
        file.write_text(good.replace("El barco es lento", "El barco va lento"), encoding="utf-8")
        for page in pages:
            page.wait_for_selector(".stale", state="detached")
        spanish.page.get_by_text("El barco va lento").first.wait_for(state="attached")
        assert [page.evaluate(SEEN)[0] for page in pages] == [each[0] for each in before]
        assert spanish.errors == english.errors == []


def test_a_room_of_two_languages(browser, translated_folder, tmp_path):
    store = f"sqlite:///{tmp_path}/guide.db"
    server = Server(GUIDE_PACK=str(translated_folder), GUIDE_STORE=store)
    here = server.address
    contexts = [browser.new_context(locale=tag) for tag in ("en-US", "en-US", "es-MX", "en-US")]
    for context in contexts:
        context.set_default_timeout(90_000)
    host, english, spanish, screen = (context.new_page() for context in contexts)
    try:
        host.goto(f"{here}/host?lang=es")
        host.locator(".st-key-host-open button").click()
        host.wait_for_selector(".st-key-host-step")
        code = host.evaluate("() => new URLSearchParams(location.search).get('room')")
        screen.goto(f"{here}/screen?room={code}")
        screen.get_by_text("Un transbordador, dos pueblos").first.wait_for()
        english.goto(f"{here}/r/{code}")
        spanish.goto(f"{here}/r/{code}")
        at = host.evaluate(
            """async ([code, step]) => (await fetch('/screen/move', {method: 'POST',
            headers: {'Content-Type': 'application/json'},
            body: JSON.stringify({room: code, move: 'go', option: step})})).status""",
            [code, "opening-ballot/0"],
        )
        assert at == 200
        host.evaluate(
            """code => fetch('/screen/move', {method: 'POST',
            headers: {'Content-Type': 'application/json'},
            body: JSON.stringify({room: code, move: 'phones'})})""",
            code,
        )
        english.get_by_text("Build a bridge").click()
        english.get_by_role("button", name="Send").first.click()
        spanish.get_by_text("Construir un puente").click()
        spanish.locator("main form button").click()
        host.wait_for_function(
            f"async () => (await (await fetch('/r/{code}/count')).json()).answered === 2"
        )
        spanish.get_by_role("link", name="English", exact=True).click()
        spanish.get_by_text("Build a bridge").wait_for()
        assert spanish.locator("input:checked").count() == 1
        assert faults(spanish) == []
        screen.get_by_text("¿Qué debería pasar con la travesía?").first.wait_for()
    finally:
        for context in contexts:
            context.close()
        server.stop()
