"""The words of the interface, so that a guide can speak any language.

They come with the program, a file a language (``guide/words/en.yaml``). What stands in a guide's
``content/words.yaml`` takes their place, one by one.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Fills, Line, Part

OWN = (
    "timelines_title",
    "timelines_intro",
    "the_obstacles",
    "obstacle",
    "read_module",
    "begin_module",
    "hindsight_intro",
    "then",
    "continue_in",
    "nothing_yet",
)
"""The words that name what a guide is about: each guide says them in its own way."""


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
    begin_module: Annotated[Line, Fills("number")]
    read_short: Annotated[Line, Fills("minutes")]
    article_on: Line
    the_rules: Line
    previous: Line
    next: Line
    footer: Line
    skip: Line
    menu: Line
    page_list: Line
    """The row of pages at the top."""
    sidebar: Line
    open_list: Line
    """The button that opens a list of choices."""
    choose_option: Line
    increment: Line
    """The buttons of a field for a number."""
    decrement: Line
    range_start: Line
    """The ends of a span of years, after its name."""
    range_end: Line
    accessibility: Line
    accessibility_title: Line
    accessibility_tried: Line
    accessibility_not_yet: Line
    accessibility_date: Annotated[Line, Fills("date")]
    menu_read: Line
    menu_look_up: Line
    menu_mine: Line
    stale: Line
    """The line while a file is broken, for readers."""
    stale_author: Annotated[Line, Fills("problem", "count")]
    """The same for the author, with what the checker says."""
    stale_translation: Annotated[Line, Fills("problem", "count")]
    """The same where only a translation has problems."""
    connection_lost: Line
    keeps_nothing: Line
    """Where a browser lets a page keep nothing, as in another site's frame without cookies."""
    own_window: Line
    language: Line
    """The name of the switch between languages."""
    figure_as_written: Annotated[Line, Fills("language")]
    """Under a figure that has words of the original, ``language`` being the name of theirs."""
    language_name: Line
    """The language's own name for itself."""

    # Dates
    month_names: Annotated[tuple[Line, ...], Field(min_length=12, max_length=12)]
    """The twelve months from January on, as they stand after a day: ``maja``."""
    months_alone: Annotated[tuple[Line, ...], Field(min_length=12, max_length=12)]
    """The same as they stand alone or before a year: ``maj``."""
    date_day: Annotated[Line, Fills("day", "month", "year")]
    """How a day is written."""
    date_month: Annotated[Line, Fills("month", "year")]
    """How a month is written."""
    year_before: Annotated[Line, Fills("year")]
    """How a year before the year 1 is written, or some of them: ``44 BCE``, ``50–41 BCE``."""
    year_since: Annotated[Line, Fills("year")]
    """How one of the first years since then is written: ``14 CE``."""

    # Numbers
    number_form: Annotated[
        str, StringConstraints(pattern=r"^1[.,'’\u00a0\u202f ]?234[.,'’\u00a0\u202f ]?567[.,٫]8$")
    ]
    """The number 1234567.8 as it is written: ``1,234,567.8``."""
    counted_as: Line
    """The BCP 47 tag of the language whose rules choose among named forms of a word."""
    number_million: Annotated[Line, Fills("number")]
    """How millions are written on the axis of a figure."""
    number_billion: Annotated[Line, Fills("number")]

    # A module
    minutes: Annotated[Line, Fills("n")]
    objectives: Line
    objectives_note: Line
    for_teachers: Line
    parts: Line
    """What a reader of a screen hears of the list of a module's parts."""
    part_question: Line
    part_see: Line
    part_weigh: Line
    part_decide: Line
    part_talk: Line
    part_now: Annotated[Line, Fills("number", "count", "name")]
    part_done: Annotated[Line, Fills("done", "count")]
    part_holds: Annotated[Line, Fills("title", "count")]
    open_all_parts: Line
    claims: Line
    check_yourself: Line
    talk_about_it: Line
    hindsight: Line
    hindsight_intro: Line

    # Blocks
    article_says: Line
    reconstruction_says: Line
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
    one_of: Annotated[Line, Fills("number", "count")]
    show_every: Annotated[Line, Fills("count")]
    more_perspectives: Annotated[Line, Fills("places")]

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
    put_in_order: Annotated[Line, Fills("first", "last")]
    move_up: Line
    move_down: Line
    moved_to: Annotated[Line, Fills("text", "place", "count")]
    you_put_it: Annotated[Line, Fills("place")]
    right_order: Line
    order_first: Line
    """What the first place of an order is, unless the item says it."""
    order_last: Line
    a_number: Line
    year: Line
    month: Line
    question_of: Annotated[Line, Fills("number", "count")]
    previous_item: Line
    next_item: Line
    nothing_missed: Line
    score: Annotated[Line, Fills("right", "answered")]
    not_answered: Line
    missed: Line
    missed_again: Line
    all_items: Line
    start_over: Line

    # Figures
    years: Line
    around: Annotated[Line, Fills("date")]
    all_years: Line
    actors: Line
    kinds: Line
    all: Line
    no_events: Line
    events_shown: Annotated[Line, Fills("shown", "total", "first", "last")]
    events_hint: Line
    years_strip_counts: Line
    years_strip: Line
    year_of: Annotated[Line, Fills("year", "count")]
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
    whose_line_then: Annotated[Line, Fills("whose")]
    seen_by: Annotated[Line, Fills("layer")]
    kilometres: Annotated[Line, Fills("number")]
    miles: Annotated[Line, Fills("number")]
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
    by_letter: Line
    find_source: Line
    quality: Line
    nothing_found: Line

    # The venue check
    venue_no_window: Line
    venue_no_window_do: Line
    venue_window: Annotated[Line, Fills("width", "height")]
    venue_window_small: Annotated[Line, Fills("width", "height")]
    venue_window_small_do: Line
    venue_metres: Annotated[Line, Fills("m", "ft")]
    venue_type: Annotated[Line, Fills("distance")]
    venue_captions: Annotated[Line, Fills("distance")]
    venue_captions_do: Annotated[Line, Fills("nearer")]
    venue_type_small: Annotated[Line, Fills("distance")]
    venue_press: Annotated[Line, Fills("n")]
    venue_press_once: Line
    venue_type_never: Annotated[Line, Fills("distance")]
    venue_type_never_do: Annotated[Line, Fills("nearer", "higher")]
    venue_code: Annotated[Line, Fills("cm", "inches")]
    venue_code_do: Line
    venue_files: Line
    venue_missing: Annotated[Line, Fills("file")]
    venue_changed: Annotated[Line, Fills("file")]
    venue_foreign: Annotated[Line, Fills("file", "host")]
    venue_missing_do: Line
    venue_no_network: Line
    venue_no_network_do: Line
    venue_only_here: Line
    venue_only_here_do: Annotated[Line, Fills("address")]
    venue_reach: Annotated[Line, Fills("address")]
    venue_reach_do: Line
    venue_joined: Annotated[Line, Fills("n")]
    venue_none_joined: Line
    venue_none_joined_do: Line
    venue_room_for: Annotated[Line, Fills("n")]
    venue_room_for_do: Line
    venue_nothing_left: Line
    venue_left: Annotated[Line, Fills("n")]
    venue_left_do: Line
    host_unsaved: Annotated[Line, Fills("time", "why")]
    host_incident: Annotated[Line, Fills("time", "what")]
    host_incident_read: Line
    venue_kept: Line
    venue_not_kept: Line
    venue_nothing_due: Line
    venue_due: Annotated[Line, Fills("n")]
    venue_due_one: Line
    venue_due_do: Annotated[Line, Fills("what", "date")]

    # The report
    report_title: Line
    report_paper: Literal["a4", "us-letter"]
    report_when: Annotated[Line, Fills("date", "began", "ended", "zone")]
    report_running: Annotated[Line, Fills("date", "began", "zone")]
    report_not_begun: Annotated[Line, Fills("date", "time", "zone")]
    report_people: Annotated[Line, Fills("n")]
    report_minutes: Annotated[Line, Fills("used", "planned")]
    report_room: Annotated[Line, Fills("code")]
    report_event: Line
    report_guide: Line
    report_run: Line
    report_code: Line
    report_date: Line
    report_began: Line
    report_ended: Line
    report_zone: Line
    report_present: Line
    report_steps: Line
    report_planned: Line
    report_took: Line
    report_minutes_planned: Line
    report_minutes_taken: Line
    report_dropped: Line
    report_total: Line
    report_ballot: Line
    report_before: Line
    report_after: Line
    report_change: Line
    report_moved: Annotated[Line, Fills("moved", "n")]
    report_pair: Annotated[Line, Fills("before", "after")]
    report_stayed: Line
    report_changed: Line
    report_voted: Annotated[Line, Fills("before", "after")]
    report_totals: Line
    report_flow_alt: Annotated[Line, Fills("flows")]
    report_few_moved: Line
    report_quiz: Line
    report_first: Line
    report_second: Line
    report_key: Line
    report_right: Annotated[Line, Fills("right", "n")]
    report_right_twice: Annotated[Line, Fills("first", "n", "second", "m")]
    report_vote: Line
    report_few: Annotated[Line, Fills("n")]
    report_not_counted: Line
    report_voices: Line
    report_spoken: Annotated[Line, Fills("spoken", "people")]
    report_again: Annotated[Line, Fills("n")]
    report_speakers: Line
    report_more: Line
    report_no_option: Line
    report_nobody: Annotated[Line, Fills("options")]
    report_notes: Line
    report_foot: Line
    report_page: Annotated[Line, Fills("n", "count")]
    report_section: Line
    report_item: Line
    report_detail: Line
    report_value: Line

    # Paper to take along
    paper_handout: Line
    paper_discussion: Line
    paper_quiz: Line
    paper_key: Line
    paper_ballots: Line
    paper_perspectives: Line
    paper_options: Line
    paper_evidence: Line
    paper_facilitator: Line
    paper_timeline_list: Line
    paper_foldout: Line
    paper_score: Line
    paper_poster: Line
    paper_cut: Line
    paper_sort: Line
    paper_sides: Line
    paper_claim: Line
    paper_card: Annotated[Line, Fills("number", "title")]
    paper_then: Annotated[Line, Fills("date")]
    paper_since: Line
    paper_judge: Line
    paper_notes: Line
    paper_afterwards: Line
    paper_afterwards_note: Line
    paper_question: Line
    paper_option: Line
    paper_rank: Line
    paper_price: Line
    paper_choose: Line
    paper_number: Line
    paper_event: Line
    paper_lane: Line
    paper_timeline_note: Annotated[Line, Fills("shown", "total")]
    paper_glue: Line
    paper_scale: Line
    paper_part: Annotated[Line, Fills("n", "count")]
    paper_other_sources: Annotated[Line, Fills("count")]
    paper_item: Annotated[Line, Fills("number")]
    paper_quiz_how: Line
    paper_order: Annotated[Line, Fills("first", "last")]
    paper_estimate: Line
    paper_place_alt: Annotated[Line, Fills("letters")]
    paper_tolerance: Annotated[Line, Fills("span")]
    paper_months: Annotated[Line, Fills("n")]
    paper_years: Annotated[Line, Fills("n")]
    paper_answer: Line
    paper_points: Line
    paper_total: Line
    paper_team: Line
    paper_team_name: Line
    paper_round: Annotated[Line, Fills("number", "title")]
    paper_board: Line
    paper_score_how: Line
    paper_slips: Line
    paper_slips_how: Line
    paper_board_how: Line
    paper_table: Line
    paper_table_name: Line
    paper_leaf: Line
    paper_stub: Line
    paper_clock: Line
    paper_step: Line
    paper_minutes: Line
    paper_least: Line
    paper_drop: Line
    paper_drop_how: Line
    paper_run_facts: Annotated[Line, Fills("minutes", "people")]
    paper_step_at: Annotated[Line, Fills("number", "time", "minutes")]
    paper_on_screen: Line
    paper_do: Line
    paper_version: Annotated[Line, Fills("version")]
    paper_wifi: Line
    paper_wifi_name: Annotated[Line, Fills("name")]
    paper_wifi_password: Annotated[Line, Fills("password")]
    paper_wifi_alt: Annotated[Line, Fills("name")]
    paper_join: Line
    paper_join_alt: Annotated[Line, Fills("address")]
    paper_reach: Annotated[Line, Fills("metres", "feet")]
    handouts_page: Line
    handouts_title: Line
    handouts_intro: Line
    handouts_of: Line
    handouts_guide: Line
    handouts_paper: Line
    paper_letter: Line
    paper_a4: Line
    handouts_large: Line
    handouts_pdf: Line
    handouts_word: Line
    handouts_preview: Annotated[Line, Fills("title")]
    handouts_link: Line
    handouts_straight: Annotated[Line, Fills("title")]
    handouts_printed: Annotated[Line, Fills("address")]
    poster_network: Line
    poster_password: Line
    poster_address: Line
    poster_note: Line

    # The projector
    screen_step: Annotated[Line, Fills("number", "count")]
    screen_claim: Line
    screen_opening: Line
    screen_closing: Line
    screen_counted: Annotated[Line, Fills("count")]
    screen_few: Line
    counted_together: Line
    counted_right: Line
    counted_other: Line
    counted_low: Line
    counted_close: Line
    counted_high: Line
    screen_moved: Annotated[Line, Fills("moved", "count")]
    screen_totals: Annotated[Line, Fills("before", "after")]
    screen_few_moved: Line
    screen_before: Line
    screen_after: Line
    screen_reflect: Line
    screen_borders: Annotated[Line, Fills("whose")]
    screen_vote_1: Line
    screen_vote_2: Line
    screen_voted: Line
    screen_first_vote: Line
    screen_second_vote: Line
    screen_key: Line
    screen_estimate: Annotated[Line, Fills("unit")]
    screen_why: Line
    screen_nothing: Line
    screen_waiting: Annotated[Line, Fills("address")]
    screen_thanks: Line
    screen_end: Line
    screen_join: Line
    screen_join_near: Line
    screen_more: Annotated[Line, Fills("count")]
    screen_lost: Line
    screen_alone: Line
    screen_help: Line
    screen_time_up: Line
    help_next: Line
    help_back: Line
    help_reveal: Line
    help_blank: Line
    help_source: Line
    help_close: Line
    help_timer: Line
    help_minute: Line
    help_hold: Line
    help_stop: Line
    help_undo: Line
    help_spot: Line
    help_closer: Line
    help_farther: Line
    help_pan: Line
    help_larger: Line
    help_smaller: Line
    help_full: Line
    help_ground: Line
    help_help: Line
    help_overview: Line

    # A press of a key or a button
    host_keys: Line
    host_counted_elsewhere: Line
    host_take_over: Line
    host_open_events: Line
    host_go_there: Line
    host_screen_follows: Annotated[Line, Fills("code", "address")]
    host_is_open: Line
    host_join: Line
    host_open_another: Line
    press_moved: Line
    press_late: Line
    press_ended: Line
    press_lost: Line
    press_not_sent: Line
    host_off_first: Line
    host_off_last: Line
    host_off_reveal: Line
    host_off_source: Line
    host_off_smaller: Line
    host_off_larger: Line
    host_off_closer: Line
    host_off_farther: Line
    host_off_whole: Line
    host_off_timer: Line
    host_off_countdown: Line
    host_off_untap: Line
    host_off_undo: Line
    host_undo_last: Line

    # The facilitator's view
    host_title: Line
    host_guide: Line
    host_guide_how: Line
    host_intro: Line
    host_no_run: Line
    """Instead of a plan, where the guide has no run of show."""
    host_again: Line
    host_door: Line
    host_door_how: Line
    host_passcode: Line
    host_enter: Line
    host_wrong: Line
    host_wait: Annotated[Line, Fills("seconds")]
    host_i_have: Line
    host_minutes_there_are: Line
    host_minutes_and: Line
    host_people: Line
    host_choose_run: Line
    host_run: Annotated[Line, Fills("title", "minutes")]
    host_the_plan: Line
    host_groups: Annotated[Line, Fills("n")]
    host_planned: Annotated[Line, Fills("n", "minutes")]
    host_fitted: Annotated[Line, Fills("made", "minutes")]
    host_over: Annotated[Line, Fills("n")]
    host_minutes_of: Annotated[Line, Fills("title")]
    host_up: Line
    host_down: Line
    host_leave_out: Line
    host_put_back: Line
    host_stays_shown: Line
    host_stays_ballot: Line
    host_stays_only: Line
    host_stays_edge: Line
    host_over_full: Annotated[Line, Fills("n")]
    host_out_of_range: Annotated[Line, Fills("number", "least", "most")]
    host_start_title: Line
    host_start_how: Line
    host_open: Line
    host_open_screen: Line
    host_venue: Line
    host_venue_how: Line
    host_picture: Line
    host_last_row: Line
    host_unit: Line
    host_feet: Line
    host_metres: Line
    host_check: Line
    host_green: Line
    host_amber: Line
    host_red: Line
    host_other_device: Line
    host_devices: Line
    host_code_alt: Annotated[Line, Fills("address")]
    host_no_address: Line
    host_passcode_is: Annotated[Line, Fills("passcode")]
    host_passcode_hidden: Line
    host_passcode_show: Line
    host_passcode_hide: Line
    host_passcode_kept: Line
    host_earlier: Line
    host_all_earlier: Annotated[Line, Fills("n")]
    host_headline: Annotated[Line, Fills("date", "run", "people", "code")]
    host_waits: Annotated[Line, Fills("minutes", "people")]
    host_step_left: Line
    host_paused: Line
    host_used: Line
    host_left: Line
    host_on_time: Line
    host_late: Annotated[Line, Fills("n")]
    host_early: Annotated[Line, Fills("n")]
    host_drop_one: Annotated[Line, Fills("title", "minutes")]
    host_advice_drop: Annotated[Line, Fills("steps")]
    host_shorten: Annotated[Line, Fills("steps")]
    host_shorten_one: Annotated[Line, Fills("title", "minutes")]
    host_then_ends: Annotated[Line, Fills("time")]
    host_then_late: Annotated[Line, Fills("time", "n")]
    host_no_more: Annotated[Line, Fills("time", "n")]
    host_advice_do: Line
    host_step: Annotated[Line, Fills("number", "count")]
    host_slide: Annotated[Line, Fills("number", "count")]
    host_say: Line
    host_do: Line
    host_if_quiet: Line
    host_if_hot: Line
    host_if_one_sided: Line
    host_follow_ups: Line
    host_prompt_notes: Line
    host_reflect: Line
    host_then: Annotated[Line, Fills("title")]
    host_last: Line
    host_now: Line
    host_next_screen: Line
    host_back: Line
    host_next: Line
    host_begin: Line
    host_reveal: Line
    host_hide: Line
    host_blank: Line
    host_light: Line
    host_source: Line
    host_pause: Line
    host_start: Line
    host_countdown: Line
    host_overview: Line
    host_overview_here: Line
    host_overview_done: Line
    host_overview_out: Line
    host_panel_close: Line
    host_countdown_how: Line
    host_countdown_more: Line
    host_countdown_stop: Line
    host_countdown_pause: Line
    host_countdown_go: Line
    host_smaller: Line
    host_larger: Line
    host_spot: Line
    host_closer: Line
    host_farther: Line
    host_whole: Line
    screen_tools: Line
    host_counts: Line
    host_voices: Line
    host_notes: Line
    host_plan: Line
    host_hall: Line
    host_nothing_to_count: Line
    host_by_hands: Line
    host_by_paper: Line
    host_by_pairs: Line
    host_later: Line
    host_talk_first: Line
    host_vote_1: Line
    host_vote_2: Line
    host_keep: Line
    host_not_counted: Line
    host_uncount: Line
    host_count_again: Line
    host_counted: Annotated[Line, Fills("n", "people")]
    host_too_many: Line
    host_show_result: Line
    host_hide_result: Line
    host_correct: Annotated[Line, Fills("name", "n")]
    host_no_choice: Line
    host_pair: Annotated[Line, Fills("before", "after")]
    host_spoken: Annotated[Line, Fills("n", "people")]
    host_nobody: Annotated[Line, Fills("options")]
    host_first: Line
    host_repeat: Line
    host_for_none: Line
    host_undo: Line
    host_note_field: Line
    host_note_keep: Line
    host_note_rule: Line
    host_note_remove: Line
    host_leave: Line
    host_people_here: Line
    host_mirror: Line
    host_wifi: Line
    host_wifi_how: Line
    host_wifi_name: Line
    host_wifi_password: Line
    host_wifi_show: Line
    host_wifi_shown: Annotated[Line, Fills("name")]
    host_wifi_off: Line
    host_wifi_wrong: Line
    host_mirror_why: Line
    host_mirrored: Line
    host_mirrored_how: Line
    host_unmirror: Line
    host_end: Line
    host_end_ask: Line
    host_end_do: Line
    host_ended: Line
    host_ended_do: Line
    host_pdf: Line
    host_csv: Line
    host_plan_another: Line
    host_delete: Line
    host_delete_ask: Line
    host_delete_do: Line
    host_lost: Line
    host_lost_do: Annotated[Line, Fills("run")]
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
    your_judgments: Line
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
    conviction_now: Annotated[Line, Fills("now")]
    conviction_same: Annotated[Line, Fills("before")]
    conviction_moved: Annotated[Line, Fills("before", "now")]
    rated_before: Line
    rated_after: Line
    read_unrated: Line
    show_evidence: Line
    evidence_of: Annotated[Line, Fills("claim")]
    show_happened: Line
    guess_change: Line
    earlier: Line
    later: Line
    close_card: Line
    start_over_sure: Line
    forget_sure: Line
    keep_it: Line
    blocked: Line
    """On a page whose web socket does not open."""
    unanswered: Line
    blocked_host: Line
    blocked_screen: Line
    blocked_copy: Line
    copy_title: Line
    copy_intro: Line
    copy_modules: Line
    lost_title: Line
    lost: Line
    lost_home: Line
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

    # Taking things along to other tools
    export_title: Line
    export_quiz_intro: Line
    export_events_intro: Line
    export_sources_intro: Line
    export_run_intro: Line
    export_all_held: Annotated[Line, Fills("count")]
    export_some_held: Annotated[Line, Fills("written", "count", "changed")]
    export_changed: Line
    export_what_changed: Annotated[Line, Fills("count")]
    export_left_out: Line
    export_as_pairs: Line
    export_as_words: Line
    export_as_names: Line
    export_as_letters: Line
    export_as_first: Line
    export_as_ranges: Line
    export_left_named: Line
    export_left_question: Annotated[Line, Fills("most")]
    export_left_answer: Annotated[Line, Fills("most")]
    export_fewer: Annotated[Line, Fills("most")]
    export_no_mark: Line
    export_no_feedback: Line
    export_figures_told: Line
    export_left_later: Line
    export_left_source: Line
    export_which_first: Annotated[Line, Fills("question", "first")]
    export_range: Annotated[Line, Fills("low", "high")]
    export_way: Line
    export_way_one: Line
    export_way_several: Line
    export_way_order: Line
    export_way_number: Line
    export_way_month: Line
    export_question: Line
    export_from: Line
    export_to: Line
    export_shows: Line
    export_id: Line
    export_end: Line
    export_lane: Line
    export_canvas: Line
    export_canvas_holds: Line
    export_qti21: Line
    export_qti21_holds: Line
    export_moodle: Line
    export_moodle_holds: Line
    export_gift: Line
    export_gift_holds: Line
    export_kahoot: Line
    export_kahoot_holds: Line
    export_quiz_csv: Line
    export_quiz_csv_holds: Line
    export_ical: Line
    export_ical_holds: Line
    export_run_csv: Line
    export_run_csv_holds: Line
    export_bibtex: Line
    export_bibtex_holds: Line
    export_ris: Line
    export_ris_holds: Line
    export_csl_json: Line
    export_csl_json_holds: Line
    export_events_csv: Line
    export_events_csv_holds: Line
    export_events_json: Line
    export_events_json_holds: Line
    export_timelinejs: Line
    export_timelinejs_holds: Line
    export_markdown: Line
    export_markdown_holds: Line
    export_sheets: Line
    export_sheets_holds: Line
    export_no_row: Line

    # The phone
    phone_join: Line
    phone_code: Line
    phone_code_where: Line
    phone_enter: Line
    phone_no_room: Line
    phone_send: Line
    phone_change: Line
    phone_write_how: Line
    phone_write_label: Line
    phone_write_paper: Line
    phone_write_done: Line
    phone_write_again: Line
    phone_wrote: Line
    phone_write_own: Line
    phone_write_talk: Line
    phone_words_how: Annotated[Line, Fills("fewest")]
    phone_words_label: Line
    phone_no_words: Line
    phone_no_number: Line
    phone_recorded: Line
    phone_sending: Line
    phone_offline: Line
    phone_not_recorded: Line
    phone_open: Line
    phone_closed: Line
    phone_closes_soon: Line
    phone_in_hall: Line
    phone_at_home: Line
    phone_be_at_home: Line
    phone_be_in_hall: Line
    phone_hall: Line
    phone_hall_answers: Line
    phone_yours: Line
    phone_no_answer: Line
    phone_waiting: Line
    phone_look_again: Line
    phone_ended: Line
    phone_doors: Line
    phone_full: Line
    phone_resume: Annotated[Line, Fills("code")]
    phone_resume_how: Line
    phone_resume_code: Line
    phone_resume_do: Line
    phone_resume_wrong: Line
    phone_private: Line
    phone_private_kept: Line
    phone_ended_kept: Line
    phone_no_fit: Line
    phone_too_fast: Line
    phone_first: Line
    phone_opening: Line
    phone_closing: Line
    phone_order: Annotated[Line, Fills("first", "last", "n")]
    phone_place_of: Annotated[Line, Fills("text")]
    phone_place: Annotated[Line, Fills("lat", "lon")]
    phone_between: Annotated[Line, Fills("low", "high")]
    phone_foreign: Line
    phone_ask: Line
    phone_ask_title: Line
    phone_ask_back: Line
    phone_ask_label: Line
    phone_ask_send: Line
    phone_ask_own: Line
    phone_ask_others: Line
    phone_ask_none: Line
    phone_ask_want: Line
    phone_ask_wanted: Line
    phone_ask_offline: Line
    phone_no_question: Line
    phone_no_questions: Line
    phone_many_questions: Line
    question_rule_1: Line
    question_rule_2: Line
    question_rule_3: Line
    question_asked: Line
    question_time: Line
    question_waiting: Line
    question_published: Line
    question_answered: Line
    question_hidden: Annotated[Line, Fills("reason")]
    question_merged: Annotated[Line, Fills("text")]
    question_upvotes: Annotated[Line, Fills("n")]
    screen_from_audience: Line
    phone_error: Line

    # Phones, on the screen and for the facilitator
    help_phones: Line
    help_join: Line
    screen_veiled: Line
    screen_hands_in_totals: Line
    screen_phones: Line
    screen_write: Line
    screen_wrote: Annotated[Line, Fills("count")]
    screen_phones_second: Line
    screen_wifi: Line
    screen_join_code: Annotated[Line, Fills("code")]
    screen_code_alt: Annotated[Line, Fills("address")]
    screen_answered: Annotated[Line, Fills("count")]
    report_small: Annotated[Line, Fills("n")]
    host_phones_open: Line
    host_phones_close: Line
    host_phones_close_now: Line
    host_at_home: Annotated[Line, Fills("n")]
    host_answered_at_home: Annotated[Line, Fills("n")]
    host_write_open: Line
    host_wrote: Annotated[Line, Fills("wrote", "spoke")]
    host_wrote_invite: Line
    host_words: Line
    host_words_open: Line
    host_words_how: Annotated[Line, Fills("fewest")]
    host_words_none: Line
    host_words_shown: Annotated[Line, Fills("n")]
    host_words_waiting: Annotated[Line, Fills("n")]
    host_words_few: Annotated[Line, Fills("n", "fewest")]
    host_words_show: Line
    host_words_hide: Line
    host_words_same: Line
    words_count: Annotated[Line, Fills("n")]
    host_doors_shut: Line
    host_doors_open: Line
    host_off_phones: Line
    host_joined: Annotated[Line, Fills("joined", "people")]
    host_answered: Annotated[Line, Fills("answered")]
    host_by_phone: Annotated[Line, Fills("n")]
    host_each: Line
    host_each_phones: Line
    host_each_hands: Line
    host_each_together: Line
    host_ask: Line
    host_ask_how: Line
    host_ask_open: Line
    host_ask_close: Line
    host_ask_waiting: Annotated[Line, Fills("n")]
    host_ask_published: Annotated[Line, Fills("n")]
    host_ask_publish: Line
    host_ask_hide: Line
    host_ask_hide_how: Line
    host_ask_same: Line
    host_ask_pin: Line
    host_ask_unpin: Line
    host_ask_answered: Line
    host_ask_done: Line
    host_ask_slate: Line
    host_ask_slate_how: Line
    host_phones_about: Line
    host_phones_note: Line

    # A quiz night
    night: Line
    night_summary: Annotated[Line, Fills("rounds", "questions", "items", "most", "needed")]
    night_summary_few: Annotated[Line, Fills("rounds", "questions", "items", "most", "needed")]
    night_mixed: Line
    night_end: Line
    night_say_title: Line
    night_say_round: Annotated[Line, Fills("number", "title", "questions")]
    night_say_question: Line
    night_do_question: Line
    night_say_answers: Line
    night_do_answers: Line
    night_say_standings: Line
    night_do_standings: Line
    night_tie_break: Line
    night_say_tie_break: Line
    night_do_tie_break: Line
    night_say_end: Line
    night_question: Annotated[Line, Fills("round", "number")]
    night_answers: Annotated[Line, Fills("number")]
    night_standings_after: Annotated[Line, Fills("number")]
    night_final: Line
    night_round_of: Annotated[Line, Fills("number", "count")]
    night_round_lead: Annotated[Line, Fills("questions")]
    night_round_over: Annotated[Line, Fills("number")]
    night_hand_in: Line
    night_added_up: Line
    night_no_scores: Line
    night_estimate: Annotated[Line, Fills("unit")]
    night_points: Annotated[Line, Fills("n")]
    night_rank: Annotated[Line, Fills("n")]
    night_rank_shared: Annotated[Line, Fills("n")]
    night_table: Annotated[Line, Fills("n")]
    phone_round: Line
    phone_table: Line
    phone_table_how: Line
    phone_table_number: Line
    phone_table_do: Line
    phone_table_wrong: Line
    phone_table_taken: Line
    phone_table_other: Line
    host_tables: Line
    host_tables_joined: Annotated[Line, Fills("n")]
    host_tables_how: Line
    host_tables_none: Line
    host_tables_round: Line
    host_tables_round_name: Annotated[Line, Fills("number", "title")]
    host_tables_points: Annotated[Line, Fills("table", "by_phone", "most")]
    host_tables_paper: Annotated[Line, Fills("table", "most")]
    host_tables_keep: Line
    host_tables_add: Line
    host_tables_add_how: Line
    host_tables_number: Line
    host_tables_name: Line
    host_tables_add_do: Line
    host_tables_number_wrong: Line
    host_tables_remove: Annotated[Line, Fills("table")]
    host_tables_clock: Line
    host_tables_no_clock: Line
    host_tables_clock_how: Line
    host_tables_now: Line
    host_tables_tied: Annotated[Line, Fills("tables")]
    host_tables_tie_next: Line
    host_tables_no_tie_break: Line
    host_tables_estimates: Line
    host_tables_estimates_how: Annotated[Line, Fills("unit")]
    host_tables_estimates_date: Line
    host_tables_estimates_keep: Line
    host_tables_estimate_wrong: Annotated[Line, Fills("text")]
    report_standings: Line
    report_rounds: Line
    report_points: Line

    # The store
    store_file: Line
    store_file_at: Annotated[Line, Fills("place")]
    """The same for who may host, who reads where it is."""
    store_full: Annotated[Line, Fills("file")]
    store_readonly: Annotated[Line, Fills("file")]
    store_forbidden: Annotated[Line, Fills("file")]
    store_locked: Annotated[Line, Fills("file")]
    store_not_opened: Annotated[Line, Fills("file")]
    store_no_store: Annotated[Line, Fills("file")]
    store_damaged: Annotated[Line, Fills("file")]
    store_disk: Annotated[Line, Fills("file")]
    store_folder: Annotated[Line, Fills("file")]
    store_unusable: Annotated[Line, Fills("file")]
    store_unusable_because: Annotated[Line, Fills("file", "cause")]
    store_busy: Line
    store_busy_at: Annotated[Line, Fills("place")]
    store_base_full: Line
    store_base_readonly: Line
    store_base_locked: Line
    store_base_forbidden: Line
    store_base_tables: Line
    store_base_silent: Line
    store_base_unusable: Annotated[Line, Fills("place", "cause")]
    store_no_room: Annotated[Line, Fills("code")]
    store_damaged_room: Annotated[Line, Fills("code")]
    store_older_copy: Annotated[Line, Fills("code")]
    store_overtaken: Annotated[Line, Fills("code")]
    store_replaced: Annotated[Line, Fills("file")]
    store_phones_lost: Line
    store_codes_taken: Line
    store_too_many: Annotated[Line, Fills("code")]
    store_newer: Line

    @property
    def every_month(self) -> tuple[str, ...]:
        """The months in both their forms, as a text may name them."""
        return self.month_names + self.months_alone

    @property
    def qualities(self) -> Mapping[str, str]:
        """The kinds of source, from documents to reprints."""
        return {
            "primary": self.quality_primary,
            "reference": self.quality_reference,
            "press": self.quality_press,
            "reprint": self.quality_reprint,
        }

    @property
    def part_names(self) -> Mapping[str, str]:
        """The parts of a module."""
        return {
            "question": self.part_question,
            "see": self.part_see,
            "weigh": self.part_weigh,
            "decide": self.part_decide,
            "talk": self.part_talk,
        }

    @property
    def run_headings(self) -> Mapping[str, str]:
        """What stands above several blocks of a kind."""
        return {
            "claim": self.claims,
            "quiz": self.check_yourself,
            "prompt": self.talk_about_it,
            "hindsight": self.hindsight,
        }

    @property
    def levels(self) -> Mapping[str, str]:
        """How far a prompt goes."""
        return {
            "understand": self.level_understand,
            "apply": self.level_apply,
            "analyse": self.level_analyse,
            "evaluate": self.level_evaluate,
            "judge": self.level_judge,
        }

    @property
    def formats(self) -> Mapping[str, str]:
        """The ways in which a room talks about a prompt."""
        return {
            "whole room": self.format_whole_room,
            "pairs": self.format_pairs,
            "small groups": self.format_small_groups,
            "fishbowl": self.format_fishbowl,
            "line-up": self.format_line_up,
            "written first": self.format_written_first,
        }

    @property
    def question_rules(self) -> tuple[str, ...]:
        """What a question to the speaker has to be."""
        return (self.question_rule_1, self.question_rule_2, self.question_rule_3)

    @property
    def question_reasons(self) -> Mapping[str, str]:
        """Why a question is not shown, by the name of the reason."""
        return {
            "rule_1": self.question_rule_1,
            "rule_2": self.question_rule_2,
            "rule_3": self.question_rule_3,
            "asked": self.question_asked,
            "time": self.question_time,
        }

    @property
    def verdicts(self) -> Mapping[str, str]:
        """How an expectation can be judged in hindsight."""
        return {
            "borne-out": self.verdict_borne_out,
            "partly": self.verdict_partly,
            "not": self.verdict_not,
            "open": self.verdict_open,
        }

    @property
    def attributions(self) -> Mapping[str, str]:
        """Whose words a claim is in."""
        return {"article": self.article_says, "reconstruction": self.reconstruction_says}
