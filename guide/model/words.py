"""``content/words.yaml``: the words of the interface, so that a guide can speak any language."""

from typing import Annotated

from .base import Fills, Line, Part


class Words(Part):
    """Every word that stands on a page and is not the guide's own content.

    Braces hold what the page fills in, such as ``{count}``; ``Fills`` names what there is.
    """

    # The pages
    welcome: Line
    timelines: Line
    timelines_title: Line
    timelines_intro: Line
    quiz: Line
    quiz_title: Line
    quiz_intro: Line
    glossary: Line
    glossary_intro: Line
    people: Line
    sources: Line
    sources_intro: Line
    the_article: Line
    article_gaps: Line
    the_obstacles: Line
    obstacle: Annotated[Line, Fills("number", "count")]
    read_module: Annotated[Line, Fills("number")]
    previous: Line
    next: Line
    footer: Line
    skip: Line
    broken_title: Line
    stale: Annotated[Line, Fills("file", "line")]
    """The banner while a file is broken."""

    # A module
    minutes: Annotated[Line, Fills("n")]
    objectives: Line
    objectives_note: Line
    claims: Line
    check_yourself: Line
    talk_about_it: Line
    hindsight: Line
    hindsight_intro: Line
    on_this_page: Line

    # Blocks
    article_says: Line
    evidence_for: Line
    evidence_against: Line
    uncertain: Line
    then: Line
    now: Line
    benefits: Line
    costs: Line
    objector: Line
    precedent: Line
    level_understand: Line
    level_apply: Line
    level_analyse: Line
    level_evaluate: Line
    level_judge: Line
    format_whole_room: Line
    format_pairs: Line
    format_small_groups: Line
    format_fishbowl: Line
    format_line_up: Line
    format_written_first: Line
    follow_ups: Line
    for_facilitators: Line
    facilitator_notes: Line
    if_quiet: Line
    if_hot: Line
    if_one_sided: Line
    ballot_opening: Line
    ballot_closing: Line
    ballot_no_key: Line
    ballot_kept: Line
    ballot_same: Annotated[Line, Fills("before")]
    ballot_moved: Annotated[Line, Fills("before", "now")]
    ballot_no_before: Line
    expected: Line
    your_judgment: Line
    judge_first: Line
    verdict_borne_out: Line
    verdict_partly: Line
    verdict_not: Line
    verdict_open: Line
    happened: Line

    # Quiz items
    check_answer: Line
    answer_first: Line
    try_again: Line
    right: Line
    not_right: Line
    your_answer: Line
    right_answer: Line
    choose_all: Line
    belongs: Line
    does_not_belong: Line
    you_chose_it: Line
    pick_in_order: Annotated[Line, Fills("first", "last")]
    pick_next: Line
    you_put_it: Annotated[Line, Fills("place")]
    right_order: Line
    a_number: Line
    year: Line
    month: Line
    question_of: Annotated[Line, Fills("number", "count")]
    previous_item: Line
    next_item: Line
    nothing_missed: Line
    score: Annotated[Line, Fills("right", "answered")]
    score_all: Annotated[Line, Fills("right", "answered", "count")]
    not_answered: Line
    missed: Line
    missed_again: Line
    all_items: Line
    start_over: Line

    # Figures
    years: Line
    actors: Line
    kinds: Line
    all: Line
    no_events: Line
    events_shown: Annotated[Line, Fills("shown", "total", "first", "last")]
    choose_event: Line
    choose_event_hint: Line
    list_of: Annotated[Line, Fills("count")]
    table_of: Annotated[Line, Fills("name", "count")]
    download_csv: Line
    provenance: Annotated[Line, Fills("title", "name")]
    date: Line
    title: Line
    text: Line
    figures: Line
    disputed: Line
    instrument: Line
    places: Line
    unit: Annotated[Line, Fills("unit")]
    margin: Annotated[Line, Fills("margin")]

    # Whose map
    whose_line: Annotated[Line, Fills("whose", "date")]
    seen_by: Annotated[Line, Fills("layer")]
    look_closer: Annotated[Line, Fills("part")]
    state_of: Annotated[Line, Fills("date")]
    view_rests_on: Annotated[Line, Fills("view", "count")]
    extent: Annotated[Line, Fills("extent")]

    # Two lengths
    length: Line
    length_short: Line
    """Also stands in the address: ``?length=short``."""
    length_full: Line
    length_note: Annotated[Line, Fills("short", "full", "speed")]
    in_full: Line
    minutes_both: Annotated[Line, Fills("short", "full")]

    # Taking a figure away
    take_away: Line
    take_png: Line
    take_svg: Line
    take_link: Line
    take_citation: Line
    copied: Line
    selected: Line
    to_copy: Line
    other_sources: Annotated[Line, Fills("count")]
    source_line: Annotated[Line, Fills("sources")]
    figure_from: Annotated[Line, Fills("guide", "publisher")]
    figure_citation: Annotated[Line, Fills("figure", "guide", "publisher", "sources")]

    # One web
    choose_place: Line
    choose_place_hint: Line
    happened_here: Annotated[Line, Fills("count")]
    nothing_here: Line
    outside_map: Annotated[Line, Fills("places")]
    shown_strongly: Annotated[Line, Fills("place", "count")]
    show_all: Line
    show_on_map: Annotated[Line, Fills("place")]
    terms: Line
    in_timelines: Line

    # Freshness
    review_due: Annotated[Line, Fills("date")]
    checked: Annotated[Line, Fills("date", "review")]
    due_title: Annotated[Line, Fills("count")]
    due_intro: Line
    due_none: Line

    # Sources
    sources_count: Annotated[Line, Fills("count")]
    consulted: Annotated[Line, Fills("date")]
    quality_primary: Line
    quality_reference: Line
    quality_press: Line
    quality_reprint: Line
    state_outlet: Annotated[Line, Fills("state")]
    since_mark: Annotated[Line, Fills("date")]
    cited_in: Line
    not_cited: Line
    find_term: Line
    find_source: Line
    quality: Line
    nothing_found: Line
