"""Which event leads to which places, people and terms, and back."""

from tests.packs import small_pack

PACK = small_pack()
WEB = PACK.web


def test_there_and_back():
    for event in PACK.events.values():
        for place in event.places:
            assert event.id in WEB.at[place]
        for person in WEB.people[event.id]:
            assert event.id in WEB.of_person[person]
        for term in WEB.terms[event.id]:
            assert event.id in WEB.of_term[term]
    assert {event for events in WEB.at.values() for event in events} == {
        event.id for event in PACK.events.values() if event.places
    }


def test_people_are_those_listed_and_those_named():
    for event in PACK.events.values():
        assert WEB.people[event.id][: len(event.people)] == event.people
    assert any(len(WEB.people[each.id]) > len(each.people) for each in PACK.events.values())


def test_events_stand_in_order_of_date_each_once():
    for index in (WEB.at, WEB.of_person, WEB.of_term):
        for events in index.values():
            dates = [PACK.events[event].date.first for event in events]
            assert dates == sorted(dates) and len(set(events)) == len(events)
