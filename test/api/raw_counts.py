"""What two public samples hold, counted from their raw files without the product.

usage: raw_counts.py insurance|bank <file.csv.gz> <from> <to>; the classes of outcomes come as JSON on standard input.
Prints JSON: last day known; sub-types that come in its last 60 days for the first time, three times and more at two companies and more, with both numbers; valid cases received by month and sub-type (every month of the file) and in the range by sub-type; two splits crossed with the quarter.
"""
import csv
import gzip
import json
import sys
from collections import Counter, defaultdict
from datetime import date, timedelta

kind, path, start, end = sys.argv[1:]
classes = {text: code for code, texts in json.load(sys.stdin).items() for text in texts}
# Of a case on several rows the first that says anything counts.
COLUMNS = {
    "insurance": {"id": ["file_no"], "received": ["opened"], "subtype": ["subreason"], "company": ["company"], "row": ["coverage"], "column": ["reason"], "said": ["disposition", "conclusion"], "known": ["closed"]},
    "bank": {"id": ["Complaint ID"], "received": ["Date submitted"], "subtype": ["Issue"], "company": [], "row": ["Product"], "column": ["Submitted via"], "said": ["Company response to consumer"], "known": ["Date received"]},
}[kind]

cases = {}
last_day = ""
with gzip.open(path, "rt", encoding="utf-8", newline="") as text:
    for row in csv.DictReader(text):
        told = {name: next((row[one].strip() for one in columns if row[one].strip()), "") for name, columns in COLUMNS.items()}
        case = cases.setdefault(told["id"], told)
        for name in COLUMNS:
            case[name] = case[name] or told[name]
        last_day = max(last_day, told["known"], told["received"])

valid = [case for case in cases.values() if not classes.get(case["said"], "").startswith("X")]
inside = [case for case in valid if start <= case["received"] <= end]
monthly = defaultdict(Counter)
for case in valid:
    monthly[case["subtype"]][case["received"][:7]] += 1
crossed = Counter()
for case in inside:
    year, month = case["received"][:4], int(case["received"][5:7])
    quarter = f"{year}-{3 * ((month - 1) // 3) + 1:02d}-01"
    for row in (case["row"], "*"):
        for column in (case["column"], "*"):
            for when in (quarter, "*"):
                crossed["\t".join((row, column, when))] += 1
since = (date.fromisoformat(last_day) - timedelta(days=60)).isoformat()
by_subtype = defaultdict(list)
for case in valid:
    if case["received"] <= last_day:
        by_subtype[case["subtype"]].append(case)
first_seen = {key: some for key, some in by_subtype.items() if key and min(case["received"] for case in some) >= since}
new_types = {key: [len(some), len({case["company"] for case in some} - {""})] for key, some in first_seen.items()}
json.dump({
    "newTypes": {key: [n, places] for key, (n, places) in new_types.items() if n >= 3 and places >= 2},
    "lastDay": last_day, "cases": len(inside), "bySubtype": Counter(case["subtype"] for case in inside), "monthly": monthly,
    "total": Counter(case["received"][:7] for case in valid), "crossed": crossed,
}, sys.stdout)
