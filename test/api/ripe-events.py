"""Cases between rare events of which the answer is known, row by row from the definition.

Reads cases (case_id, received_on, assigned_on, attempted_on, closed_on, outcome, reopened_on) as CSV from standard input; arguments: reopened (within 90 days of closing, of cases
closed 90 days before the last day and earlier) or unattempted (by day of assignment, of cases closed or attempted, up to the last month with an answer of 95 % of its cases), the
first and the last day looked at.
"""
import csv
import json
import sys
from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

what, since, as_of = sys.argv[1], *(date.fromisoformat(day) for day in sys.argv[2:4])
rows = [{name: date.fromisoformat(value) if value and name.endswith("_on") else value for name, value in row.items()} for row in csv.DictReader(sys.stdin)]
if what == "reopened":
    until = as_of - timedelta(days=90)
    told = [(row["closed_on"], bool(row["reopened_on"]) and row["reopened_on"] <= row["closed_on"] + timedelta(days=90)) for row in rows if row["closed_on"] and since <= row["closed_on"] <= until]
else:
    known = lambda row: bool(row["attempted_on"] or row["closed_on"])
    months = defaultdict(lambda: [0, 0])
    for row in rows:
        months[row["assigned_on"].strftime("%Y-%m")][0] += known(row)
        months[row["assigned_on"].strftime("%Y-%m")][1] += 1
    last = max(month for month, (ripe, all_of_them) in months.items() if ripe >= 0.95 * all_of_them)
    year, month = map(int, last.split("-"))
    until = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    told = [(row["assigned_on"], not row["attempted_on"]) for row in rows if known(row) and since <= row["assigned_on"] <= until]
gaps, between, seen, last_on = [], 0, False, None
# Of one day the others come first.
for day, event in sorted(told):
    if not event:
        between += 1
        continue
    if seen:
        gaps.append(between)
    between, seen, last_on = 0, True, day
print(json.dumps({"gaps": gaps, "quiet": {"since": last_on.isoformat(), "until": until.isoformat(), "between": between}}))
