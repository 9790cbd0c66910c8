"""Closings over months of full-time work by another road: day by day and row by row from delivered files, no database, no code of the product.

Usage: rates.py <mediators.csv> <first day> <last day> <mediator|team> <cases.csv> …; prints `member,closed,months` a line. Of files the newest tells of a case.
"""
import calendar
import csv
import re
import sys
from datetime import date, timedelta
from fractions import Fraction

mediators, first, last, by = sys.argv[1:5]


def rows(path):
    with open(path, encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text)


posts = list(rows(mediators))
newest = {}
for path in sys.argv[5:]:
    for row in rows(path):
        if re.fullmatch(r"TJ\d{10}|R\d\d", row["case_id"]):
            newest[row["case_id"]] = row


def post_of(mediator, on):
    held = [post for post in posts if post["mediator"] == mediator and post["valid_from"] <= on and (post["valid_to"] == "" or on <= post["valid_to"])]
    return held[0] if held else None


months, closed = {}, {}
day = date.fromisoformat(first)
while day <= date.fromisoformat(last):
    for post in posts:
        if post["fte"] and post_of(post["mediator"], day.isoformat()) is post:
            months[post[by]] = months.get(post[by], 0) + Fraction(post["fte"]) / calendar.monthrange(day.year, day.month)[1]
    day += timedelta(days=1)

for case in newest.values():
    post = post_of(case["mediator"], case["closed_on"])
    if first <= case["closed_on"] <= last and case["outcome"][:1] in {"S", "U", "T"} and post is not None and post["fte"]:
        # A case is of the team its mediator was in when it was assigned.
        member = case["mediator"] if by == "mediator" else (post_of(case["mediator"], case.get("assigned_on") or case["received_on"]) or {by: ""})[by]
        closed[member] = closed.get(member, 0) + 1

for member in sorted(set(months) | set(closed)):
    print(f"{member},{closed.get(member, 0)},{float(months.get(member, 0)):.9f}")
