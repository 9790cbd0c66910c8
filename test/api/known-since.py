"""Kaplan-Meier with delayed entry, and the share settled with the other endings competing, case by case from the definition.

Reads cases (received_on, closed_on, outcome) as CSV from standard input; arguments: the day closings are known since, the as-of day.
"""
import csv
import json
import sys
from datetime import date

since, as_of = (date.fromisoformat(day) for day in sys.argv[1:3])
cases = []
for row in csv.DictReader(sys.stdin):
    if row["outcome"].startswith("X"):
        continue
    opened = date.fromisoformat(row["received_on"])
    closed = date.fromisoformat(row["closed_on"]) if row["closed_on"] else None
    cases.append({
        # Under observation from the beginning of the day on which closings are known.
        "entry": max((since - opened).days - 1, -1),
        "exit": ((closed or as_of) - opened).days,
        "way": row["outcome"][:1] if closed else None,
    })
survival, settled, curve = 1.0, 0.0, []
for day in sorted({case["exit"] for case in cases if case["way"]}):
    at_risk = [case for case in cases if case["entry"] < day <= case["exit"]]
    ended = [case for case in at_risk if case["exit"] == day and case["way"]]
    settled += survival * sum(case["way"] == "S" for case in ended) / len(at_risk)
    survival *= 1 - len(ended) / len(at_risk)
    curve.append({"day": day, "atRisk": len(at_risk), "survival": survival, "settled": settled})
print(json.dumps({"n": len(cases), "curve": curve, "median": next((step["day"] for step in curve if step["survival"] <= 0.5), None)}))
