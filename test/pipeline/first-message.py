"""What became of each case's first message in the demo history, by another road: row by row, no database.

Usage: first-message.py <messages.csv> <cases.csv> …; prints JSON: cases by day, and by
"receipt|template|opened|answered|messages|at night|opted out|consented within 7 days". An answer belongs to the last message before it.
"""
import csv
import json
import re
import sys
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta


def rows(path):
    with open(path, encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text)


def moment(text):
    return datetime.strptime(text, "%Y-%m-%d %H:%M") if text else None


messages_file, *case_files = sys.argv[1:]
messages = defaultdict(list)
for row in rows(messages_file):
    messages[row["case_no"]].append(row)
newest = {}
for path in case_files:
    for row in rows(path):
        if re.fullmatch(r"TJ\d{10}", row["case_id"]):
            newest[row["case_id"]] = row

by_day, by_course = Counter(), Counter()
for case_id, case in newest.items():
    own = sorted(messages[case_id], key=lambda one: (moment(one["sent_at"]), one["message_id"]))
    if not own:
        by_day["none"] += 1
        continue
    first, sent = own[0], moment(own[0]["sent_at"])
    opened = moment(first["opened_at"])
    is_opened = opened is not None and opened - sent <= timedelta(days=7)
    is_answered = False
    for one in own:
        answer = moment(one["answered_at"])
        if answer is not None:
            before = [m for m in own if moment(m["sent_at"]) <= answer]
            is_answered = is_answered or (before[-1] is first and answer - sent <= timedelta(hours=72))
    arrived = first["receipt"] == "delivered" or first["delivered_at"] or is_opened or is_answered
    receipt = "delivered" if arrived else first["receipt"] or "unknown"
    at_night = sum(moment(one["sent_at"]).hour >= 22 or moment(one["sent_at"]).hour < 8 for one in own)
    consent = date.fromisoformat(case["consent_on"]) if case["consent_on"] else None
    consented = consent is not None and sent.date() <= consent <= sent.date() + timedelta(days=7)
    opted_out = any(one["opted_out"] == "1" for one in own)
    by_day[sent.date().isoformat()] += 1
    by_course["|".join(str(int(x) if isinstance(x, bool) else x) for x in [receipt, first["template"], is_opened, is_answered, len(own), at_night, opted_out, consented])] += 1

# Every message by itself, seven days old on the last day known and of a case that counts; what follows belongs to the last message before it.
AS_OF = date(2026, 10, 31)
steps = Counter()
for case_id, case in newest.items():
    own = sorted(messages[case_id], key=lambda one: (moment(one["sent_at"]), one["message_id"]))
    answers = [moment(one["answered_at"]) for one in own if one["answered_at"]]
    consent = date.fromisoformat(case["consent_on"]) if case["consent_on"] else None
    for i, one in enumerate(own):
        sent = moment(one["sent_at"])
        if case["outcome"].startswith("X") or sent.date() + timedelta(days=7) > AS_OF:
            continue
        upto = lambda when: [m for m in own if moment(m["sent_at"]) <= when][-1]
        opened = moment(one["opened_at"])
        is_opened = opened is not None and opened - sent <= timedelta(days=7)
        is_answered = any(sent <= a <= sent + timedelta(hours=72) and upto(a) is one for a in answers)
        arrived = one["receipt"] == "delivered" or one["delivered_at"] or is_opened or is_answered
        known = bool(arrived) or one["receipt"] == "failed"
        last_by_day = [m for m in own if consent is not None and moment(m["sent_at"]).date() <= consent]
        consented = consent is not None and sent.date() <= consent <= sent.date() + timedelta(days=7) and last_by_day[-1] is one
        steps["sent"] += 1
        steps["known"] += known
        steps["delivered"] += bool(arrived)
        steps["opened"] += bool(arrived) and is_opened
        steps["answered"] += bool(arrived) and is_answered
        steps["consented"] += consented
        steps["at_night"] += sent.hour >= 22 or sent.hour < 8
        steps["opted_out"] += one["opted_out"] == "1"

print(json.dumps({"by_day": by_day, "by_course": by_course, "steps": steps}))
