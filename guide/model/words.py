"""``content/words.yaml``: the words of the interface, so that a guide can speak any language."""

from collections.abc import Mapping
from typing import Annotated, Literal

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
    whose_line_then: Annotated[Line, Fills("whose")]
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
    report_not_reached: Line
    report_total: Line
    report_ballot: Line
    report_before: Line
    report_after: Line
    report_change: Line
    report_moved: Annotated[Line, Fills("moved", "n")]
    report_pair: Annotated[Line, Fills("before", "after")]
    report_stayed: Line
    report_changed: Line
    report_totals: Line
    report_flow_alt: Annotated[Line, Fills("flows")]
    report_quiz: Line
    report_first: Line
    report_second: Line
    report_key: Line
    report_right: Annotated[Line, Fills("right", "n")]
    report_right_twice: Annotated[Line, Fills("first", "n", "second", "m")]
    report_options: Line
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
    report_note: Line
    report_foot: Line
    report_page: Annotated[Line, Fills("n", "count")]
    report_section: Line
    report_item: Line
    report_detail: Line
    report_value: Line

    # The projector
    screen_step: Annotated[Line, Fills("number", "count")]
    screen_claim: Line
    screen_opening: Line
    screen_closing: Line
    screen_counted: Annotated[Line, Fills("count")]
    screen_few: Line
    screen_moved: Annotated[Line, Fills("moved", "count")]
    screen_totals: Annotated[Line, Fills("before", "after")]
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
    screen_more: Annotated[Line, Fills("count")]
    screen_lost: Line
    screen_alone: Line
    screen_help: Line
    help_next: Line
    help_back: Line
    help_reveal: Line
    help_blank: Line
    help_source: Line
    help_timer: Line
    help_type: Line
    help_full: Line
    help_ground: Line
    help_help: Line

    # The facilitator's view
    host_title: Line
    host_intro: Line
    host_again: Line
    host_door: Line
    host_door_how: Line
    host_passcode: Line
    host_enter: Line
    host_wrong: Line
    host_i_have: Line
    host_minutes_there_are: Line
    host_minutes_and: Line
    host_people: Line
    host_choose_run: Line
    host_run: Annotated[Line, Fills("title", "minutes")]
    host_the_plan: Line
    host_groups: Annotated[Line, Fills("n")]
    host_planned: Annotated[Line, Fills("n", "minutes")]
    host_over: Annotated[Line, Fills("n")]
    host_minutes_of: Annotated[Line, Fills("title")]
    host_up: Line
    host_down: Line
    host_leave_out: Line
    host_put_back: Line
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
    host_drop: Annotated[Line, Fills("steps")]
    host_drop_one: Annotated[Line, Fills("title", "minutes")]
    host_drop_do: Line
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
    host_smaller: Line
    host_larger: Line
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
    def verdicts(self) -> Mapping[str, str]:
        """How an expectation can be judged in hindsight."""
        return {
            "borne-out": self.verdict_borne_out,
            "partly": self.verdict_partly,
            "not": self.verdict_not,
            "open": self.verdict_open,
        }
