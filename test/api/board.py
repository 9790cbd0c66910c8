"""The board of mediators by another road: row by row from the delivered files, no database, no code of the product.

Usage: board.py <cut-off> <first day of the window> <mediator.csv> <cases.csv> …; prints JSON by mediator: n, n of the cases in hand, observed, expected, score, sd, why not, chance of the zone.
"""
import csv
import json
import re
import sys
from collections import defaultdict
from datetime import date
from math import erf, exp, pi, sqrt

from whose import whose


def rows(path):
    with open(path, encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text)


cut_off, first = sys.argv[1], sys.argv[2]
newest = {}
for path in sys.argv[4:]:
    for row in rows(path):
        if re.fullmatch(r"TJ\d{10}", row["case_id"]):
            newest[row["case_id"]] = row
for row in newest.values():
    row["in_hand"], row["mediator"] = row["mediator"], whose(row)
cases = [row for row in newest.values() if row["mediator"]]


def later(day, days):
    return date.fromordinal(date.fromisoformat(day).toordinal() + days).isoformat() if day else ""


def inside(day):
    return first <= day <= cut_off


def band(amount):
    if amount == "":
        return ""
    value = float(amount)
    return "<1" if value < 1e4 else "1-5" if value < 5e4 else "5-20" if value < 2e5 else "20+"


for c in cases:
    c["limit"] = c["extended_due_on"] or c["due_on"]
    c["ended"] = c["first_closed_on"] or c["closed_on"]
    c["stratum"] = (c["complexity"], c["business"], c["intake_channel"], c["cause"], band(c["amount_claimed"]), c.get("overdue_stage", ""), c.get("contact_valid", ""))

settle = [(c, c["outcome"][:1] == "S" and c["closed_on"] <= c["limit"]) for c in cases
          if inside(c["assigned_on"]) and c["outcome"][:1] != "X" and c["limit"] and c["limit"] <= cut_off]
perform = [(c, bool(c["performed_on"]) and c["performed_on"] <= later(c["performance_due_on"], 7) and (not c["enforcement_on"] or c["enforcement_on"] > c["performed_on"])) for c in cases
           if inside(c["performance_due_on"]) and c["outcome"][:1] == "S" and later(c["performance_due_on"], 7) <= cut_off]
in_time = [(c, bool(c["ended"]) and c["ended"] <= c["limit"]) for c in cases if c["limit"] and inside(c["limit"]) and c["outcome"][:1] != "X"]
def of_a_form(c):  # what consumers say to an interviewer is another series
    return c.get("survey_mode", "") != "interviewer"


pleased = [(c, int(float(c["consumer_score"])) >= 4) for c in cases if inside(c["closed_on"]) and c["outcome"][:1] != "X" and of_a_form(c) and c["consumer_score"] != ""]
asked = [(c, c["consumer_score"] != "") for c in cases if inside(c["closed_on"]) and c["outcome"][:1] != "X" and of_a_form(c) and (c.get("survey_delivered") or c["survey_sent"]) == "1"]
late = [(c, c["entered_on"] > later(c["received_on"], 3)) for c in cases if inside(c["received_on"]) and c["entered_on"]]
checked = [(c, c["qa_passed"] == "1") for c in cases if c["qa_on"] and inside(c["qa_on"]) and c["outcome"][:1] != "X" and c["qa_passed"] != ""]
reopened = [(c, bool(c["reopened_on"]) and c["ended"] <= c["reopened_on"] <= later(c["ended"], 90)) for c in cases
            if c["ended"] and inside(c["ended"]) and c["outcome"][:1] != "X" and later(c["ended"], 90) <= cut_off]


def strata_of(told):
    """Index of the stratum of each case: small ones and those of one ending go together one step up."""
    place, undecided = {}, list(range(len(told)))
    for depth in range(7, 0, -1):
        groups = defaultdict(list)
        for i in undecided:
            groups[told[i][0]["stratum"][:depth]].append(i)
        undecided = []
        for key, members in groups.items():
            won = sum(told[i][1] for i in members)
            if len(members) >= 30 and 0 < won < len(members):
                place.update((i, key) for i in members)
            else:
                undecided += members
    place.update((i, ()) for i in undecided)
    return place


def judge(told, adjusted):
    place = strata_of(told) if adjusted else {i: () for i in range(len(told))}
    size, won = defaultdict(int), defaultdict(int)
    own_size, own_won = defaultdict(lambda: defaultdict(int)), defaultdict(lambda: defaultdict(int))
    for i, (c, success) in enumerate(told):
        size[place[i]] += 1
        won[place[i]] += success
        own_size[c["mediator"]][place[i]] += 1
        own_won[c["mediator"]][place[i]] += success
    people = {}
    for person, mine in own_size.items():
        n, observed, expected, variance, met = sum(mine.values()), sum(own_won[person].values()), 0.0, 0.0, 0
        for key, count in mine.items():
            peers = size[key] - count
            alone = adjusted and count > 0.2 * size[key] and peers >= 30
            p = (won[key] - own_won[person][key]) / peers if alone else won[key] / size[key]
            expected += count * p
            variance += count * p * (1 - p)
            met += count if peers >= 30 else 0
        people[person] = {"n": n, "observed": observed, "expected": expected, "d": (observed - expected) / n, "v": variance / n ** 2, "overlap": met / n}
    told_apart = [p for p in people.values() if p["v"] > 0]
    w = [1 / p["v"] for p in told_apart]
    mean = sum(wi * p["d"] for wi, p in zip(w, told_apart)) / sum(w)
    q = sum(wi * (p["d"] - mean) ** 2 for wi, p in zip(w, told_apart))
    tau2 = max(0.0, (q - (len(w) - 1)) / (sum(w) - sum(x * x for x in w) / sum(w)))
    return people, tau2


def points(people, tau2, person):
    if tau2 == 0:
        return 50.0, 0.0
    one = people.get(person)
    shrink = tau2 / (tau2 + one["v"]) if one and one["v"] > 0 else 0.0
    mean, var = (shrink * one["d"], shrink * one["v"]) if shrink else (0.0, tau2)
    return min(80.0, max(20.0, 50 + 10 * mean / sqrt(tau2))), 10 * sqrt(var / tau2)


assert sum(s for _, s in asked) / len(asked) >= 0.15
indicators = [(*judge(settle, True), 0.45, 30), (*judge(perform, False), 0.25, 20), (*judge(in_time, False), 0.15, 0), (*judge(pleased, False), 0.15, 10)]
since = {}
for c in cases:
    begun = c["assigned_on"] or c["received_on"]
    since[c["mediator"]] = min(begun, since.get(c["mediator"], begun))
recorded = {}
for post in rows(sys.argv[3]):
    if post["valid_from"] <= cut_off:
        starts = [d for d in (post["valid_from"], post["started_on"]) if d]
        recorded[post["mediator"]] = min(starts + [recorded.get(post["mediator"], "9999-12-31")])
since.update(recorded)
# Hours of training by the newest post; nothing is held against whose post tells none.
hours, newest = {}, {}
for post in rows(sys.argv[3]):
    if post["valid_from"] <= cut_off and post["valid_from"] >= newest.get(post["mediator"], ""):
        newest[post["mediator"]] = post["valid_from"]
        if post.get("training_hours"):
            hours[post["mediator"]] = float(post["training_hours"])


def months(a, b):
    (y0, m0, d0), (y1, m1, d1) = (tuple(map(int, d.split("-"))) for d in (a, b))
    return (y1 - y0) * 12 + m1 - m0 - (d1 < d0)


def share(told, person):
    mine = [s for c, s in told if c["mediator"] == person]
    return (sum(mine), len(mine))


def poisson_limit(mean, tail):
    """Upper funnel limit of O/E: the count at which the upper tail falls below `tail`, interpolated."""
    def upper(x):
        term, below = exp(-mean), 0.0
        for i in range(x):
            below += term
            term *= mean / (i + 1)
        return 1 - below
    x = 0
    while upper(x + 1) >= tail:
        x += 1
    return (x + (upper(x) - tail) / (upper(x) - upper(x + 1))) / mean


def wilson_upper(x, n, z=1.959963984540054):
    p = x / n
    return (p + z * z / (2 * n) + z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n)


everybody = sorted({person for people, _, _, _ in indicators for person in people})
overall_reopened = sum(s for _, s in reopened) / len(reopened)
board = {}
for person in everybody:
    scored = [(weight, points(people, tau2, person)) for people, tau2, weight, _ in indicators]
    why = []
    for j, (people, _, _, fewest) in enumerate(indicators):
        own = people.get(person, {"n": 0, "overlap": 1})
        if own["n"] < fewest:
            why.append("TOO_FEW_CASES")
        elif j == 0 and own["overlap"] < 0.5:
            why.append("NO_PEERS")
    if months(since[person], cut_off) < 6:
        why.append("TOO_SHORT_IN_POST")
    if hours.get(person, 24) < 24:
        why.append("TOO_FEW_HOURS")
    (a, n), (b, m), (r, k) = share(late, person), share(checked, person), share(reopened, person)
    if n and a / n > 0.1:
        why.append("ABOVE_GATE")
    if m and wilson_upper(b, m) < 0.9:
        why.append("BELOW_GATE")
    if k and r / (k * overall_reopened) > poisson_limit(k * overall_reopened, 0.001):
        why.append("BEYOND_CHANCE")
    first_one = indicators[0][0].get(person, {"n": 0, "observed": 0, "expected": 0})
    board[person] = {"n": first_one["n"], "observed": first_one["observed"], "expected": first_one["expected"], "why": why,
                     "in_hand": sum(c["in_hand"] == person for c, _ in settle),
                     "score": sum(w * p for w, (p, _) in scored), "sd": sqrt(sum((w * s) ** 2 for w, (_, s) in scored)), "in_zone": None}

placed = [one for one in board.values() if not one["why"]]
zone = -(-len(placed) // 4)
m = len(placed)
low, high = min(o["score"] - 7 * o["sd"] for o in placed), max(o["score"] + 7 * o["sd"] for o in placed)
chances, nodes = [0.0] * m, 1200
for node in range(nodes + 1):
    t = low + (high - low) * node / nodes
    above = [0.5 * (1 - erf((t - o["score"]) / o["sd"] / sqrt(2))) for o in placed]
    counts = [1.0] + [0.0] * m
    for i, p in enumerate(above):
        for j in range(i + 1, 0, -1):
            counts[j] = counts[j] * (1 - p) + counts[j - 1] * p
        counts[0] *= 1 - p
    for i, p in enumerate(above):
        rest = [0.0] * m
        if p < 0.5:
            rest[0] = counts[0] / (1 - p)
            for j in range(1, zone):
                rest[j] = (counts[j] - p * rest[j - 1]) / (1 - p)
        else:
            rest[m - 1] = counts[m] / p
            for j in range(m - 1, 0, -1):
                rest[j - 1] = (counts[j] - (1 - p) * rest[j]) / p
        density = exp(-((t - placed[i]["score"]) / placed[i]["sd"]) ** 2 / 2) / (placed[i]["sd"] * sqrt(2 * pi))
        chances[i] += density * sum(rest[:zone]) * (high - low) / nodes
for one, chance in zip(placed, chances):
    one["in_zone"] = chance
print(json.dumps({"zone": zone, "eligible": m, "people": board}))
