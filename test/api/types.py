"""What types of cases hold, counted from a canonical CSV without the product.

usage: types.py <csv> <column> <from> <to> <as of> <month end>...
Prints JSON: by value of the column n, days, amount, with_amount of the valid cases received in the range; open and aged at each month end; excess at the last.
"""
import csv
import json
import sys
from collections import defaultdict
from datetime import date, timedelta

path, column, start, end, as_of, *month_ends = sys.argv[1:]


def day(text):
    return date.fromisoformat(text) if text else None


def stays(case):
    """Spans (from, until; None while it lasts) in which a case is active, as a person would read its dates."""
    get = lambda name: day(case.get(name, ""))
    opened = get("accepted_on") or get("received_on")
    closed = get("closed_on")
    ended = get("first_closed_on") or closed
    paused, resumed, reopened = get("inactive_on"), get("reactivated_on"), get("reopened_on")
    spans = []
    if paused and (ended is None or paused < ended):
        spans.append((opened, paused))
        if resumed and paused <= resumed and (ended is None or resumed <= ended):
            spans.append((resumed, ended))
    else:
        spans.append((opened, ended))
    if reopened and ended and ended <= reopened:
        spans.append((reopened, closed if closed and closed >= reopened else None))
    return opened, spans


def there(span, on):
    return span[0] <= on and (span[1] is None or span[1] > on)


types = defaultdict(lambda: {"n": 0, "days": 0, "amount": 0.0, "with_amount": 0, "open": [0] * len(month_ends), "aged": [0] * len(month_ends), "excess": 0})
with open(path, newline="", encoding="utf-8") as file:
    for case in csv.DictReader(file):
        if case["outcome"].startswith("X"):
            continue
        kind = types[case[column]]
        opened, spans = stays(case)
        if start <= case["received_on"] <= end:
            kind["n"] += 1
            for begin, until in spans:
                if begin <= day(as_of):
                    kind["days"] += (min(until or day(as_of), day(as_of)) - begin).days
            if case.get("amount_claimed"):
                kind["amount"] += float(case["amount_claimed"])
                kind["with_amount"] += 1
        limit = day(case.get("extended_due_on", "")) or day(case.get("due_on", ""))
        sixty = opened + timedelta(days=60)
        old = min(limit, sixty) if limit else sixty
        for i, on in enumerate(map(day, month_ends)):
            if any(there(span, on) for span in spans):
                kind["open"][i] += 1
                if on > old:
                    kind["aged"][i] += 1
                    if i == len(month_ends) - 1:
                        kind["excess"] += (on - old).days
json.dump(types, sys.stdout)
