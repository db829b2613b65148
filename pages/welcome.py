"""What the guide is, the week that prompted it, and three ways in."""

from html import escape

import streamlit as st

from guide.model.brief import brief_minutes
from guide.model.progress import steps
from guide.model.reading import Pack
from guide.views.cite import citation, full_citation, long_date, since_mark
from guide.views.links import page_link
from guide.views.mine import progress
from guide.views.prose import Writer


def show(pack: Pack) -> None:
    """Show the first page."""
    guide, words = pack.guide, pack.words
    welcome = guide.welcome
    write = Writer(pack, "welcome")
    st.html(
        f'<header class="hero"><p class="kicker">{escape(guide.publisher)}</p>'
        f"<h1>{escape(guide.title)}</h1><p class='subtitle'>{escape(guide.subtitle)}</p>"
        f"<div class='lead measure'>{write.paragraphs(welcome.lead)}</div></header>"
    )
    _continue(pack)
    _obstacles(pack)
    _doors(pack)
    days = "".join(
        f"<li><time>{escape(long_date(day.date))}</time> <p>{since_mark(pack, day.known)}"
        f"{write.line(day.text)} {citation(pack, day.sources)}</p></li>"
        for day in welcome.week
    )
    rules = "".join(f"<li>{write.line(rule)}</li>" for rule in welcome.civility.rules)
    article = guide.article
    st.html(
        f'<div class="columns-2 wide-gap"><section><h2>{escape(welcome.week_title)}</h2>'
        f"{write.paragraphs(welcome.week_intro)}<ol class='week'>{days}</ol></section>"
        f"<section><h2>{escape(welcome.civility.title)}</h2>"
        f"{write.paragraphs(welcome.civility.intro)}<ol class='rules'>{rules}</ol></section></div>"
    )
    paraphrase = "".join(write.paragraphs(text) for text in article.paraphrase)
    cited = "".join(f"<li>{full_citation(pack, pack.sources[s])}</li>" for s in article.sources)
    st.html(
        f'<section class="article measure"><h2>{escape(words.the_article)}</h2>'
        f'<p class="facts">{escape(article.newspaper)} · {escape(long_date(article.date))} · '
        f"“{escape(article.title)}”</p><p class='quiet'>{escape(article.byline)}</p>{paraphrase}"
        f"<h3>{escape(words.article_gaps)}</h3>{write.paragraphs(article.gaps)}"
        f'<ol class="source-list">{cited}</ol></section>'
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
            f'<p class="kicker">{escape(words.continue_title)} · '
            f"{escape(words.answered_of.format(done=done, total=total))}</p>"
        )
        label = words.continue_in.format(number=module.number, title=module.title)
        page_link(module.id, label, **({"block": last} if last in pack.blocks else {}))


def _obstacles(pack: Pack) -> None:
    """The three obstacles as cards."""
    words = pack.words
    st.html(f"<h2>{escape(words.the_obstacles)}</h2>")
    for column, module in zip(st.columns(len(pack.modules)), pack.modules, strict=True):
        write = Writer(pack, f"card-{module.id}")
        number = words.obstacle.format(number=module.number, count=len(pack.modules))
        minutes = words.minutes_both.format(short=brief_minutes(module), full=module.minutes)
        with column, st.container(key=f"obstacle-{module.id}"):
            st.html(
                f'<p class="kicker">{escape(number)} · '
                f"{escape(minutes)}</p>"
                f"<h3>{escape(module.title)}</h3><p>{write.line(module.claim)}</p>"
            )
            page_link(module.id, words.read_module.format(number=module.number))


def _doors(pack: Pack) -> None:
    """On my own, a class, an event."""
    welcome = pack.guide.welcome
    st.html(f"<h2>{escape(welcome.doors_title)}</h2>")
    for column, door in zip(st.columns(len(welcome.doors)), welcome.doors, strict=True):
        write = Writer(pack, f"door-{door.id}")
        with column, st.container(key=f"door-{door.id}"):
            st.html(f"<h3>{escape(door.title)}</h3>{write.paragraphs(door.text)}")
            page_link(door.page, door.link)
