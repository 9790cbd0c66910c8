"""What the Resolution page says of the insurance complaints, counted from the raw file without the product.

usage: resolution.py <ct_complaints.csv.gz> <from> <to> <before from> <before to>; the classes of dispositions come as JSON on standard input.
Prints JSON: settled, decided and all closings of both ranges; mix and level of the change by coverage; the company with most decided cases; the spread between companies.
"""
import csv
import gzip
import json
import math
import sys
from collections import defaultdict

path, *spans = sys.argv[1:]
classes = {text: code for code, texts in json.load(sys.stdin).items() for text in texts}
ranges = {"now": spans[:2], "before": spans[2:]}

cases = {}
with gzip.open(path, "rt", encoding="utf-8", newline="") as text:
    for row in csv.DictReader(text):
        row = {name: value.strip() for name, value in row.items()}
        case = cases.setdefault(row["file_no"], {"closed": row["closed"], "said": "", "coverage": "", "company": ""})
        case["said"] = case["said"] or row["disposition"] or row["conclusion"]
        case["coverage"] = case["coverage"] or row["coverage"]
        case["company"] = case["company"] or row["company"]


def told(span):
    """Cases closed in a range, by their class: S, U, T (X is in no rate; no outcome is none of them)."""
    first, last = span
    inside = [case for case in cases.values() if first <= case["closed"] <= last]
    return [(case, classes.get(case["said"], "")[:1]) for case in inside]


def by(pairs, key):
    counts = defaultdict(lambda: [0, 0])
    for case, kind in pairs:
        if kind in ("S", "U"):
            counts[case[key]][0] += kind == "S"
            counts[case[key]][1] += 1
    return counts


answer = {}
for name, span in ranges.items():
    kinds = [kind for _, kind in told(span)]
    answer[name] = {"settled": kinds.count("S"), "decided": kinds.count("S") + kinds.count("U"), "closed": kinds.count("S") + kinds.count("U") + kinds.count("T")}

now, before = (by(told(ranges[name]), "coverage") for name in ("now", "before"))
n1, n0 = (sum(n for _, n in counts.values()) for counts in (now, before))
mix = level = 0.0
for member in set(now) | set(before):
    (s1, m1), (s0, m0) = now[member], before[member]
    # Who has no cases in a range is taken to have gone as in the other: all of its part is mix.
    r1 = s1 / m1 if m1 else s0 / m0
    r0 = s0 / m0 if m0 else s1 / m1
    mix += (m1 / n1 - m0 / n0) * (r1 + r0) / 2
    level += (r1 - r0) * (m1 / n1 + m0 / n0) / 2
answer["mix"], answer["level"] = mix, level

companies = {name: counts for name, counts in by(told(ranges["now"]), "company").items() if name}
largest = max(companies, key=lambda name: companies[name][1])
answer["largest"] = {"company": largest, "settled": companies[largest][0], "decided": companies[largest][1]}
# Spiegelhalter 2005: z on the arcsine scale, winsorised at 10 % and 90 %, linear between order statistics.
target = sum(s for s, _ in companies.values()) / sum(n for _, n in companies.values())
z = sorted((math.asin(math.sqrt(s / n)) - math.asin(math.sqrt(target))) * 2 * math.sqrt(n) for s, n in companies.values())


def quantile(p):
    at = p * (len(z) - 1)
    low = math.floor(at)
    return z[low] + (at - low) * (z[min(low + 1, len(z) - 1)] - z[low])


low, high = quantile(0.1), quantile(0.9)
answer["companies"] = len(companies)
answer["phi"] = sum(min(max(value, low), high) ** 2 for value in z) / len(z)
print(json.dumps(answer))
