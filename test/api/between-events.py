"""Days or cases between rare events, and the limits of a t or g chart, row by row from the definition.

Reads cases (received_on, closed_on, outcome, business) as CSV from standard input; arguments: t (cases of B04 by day of receipt) or g (failures among what was decided, by
day of closing), the first and the last day looked at.
"""
import csv
import json
import sys
from datetime import date
from itertools import pairwise
from math import sqrt

chart, since, until = sys.argv[1], *(date.fromisoformat(day) for day in sys.argv[2:4])
rows = list(csv.DictReader(sys.stdin))
if chart == "t":
    days = sorted(day for row in rows if row["business"] == "B04" and since <= (day := date.fromisoformat(row["received_on"])) <= until)
    gaps = [(b - a).days for a, b in pairwise(days)]
    quiet = (until - days[-1]).days
    powers = [gap ** (1 / 3.6) for gap in gaps]
    centre = sum(powers) / len(powers)
    spread = 2.66 * sum(abs(b - a) for a, b in pairwise(powers)) / (len(powers) - 1)
    # Below one day there is no lower limit.
    limits = [0.0 if centre - spread < 1 else (centre - spread) ** 3.6, centre ** 3.6, (centre + spread) ** 3.6]
else:
    decided = sorted((row["closed_on"], row["outcome"][0]) for row in rows if row["closed_on"] and row["outcome"][0] in "SU" and since <= date.fromisoformat(row["closed_on"]) <= until)
    # On one day what succeeded comes before what failed: S sorts before U.
    gaps, between, seen = [], 0, False
    for _, outcome in decided:
        if outcome == "S":
            between += 1
            continue
        if seen:
            gaps.append(between)
        between, seen = 0, True
    quiet = between
    centre = sum(gaps) / len(gaps)
    limits = [0, centre, centre + 3 * sqrt(centre * (centre + 1))]
print(json.dumps({"gaps": gaps, "quiet": quiet, "limits": limits}))
