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
    claimed_by: Line
    law_and_control: Annotated[Line, Fills("label")]

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

    # Then and since
    read_as_of: Line
    as_of_then: Annotated[Line, Fills("date")]
    as_of_today: Line
    as_of_note: Annotated[Line, Fills("date")]
    later_source: Line
    later_sources: Annotated[Line, Fills("count")]
    undated: Line
    one_source: Line
    all_sources: Line
    nothing_then: Annotated[Line, Fills("date")]

    # On my own
    my_views: Line
    my_views_title: Line
    my_views_intro: Line
    continue_title: Line
    continue_in: Annotated[Line, Fills("number", "title")]
    answered_of: Annotated[Line, Fills("done", "total")]
    your_vote: Line
    no_vote: Line
    conviction_of: Line
    not_rated: Line
    quiz_score: Line
    your_reasons: Line
    reasons_hint: Line
    nothing_yet: Line
    keep_file: Line
    keep_text: Line
    file_made: Annotated[Line, Fills("date", "title")]
    file_no_reason: Line
    forget_all: Line
    forget_note: Line

    # The ledger of claims
    claims_page: Line
    claims_title: Line
    claims_intro: Line
    conviction_before: Line
    conviction_after: Line
    conviction_1: Line
    conviction_2: Line
    conviction_3: Line
    conviction_4: Line
    conviction_5: Line
    conviction_was: Annotated[Line, Fills("before")]
    conviction_now: Annotated[Line, Fills("now")]
    conviction_same: Annotated[Line, Fills("before")]
    conviction_moved: Annotated[Line, Fills("before", "now")]
    rated_before: Line
    rated_after: Line
    read_unrated: Line
    open_all: Line
    bears_on: Line
    evidence_counts: Annotated[Line, Fills("pro", "con", "open")]
    taken_up: Annotated[Line, Fills("count")]
    weigh_claim: Line

    # Guess before you look
    guess_first: Line
    guess_compare: Line
    guess_skip: Line
    guess_all: Line
    guess_asked: Line
    guess_yours: Line
    guess_reading: Line
    guess_gap: Line
    guess_off: Annotated[Line, Fills("points")]
    guess_close: Line
