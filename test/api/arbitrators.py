"""Whether named arbitrators differ by more than chance, from the delivered files alone: no database, no code of the product.

Usage: arbitrators.py <snapshot.csv.gz> <next snapshot.csv.gz> …; prints JSON: by "plain" and "alike" the members, who is judged, phi, tau2 of the funnel, what lies outside,
and how far places can be told apart.
"""
import csv
import gzip
import json
import sys
from collections import defaultdict
from math import asin, erf, hypot, sin, sqrt
from statistics import NormalDist, median

NONE = ("", "---", "NONE")
CLASS = {"Settled": 1, "Awarded": 0, "Impasse": 0}
known = {}
for path in sys.argv[1:]:
    snapshot = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as text:
        for row in csv.DictReader(text):
            snapshot[row["CASE_ID"].strip()].append(row)
    known.update(snapshot)


def first(rows, name):
    return next((r[name].strip() for r in rows if r[name].strip() not in NONE), "")


def band(rows):
    amounts = [float(r["CLAIM_AMT_CONSUMER"].replace(",", "").replace("$", "")) for r in rows if r["CLAIM_AMT_CONSUMER"].strip() not in NONE]
    if not amounts:
        return ""
    value = max(amounts)
    return "<1" if value < 1e4 else "1-5" if value < 5e4 else "5-20" if value < 2e5 else "20+"


cases = []
for rows in known.values():
    outcome = first(rows, "TYPE_OF_DISPOSITION")
    who = first(rows, "ARBITRATOR_NAME")
    if outcome in CLASS and who:
        cases.append((who, (first(rows, "TYPEDISPUTE"), first(rows, "INITIATING_PARTY"), band(rows)), CLASS[outcome]))


def strata(depth):
    """Every case's stratum: as far along its path as there are thirty cases of both endings; the rest one step up, and so on."""
    place = {}
    left = list(range(len(cases)))
    for level in range(depth, -1, -1):
        groups = defaultdict(list)
        for i in left:
            groups[cases[i][1][:level]].append(i)
        left = []
        for path, members in groups.items():
            won = sum(cases[i][2] for i in members)
            if level == 0 or (len(members) >= 30 and 0 < won < len(members)):
                for i in members:
                    place[i] = path
            else:
                left += members
    return place


def told(depth):
    place = strata(depth)
    held, own = defaultdict(lambda: [0, 0]), defaultdict(lambda: [0, 0])
    for i, (who, _, won) in enumerate(cases):
        for cell in (held[place[i]], own[who, place[i]]):
            cell[0] += 1
            cell[1] += won
    people = defaultdict(lambda: {"n": 0, "observed": 0, "expected": 0.0, "variance": 0.0, "like": 0})
    for (who, path), (n, won) in own.items():
        alls, wons = held[path]
        peers = alls - n
        alone = depth > 0 and n > 0.2 * alls and peers >= 30
        p = (wons - won) / peers if alone else wons / alls
        one = people[who]
        one["n"] += n
        one["observed"] += won
        one["expected"] += n * p
        one["variance"] += n * p * (1 - p)
        one["like"] += n if peers >= 30 else 0
    overall = sum(c[2] for c in cases) / len(cases)
    rate = {who: (one["observed"] / one["expected"] * overall if depth else one["observed"] / one["n"]) for who, one in people.items()}
    judged = sorted(who for who, one in people.items() if one["n"] >= 30 and (depth == 0 or one["like"] / one["n"] >= 0.5))
    z = {who: (asin(sqrt(min(1, rate[who]))) - asin(sqrt(overall))) * 2 * sqrt(one["n"]) for who, one in people.items()}
    ranked = sorted(z.values())

    def at(p):
        place = (len(ranked) - 1) * p
        low = int(place)
        return ranked[low] + (ranked[min(low + 1, len(ranked) - 1)] - ranked[low]) * (place - low)

    low, high = at(0.1), at(0.9)
    k = len(people)
    phi = sum(min(high, max(low, value)) ** 2 for value in z.values()) / k
    weights = [4 * one["n"] for one in people.values()]
    tau2 = max(0, (k * phi - (k - 1)) / (sum(weights) - sum(w * w for w in weights) / sum(weights))) if k * phi >= k - 1 else 0
    outside = []
    for who in judged:
        wide = NormalDist().inv_cdf(0.999) * sqrt(1 / (4 * people[who]["n"]) + tau2)
        centre = asin(sqrt(overall))
        ends = [sin(min(max(centre + s * wide, 0), asin(1))) ** 2 for s in (-1, 1)]
        if tau2 > 0 and not ends[0] - 1e-12 <= rate[who] <= ends[1] + 1e-12:
            outside.append(who)
    d = [((people[w]["observed"] - people[w]["expected"]) / people[w]["n"], people[w]["variance"] / people[w]["n"] ** 2) for w in judged if people[w]["variance"] > 0]
    w = [1 / v for _, v in d]
    mean = sum(a * b for a, (b, _) in zip(w, d)) / sum(w)
    q = sum(a * (b - mean) ** 2 for a, (b, _) in zip(w, d))
    between = max(0, (q - (len(d) - 1)) / (sum(w) - sum(a * a for a in w) / sum(w)))
    shrunk = sorted(((between / (between + v) * b, sqrt(between * v / (between + v))) for b, v in d), reverse=True)
    above = lambda a, b: 0.5 * (1 + erf((a[0] - b[0]) / hypot(a[1], b[1]) / sqrt(2)))
    runs, reached = [], 0
    for i in range(len(shrunk)):
        last = i
        while last + 1 < len(shrunk) and 0.2 < above(shrunk[i], shrunk[last + 1]) < 0.8:
            last += 1
        if last > i and last + 1 > reached:
            runs.append([i + 1, last + 1])
            reached = last + 1
    return {
        "members": k, "cases": len(cases), "settled": sum(c[2] for c in cases), "judged": judged, "phi": phi, "tau2": tau2, "outside": outside,
        "people": len(d), "tau": sqrt(between), "share": between / (between + median(v for _, v in d)), "runs": runs,
        "expected": {who: people[who]["expected"] for who in judged},
    }


print(json.dumps({"plain": told(0), "alike": told(3)}))
