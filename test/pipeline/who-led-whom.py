"""Who belonged to which team under whom in the demo history, by another road: row by row, no database.

Usage: who-led-whom.py <mediator.csv> <crosswalk.csv> <cases.csv> …; prints JSON: cases by "organisation|team|lead", and by product.
"""
import csv
import json
import re
import sys
from collections import Counter, defaultdict


def rows(path):
    with open(path, encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text)


posts_file, crosswalk_file, *case_files = sys.argv[1:]
posts = defaultdict(list)
for post in rows(posts_file):
    posts[post["mediator"]].append(post)
in_use = {row["old_code"]: row["new_code"] for row in rows(crosswalk_file) if row["scheme"] == "product"}

newest = {}
for path in case_files:
    for row in rows(path):
        if re.fullmatch(r"TJ\d{10}", row["case_id"]):
            newest[row["case_id"]] = row

teams, products = Counter(), Counter()
for row in newest.values():
    day = row["assigned_on"] or row["accepted_on"] or row["received_on"]
    held = [p for p in posts[row["mediator"]] if p["valid_from"] <= day and (not p["valid_to"] or day <= p["valid_to"])]
    assert len(held) <= 1, held
    post = held[0] if held else {"organisation": "", "team": "", "team_lead": ""}
    team = row["team"] or post["team"]
    lead = post["team_lead"] if row["team"] in ("", post["team"]) else ""
    teams["|".join([row["organisation"] or post["organisation"], team, lead])] += 1
    products[in_use.get(row["product"], row["product"])] += 1

print(json.dumps({"cases": len(newest), "teams": teams, "products": products}))
