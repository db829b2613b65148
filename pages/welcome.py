"""What the guide is, the week that prompted it, and three ways in."""

import streamlit as st
from markupsafe import Markup

from guide.figures.locator import locator, locator_key
from guide.figures.vignette import vignette
from guide.model.brief import brief_minutes
from guide.model.pack import Pack
from guide.model.parts import picture_of
from guide.model.progress import steps
from guide.text.council import presenter
from guide.text.count import Counted
from guide.text.dates import long_date
from guide.text.html import html
from guide.views.browser import theme
from guide.views.cite import citation, full_citation, since_mark
from guide.views.kept import kept
from guide.views.links import href, page_link
from guide.views.prose import Writer
from guide.views.saved_progress import progress

_WEEK = (
    "<section class='week'><h2>{{ welcome.week_title }}</h2>{{ intro }}<ol>"
    "{% for date, since, text, cite in days %}<li><time>{{ date }}</time> "
    "<p>{{ since }}{{ text }} {{ cite }}</p></li>{% endfor %}</ol></section>"
)
_ARTICLE = (
    '<div class="article-row"><section class="article"><h2>{{ words.the_article }}</h2>'
    '<p class="facts">{{ article.newspaper }} · {{ date }} · “{{ article.title }}”</p>'
    '<div class="beginning">{{ paraphrase[0] }}</div>'
    '<details class="measure"><summary>{{ words.article_on }}</summary>'
    "<p class='quiet'>{{ article.byline }}</p>"
    "{% for text in paraphrase[1:] %}{{ text }}{% endfor %}"
    '<h3>{{ words.article_gaps }}</h3>{{ gaps }}<ol class="source-list">'
    "{% for each in cited %}<li>{{ each }}</li>{% endfor %}</ol></details></section>"
    '<section class="civility"><h2>{{ civility.title }}</h2>{{ civility_intro }}'
    "<details><summary>{{ words.the_rules }}</summary><ol class='rules'>"
    "{% for rule in rules %}<li>{{ rule }}</li>{% endfor %}</ol></details></section></div>"
)


def show(pack: Pack) -> None:
    """Show the first page."""
    with st.container(key="welcome"):
        _hero(pack)
        _obstacles(pack)
        _entry_points(pack)
        st.html(kept(_week, pack))
        st.html(kept(_article, pack))


def _hero(pack: Pack) -> None:
    """What the guide is and how to begin, beside a map of where its argument takes place."""
    guide, words = pack.guide, pack.words
    write = Writer(pack, "welcome")
    with st.container(key="hero"):
        with st.container(key="hero-text"):
            st.html(
                html(
                    '<header class="hero"><p class="kicker">{{ presented_by }}</p>'
                    "<h1>{{ guide.title }}</h1><p class='subtitle'>{{ guide.subtitle }}</p>"
                    "<div class='lead measure'>{{ lead }}</div></header>",
                    presented_by=presenter(pack),
                    guide=guide,
                    lead=write.paragraphs(guide.welcome.lead),
                )
            )
            _continue(pack)
            first = pack.modules[0]
            minutes = sum(brief_minutes(module) for module in pack.modules)
            with st.container(key="hero-links", horizontal=True):
                page_link(first.id, words.begin_module.format(number=first.number))
                page_link(
                    first.id,
                    words.read_short.format(minutes=Counted(minutes, words)),
                    length=words.length_short,
                )
        if guide.welcome.map:
            drawn = guide.welcome.map
            st.html(locator(pack, drawn, href) + locator_key(pack, drawn, href))


def _week(pack: Pack) -> Markup:
    """The days that prompted the article."""
    welcome, words = pack.guide.welcome, pack.words
    write = Writer(pack, "week")
    return html(
        _WEEK,
        welcome=welcome,
        intro=write.paragraphs(welcome.week_intro),
        days=[
            (
                long_date(words, day.date),
                since_mark(pack, day.known),
                write.line(day.text),
                citation(pack, day.sources),
            )
            for day in welcome.week
        ],
    )


def _article(pack: Pack) -> Markup:
    """The article in our words, which opens from its first paragraph, and how to talk about it."""
    article, civility = pack.guide.article, pack.guide.welcome.civility
    write = Writer(pack, "article")
    return html(
        _ARTICLE,
        words=pack.words,
        article=article,
        date=long_date(pack.words, article.date),
        paraphrase=[write.paragraphs(text) for text in article.paraphrase],
        gaps=write.paragraphs(article.gaps),
        cited=[full_citation(pack, pack.sources[source]) for source in article.sources],
        civility=civility,
        civility_intro=write.paragraphs(civility.intro),
        rules=[write.line(rule) for rule in civility.rules],
    )


def _continue(pack: Pack) -> None:
    """The way back to where the reader stopped, if they have been here before."""
    last = progress().last
    modules = {module.id: module for module in pack.modules}
    module = modules.get(last) or (pack.module_of(last) if last in pack.blocks else None)
    if module is None:
        return
    words = pack.words
    done, total = steps(pack, progress(), module.id)
    with st.container(key="continue"):
        st.html(
            html(
                '<p class="kicker">{{ title }} · {{ answered }}</p>',
                title=words.continue_title,
                answered=words.answered_of.format(done=done, total=total),
            )
        )
        label = words.continue_in.format(number=module.number, title=module.title)
        page_link(module.id, label, **({"block": last} if last in pack.blocks else {}))


def _obstacles(pack: Pack) -> None:
    """The three obstacles as cards."""
    words = pack.words
    st.html(html("<h2>{{ text }}</h2>", text=words.the_obstacles))
    for column, module in zip(st.columns(len(pack.modules)), pack.modules, strict=True):
        write, picture = Writer(pack, f"card-{module.id}"), picture_of(module)
        number = words.obstacle.format(number=module.number, count=len(pack.modules))
        minutes = words.minutes_both.format(short=brief_minutes(module), full=module.minutes)
        with column, st.container(key=f"obstacle-{module.id}"):
            st.html(
                html(
                    '{% if picture %}<img class="vignette" alt="" src="{{ picture }}">{% endif %}'
                    '<p class="kicker">{{ number }} · {{ minutes }}</p>'
                    "<h3>{{ title }}</h3><p>{{ claim }}</p>",
                    picture=kept(vignette, pack, picture, theme()) if picture else "",
                    number=number,
                    minutes=minutes,
                    title=module.title,
                    claim=write.line(module.claim),
                )
            )
            page_link(module.id, words.read_module.format(number=module.number))


def _entry_points(pack: Pack) -> None:
    """On my own, a class, an event."""
    welcome = pack.guide.welcome
    st.html(html("<h2>{{ text }}</h2>", text=welcome.entry_title))
    columns = st.columns(len(welcome.entry_points))
    for column, entry in zip(columns, welcome.entry_points, strict=True):
        write = Writer(pack, f"entry-{entry.id}")
        with column, st.container(key=f"entry-{entry.id}"):
            text = write.paragraphs(entry.text)
            st.html(html("<h3>{{ title }}</h3>{{ text }}", title=entry.title, text=text))
            page_link(entry.page, entry.link)
