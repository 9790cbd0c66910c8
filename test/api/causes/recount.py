"""What the cases of a type are made of, where they wait, and what the settled ones have in common: counted from a canonical CSV without the product.

usage: recount.py <csv> <member of subtype> <from> <to> <as of>
Prints JSON: parts (by column, by value: own, others), steps (by name, by side: n, events, median, p90), waiting (by step, by side: n, median, p90),
features (by column and mediators' time at work, by value: settled, n, of the type's closings in the range).
"""
import csv
import json
import math
import sys
from collections import defaultdict
from datetime import date

path, member, start, end, last = sys.argv[1:]
FROM, TO, AS_OF = (date.fromisoformat(text) for text in (start, end, last))
DATES = ["received_on", "accepted_on", "assigned_on", "first_contact_on", "first_session_on", "closed_on"]
STEPS = [("days_to_acceptance", 0, 1), ("days_to_assignment", 1, 2), ("days_to_contact", 2, 3), ("days_to_session", 3, 4), ("days_to_closing", 4, 5)]
STANDS = ["received", "accepted", "assigned", "reached", "heard"]

cases = []
with open(path, newline="") as file:
    for row in csv.DictReader(file):
        if not row["outcome"].startswith("X"):
            cases.append((row, [date.fromisoformat(row[name]) if row[name] else None for name in DATES]))
SIDES = {"own": [c for c in cases if c[0]["subtype"] == member], "others": [c for c in cases if c[0]["subtype"] != member]}


def product_limit(times):
    """Median and P90 of (days, whether it ended); as a person would do it, day by day."""
    left, found = 1.0, {}
    for day in sorted({t for t, _ in times}):
        at_risk = sum(t >= day for t, _ in times)
        left *= 1 - sum(1 for t, ended in times if t == day and ended) / at_risk
        for share in (0.5, 0.9):
            if left <= 1 - share + 1e-12:
                found.setdefault(share, day)
    return found.get(0.5), found.get(0.9)


def step(side, at, to):
    times = []
    for _, days in SIDES[side]:
        begun, reached, closed = days[at], days[to], days[5]
        if begun is None or not FROM <= begun <= TO or (reached and reached < begun):
            continue
        until = min(AS_OF, closed or AS_OF) if to != 5 else AS_OF
        ended = reached is not None and reached <= max(begun, until)
        times.append((((reached if ended else max(begun, until)) - begun).days, ended))
    median, p90 = product_limit(times)
    return {"n": len(times), "events": sum(ended for _, ended in times), "median": median, "p90": p90}


def waiting(side):
    day, stands = min(TO, AS_OF), defaultdict(list)
    for _, days in SIDES[side]:
        opened = days[1] or days[0]
        if opened > day or (days[5] and days[5] <= day):
            continue
        furthest = max(i for i in range(5) if i == 0 or (days[i] and days[i] <= day))
        stands[STANDS[furthest]].append((day - days[furthest]).days)
    rank = lambda found, share: sorted(found)[math.ceil(len(found) * share) - 1] if len(found) >= 10 else None
    return {key: {"n": len(found), "median": rank(found, 0.5), "p90": rank(found, 0.9)} for key, found in stands.items()}


first = {}
for row, days in cases:
    if row["mediator"] and days[2]:
        first[row["mediator"]] = min(days[2], first.get(row["mediator"], days[2]))


def experience(row, days):
    if not row["mediator"] or not days[2]:
        return None
    began = first[row["mediator"]]
    months = (days[2].year - began.year) * 12 + days[2].month - began.month
    return "<6" if months < 6 else "6-24" if months < 24 else "24+"


features = defaultdict(lambda: defaultdict(lambda: [0, 0]))
for row, days in SIDES["own"]:
    if days[5] and FROM <= days[5] <= TO and row["outcome"][0] in "SU":
        for name in ("intake_channel", "mediation_mode", "institution", "complexity"):
            features[name][row[name]][0] += row["outcome"][0] == "S"
            features[name][row[name]][1] += 1
        band = experience(row, days)
        if band:
            features["experience"][band][0] += row["outcome"][0] == "S"
            features["experience"][band][1] += 1

parts = {name: {} for name in ("cause", "institution", "product", "branch")}
for side in SIDES:
    for row, days in SIDES[side]:
        if FROM <= days[0] <= TO:
            for name in parts:
                parts[name].setdefault(row[name], {"own": 0, "others": 0})[side] += 1

print(json.dumps({
    "parts": parts,
    "steps": {name: {side: step(side, at, to) for side in SIDES} for name, at, to in STEPS},
    "waiting": {side: waiting(side) for side in SIDES},
    "features": features,
}))
