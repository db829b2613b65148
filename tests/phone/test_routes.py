"""Phones join, answer and are told: by JSON, by a form alone, with cookies and without."""

import re
from types import SimpleNamespace

import pytest

from guide.figures.projected.options import COLOURS
from guide.phone import door
from guide.phone import routes as phone
from guide.room.room import end, go, reveal, shut_doors
from guide.settings import ROOT
from tests.conftest import NOW

from .conftest import seat_in

BALLOT = "f-ballot-opening"


def error(answer):
    return answer.json()["error"]


def test_a_phone_joins_answers_and_changes_its_answer_until_the_item_closes(hall):
    one = hall.phone()
    hall.open(BALLOT)
    for option in (0, "bridge"):
        answer = hall.put(one, BALLOT, option)
        assert (answer.status_code, answer.json()) == (200, {"recorded": True})
    room = hall.shut()
    assert room.phones[BALLOT] == {"bridge": 1}
    late = hall.put(one, BALLOT, "keep")
    assert late.status_code == 409
    assert "not recorded" in error(late)
    assert hall.change(lambda room: room).phones[BALLOT] == {"bridge": 1}


@pytest.mark.parametrize(
    ("block", "answer", "counted"),
    [
        (BALLOT, 2, {"bridge": 1}),
        ("f-quiz-first", 1, None),
        ("f-quiz-several", [0, 1], None),
        ("f-quiz-order", None, None),
        ("f-quiz-number", 7, None),
        ("f-quiz-place", 0, None),
        ("f-claim-slow", 4, {"4": 1}),
    ],
)
def test_every_way_of_answering_is_taken(hall, block, answer, counted):
    one = hall.phone()
    room = hall.open(block)
    item = room.asking.item
    if answer is None:
        answer = [each.id for each in hall.pack.block(block).answer.items]
    assert hall.put(one, block, answer).json() == {"recorded": True}
    held = hall.shut().phones[item]
    assert held == counted if counted else sum(held.values()) >= 1


def test_what_a_request_lacks_is_one_sentence(hall):
    one, stranger = hall.phone(), hall.phone(joined=False)
    hall.open(BALLOT)
    posted, json, plain = f"{hall.page}/answers", "application/json", {"Accept": "application/json"}
    refusals = [
        (hall.put(stranger, BALLOT, 0), 403),
        (hall.put(one, BALLOT, 99), 422),
        (hall.put(one, BALLOT, None), 422),
        (hall.put(one, BALLOT, {"a": [1]}), 422),
        (hall.put(one, "no-such-block", 0), 422),
        (hall.put(one, "f-quiz-first", 0), 409),
        (one.post("/r/QQQQQQ/answers", json={"block": BALLOT, "answer": 0}), 404),
        (one.post("/r/12/answers", json={"block": BALLOT, "answer": 0}), 404),
        (one.post(posted, content=b"{", headers={"Content-Type": json}), 422),
        (one.post(posted, content=b"x" * 9000, headers=plain), 413),
        (one.get("/r/QQQQQQ/state"), 404),
    ]  # fmt: skip
    for answer, status in refusals:
        assert answer.status_code == status, answer.text
        assert error(answer).endswith(".")
    assert hall.shut().phones[BALLOT] == {}


@pytest.mark.parametrize("typed", ["101", "-1", "a dozen", ""])
def test_of_a_number_out_of_its_limits_is_said_what_is_asked_for(hall, typed):
    one = hall.phone()
    item = hall.open("f-quiz-number").asking.item
    form = {"block": item, "answer": typed}
    sent = one.post(f"{hall.page}/answers", data=form, headers={"Accept": "application/json"})
    assert (sent.status_code, error(sent)) == (422, hall.pack.words.phone_no_number)
    assert sum(hall.shut().phones[item].values()) == 0


def test_a_seat_that_floods_is_slowed_down_and_no_other(hall):
    one, other = hall.phone(), hall.phone()
    hall.open(BALLOT)
    many = [hall.put(one, BALLOT, 0).status_code for _ in range(30)]
    assert many[:10] == [200] * 10
    assert 429 in many
    assert hall.put(other, BALLOT, 1).status_code == 200
    assert hall.shut().phones[BALLOT] == {"keep": 1, "more": 1}


# ── The seat ─────────────────────────────────────────────────────────────────


def test_the_cookie_is_for_this_room_alone_and_no_script_reads_it(hall):
    cookie = hall.phone(joined=False).get(hall.page).headers["set-cookie"].lower()
    for part in ("httponly", f"path={hall.page.lower()}", "samesite=lax", "max-age=86400"):
        assert part in cookie
    secure = hall.phone(joined=False, **{"X-Forwarded-Proto": "https"}).get(hall.page)
    assert "secure" in secure.headers["set-cookie"].lower()


def test_a_reload_keeps_the_seat(hall):
    one = hall.phone()
    for _ in range(3):
        page = one.get(hall.page)
        assert "set-cookie" not in page.headers
        assert seat_in(page.text) == ""
    assert hall.store.phones_of(hall.code)[0] == 1


def test_a_token_of_another_room_or_made_up_lands_nobody_in_this_one(hall):
    hall.open(BALLOT)
    for token in ("", "1.AAAAAAAAAAAAAAAAAAAAAAAA", "x" * 500, "1", "'; drop table seats"):
        other = hall.phone(joined=False)
        other.cookies.set(door.COOKIE, token)
        assert hall.put(other, BALLOT, 0).status_code == 403
        assert hall.put(hall.phone(joined=False), BALLOT, 0, seat=token).status_code == 403
        assert hall.put(hall.phone(joined=False), BALLOT, 0, seat=[token]).status_code == 403


def test_where_cookies_are_refused_the_form_carries_the_seat(hall):
    hall.open(BALLOT)
    one = hall.phone(joined=False)
    token = seat_in(one.get(hall.page).text)
    fields = {"block": BALLOT, "answer": "more", "seat": token}
    one.cookies.clear()
    page = one.post(f"{hall.page}/answers", data=fields)
    assert page.status_code == 200
    assert seat_in(page.text) == token
    assert f'name="seat" value="{token}"' in page.text
    assert 'value="more" checked' in page.text
    assert hall.store.phones_of(hall.code) == (1, 0)
    one.cookies.clear()
    state = one.get(f"{hall.page}/state", params={"seat": token}).json()
    assert state["joined"] and "checked" in state["html"]
    assert hall.shut().phones[BALLOT] == {"more": 1}


def test_a_resume_code_brings_another_browser_to_the_same_seat(hall):
    hall.open(BALLOT)
    one = hall.phone()
    page = one.get(hall.page).text
    code = re.search(r"([A-Z]{3} [A-Z]{3} [A-Z]{3})", page).group(1)
    hall.put(one, BALLOT, "keep")
    other = hall.phone(joined=False)
    taken = other.post(f"{hall.page}/resume", data={"resume": code.lower()})
    assert 'value="keep" checked' in taken.text
    hall.put(other, BALLOT, "none")
    assert hall.shut().phones[BALLOT] == {"none": 1}
    wrong = other.post(f"{hall.page}/resume", data={"resume": "AAA AAA AAA"})
    assert wrong.status_code == 422
    assert hall.store.phones_of(hall.code)[0] == 1


def test_nobody_joins_by_looking_ahead(hall):
    ahead = hall.phone(joined=False, **{"Sec-Purpose": "prefetch"})
    assert ahead.get(hall.page).status_code == 200
    assert hall.phone(joined=False).head(hall.page).status_code == 200
    assert hall.store.phones_of(hall.code)[0] == 0


# ── What phones see ──────────────────────────────────────────────────────────


def test_the_version_changes_when_there_is_something_else_to_see_and_only_then(hall):
    one = hall.phone()

    def version():
        return one.get(f"{hall.page}/state").json()["version"]

    seen = [version()]
    hall.open(BALLOT)
    seen.append(version())
    hall.put(one, BALLOT, 0)
    assert version() == seen[-1]
    hall.shut()
    seen.append(version())
    hall.change(lambda room: reveal(room, True))
    seen.append(version())
    hall.change(lambda room: go(room, room.at + 1, 0, NOW))
    assert version() == seen[0]
    assert len(set(seen)) == 4


def test_a_question_shows_nothing_of_its_answer_before_the_facilitator_does(hall):
    one = hall.phone()
    for block in ("f-quiz-first", "f-quiz-order", "f-quiz-place", "f-quiz-number", "f-series"):
        hall.open(block)
        quiz = hall.pack.block(block)
        for _ in range(2):
            told = one.get(f"{hall.page}/state").text + one.get(hall.page).text
            if block == "f-series":
                assert quiz.title not in told
            else:
                assert quiz.rationale.split(".")[0][:30] not in told
                for place in hall.pack.places.values():
                    assert block != "f-quiz-place" or place.name not in told.replace(quiz.stem, "")
            hall.shut()


def test_once_it_is_shown_the_own_answer_stands_beside_the_right_one(hall):
    one, other = hall.phone(), hall.phone()
    hall.open("f-quiz-several")
    block = hall.pack.block("f-quiz-several")
    hall.put(one, "f-quiz-several", list(block.answer.key))
    hall.change(lambda room: reveal(room, True))
    words = hall.pack.words
    shown, missed = (each.get(hall.page).text for each in (one, other))
    assert words.right in shown
    assert words.right not in missed and words.phone_no_answer in missed
    for text in (shown, missed):
        assert block.rationale.split()[0] in text
        assert hall.pack.sources[block.sources[0]].publisher in text
    state = one.get(f"{hall.page}/state", params={"after": "old"}).json()
    assert words.right in state["html"] and state["state"] == "shown"


def test_a_closing_ballot_tells_both_own_choices(hall):
    one = hall.phone()
    hall.open(BALLOT)
    hall.put(one, BALLOT, "keep")
    closing = next(b.id for b in hall.pack.blocks.values() if getattr(b, "repeats", None) == BALLOT)
    hall.open(closing)
    hall.put(one, closing, "bridge")
    hall.change(lambda room: reveal(room, True))
    text = one.get(hall.page).text
    assert "Keep the boat" in text and "Build a bridge" in text
    assert hall.change(lambda room: room).flows == {closing: {"keep/bridge": 1}}


def test_no_count_reaches_a_phone(hall):
    phones = [hall.phone() for _ in range(7)]
    hall.open(BALLOT)
    for one in phones:
        hall.put(one, BALLOT, "keep")
    told = phones[0].get(f"{hall.page}/state").json()
    assert set(told) == {"version", "state", "open", "block", "item", "html", "joined", "questions"}
    told = phones[0].get(f"{hall.page}/count").json()
    assert (told["joined"], told["answered"], told["asking"]) == (7, 7, True)
    assert set(told) == {"joined", "answered", "asking", "host"}
    hall.shut()
    told = phones[0].get(f"{hall.page}/count").json()
    assert (told["joined"], told["answered"], told["asking"]) == (7, None, False)


def test_the_doors_and_the_end(hall):
    one = hall.phone()
    hall.change(lambda room: shut_doors(room, True))
    late = hall.phone(joined=False).get(hall.page)
    assert late.status_code == 403
    assert hall.pack.words.phone_doors in late.text
    assert one.get(hall.page).status_code == 200
    hall.open(BALLOT)
    hall.change(lambda room: end(room, NOW))
    assert one.get(f"{hall.page}/state").json()["state"] == "ended"
    assert hall.put(one, BALLOT, 0).status_code == 409
    assert "The event has ended" in hall.phone(joined=False).get(hall.page).text


# ── The way in ───────────────────────────────────────────────────────────────


def test_a_code_is_taken_as_people_type_it(hall):
    one = hall.phone(joined=False)
    spaced = f" {hall.code[:3].lower()} {hall.code[3:]} "
    assert one.get("/join", params={"code": spaced}).headers["location"] == hall.page
    assert one.get(f"/r/{hall.code.lower()}").headers["location"] == hall.page
    wrong = one.get("/join", params={"code": "<b>QQQQ"})
    assert wrong.status_code == 404
    assert "<b>" not in wrong.text and hall.pack.words.phone_no_room in wrong.text


@pytest.mark.heavy
def test_codes_cannot_be_tried_at_a_useful_rate_and_a_hall_is_not_shut_out(hall, monkeypatch):
    monkeypatch.setattr(phone, "time", SimpleNamespace(monotonic=lambda: 100.0))
    inside = hall.phone(address="10.0.0.1")
    for address in ("10.0.0.1", "10.0.0.2"):
        guesser = hall.phone(address=address, joined=False)
        answers = [
            guesser.get(f"/r/QQQQ{a}{b}").status_code for a in "ABCDEFGH" for b in "ABCDEFGHJK"
        ]
        assert answers.count(404) < 70
        assert answers[-1] == 429
    assert inside.get(hall.page).status_code == 200
    assert hall.phone(address="10.0.0.1", joined=False).get(hall.page).status_code == 200
    # From where nobody has joined, a right code looks like a wrong one for a while.
    assert hall.phone(address="10.0.0.2", joined=False).get(hall.page).status_code == 429


def test_another_sites_page_writes_nothing(hall):
    one = hall.phone()
    hall.open(BALLOT)
    for headers in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = one.post(
            f"{hall.page}/answers", json={"block": BALLOT, "answer": 0}, headers=headers
        )
        assert answer.status_code == 403
    assert hall.shut().phones[BALLOT] == {}


def test_a_page_is_small_strict_and_kept_by_nobody(hall):
    hall.open(BALLOT)
    one = hall.phone(joined=False)
    page = one.get(hall.page)
    files = re.findall(r'(?:href|src)="(/phone/files/[^"]+)"', page.text)
    assert len(files) == 2
    size = sum(len(one.get(path).content) for path in files) + len(page.content)
    assert size < 20_000
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert page.headers["cache-control"] == "no-store"
    assert one.get("/phone/files/../routes.py").status_code == 404


def test_health_is_that_of_process_and_store(hall):
    one = hall.phone(joined=False)
    assert one.get("/healthz").json() == {"process": "ok", "store": "ok"}


def test_options_have_the_screens_colours():
    sheet = (ROOT / "static/phone/phone.css").read_text(encoding="utf-8")
    light, dark = sheet.partition("@media")[::2]
    for part, ground in ((light, "paper"), (dark, "dark")):
        found = re.findall(r"--o(\d): (#\w{6})", part)
        assert tuple(colour for _, colour in sorted(found)) == COLOURS[ground]


@pytest.mark.parametrize("name", ["phone.js", "questions.js"])
def test_the_script_is_one_that_browsers_of_2017_read(name):
    script = (ROOT / "static/phone" / name).read_text(encoding="utf-8")
    for newer in ("?.", "??", "=>", "async ", "await ", "let ", "const ", "`", "..."):
        assert newer not in re.sub(r"//.*", "", script).replace("…", ""), newer


def test_every_route_of_phones_stands_in_the_table(hall):
    text = (ROOT / "docs/live-room.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `(?:GET|POST) ([^?`]+)", text, re.MULTILINE))
    paths = {route.path.replace("{code}", "<CODE>") for route in hall.app.routes}
    assert listed == paths - {"/phone/files/{name}"}
