"""Counts of the public samples by another road: the csv module, row by row. Usage: oracle.py <sample> <file.csv.gz> … ; prints JSON."""
import csv
import gzip
import json
import os
import sys
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from decimal import Decimal


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text)


def by_case(path, key):
    cases = defaultdict(list)
    for row in rows(path):
        cases[row[key].strip()].append({name: value.strip() for name, value in row.items()})
    return cases


def money(values):
    return max((Decimal(v) for v in values if v), default=None)


def total(values):
    return str(sum((v for v in values if v is not None), Decimal(0)).normalize())


def ct(path):
    cases = by_case(path, "file_no")
    return {
        "rows": sum(map(len, cases.values())),
        "cases": len(cases),
        "recovered_by_case": total(money(r["recovery"] for r in case) for case in cases.values()),
        "recovered_by_row": total(Decimal(r["recovery"]) for case in cases.values() for r in case if r["recovery"]),
        "untold": sum(1 for case in cases.values() if not any(r["disposition"] or r["conclusion"] for r in case)),
        "received_by_year": dict(sorted(Counter(case[0]["opened"][:4] for case in cases.values()).items())),
        "last_day": max(r["closed"] for case in cases.values() for r in case),
    }


# As a newcomer explains the dispositions; each case goes by the first row that says one.
SETTLED = {"Claim Settled", "Compromised Settlement/Resolution", "Company Position Overturned", "Claim Reopened", "Fine Assessed"}
NOT_SETTLED = {"Company Position Substantiated", "Question of Fact/Contract/Provision/Legal Issue"}


def ct_first(path):
    cases = by_case(path, "file_no")
    first = [next((r["disposition"] for r in case if r["disposition"]), "") for case in cases.values()]
    return {"rows": sum(map(len, cases.values())), "cases": len(cases), "settled": sum(one in SETTLED for one in first), "decided": sum(one in SETTLED | NOT_SETTLED for one in first)}


def cfpb(path):
    found = list(rows(path))
    answers = Counter(r["Company response to consumer"] for r in found)
    return {
        "rows": len(found),
        "cases": len({r["Complaint ID"] for r in found}),
        "relief": answers["Closed with monetary relief"] + answers["Closed with non-monetary relief"],
        "open": answers["In progress"],
        "received_by_year": dict(sorted(Counter(r["Date submitted"][:4] for r in found).items())),
        "last_day": max(r["Date received"] for r in found),
    }


def aaa_cases(path):
    day = lambda text: datetime.strptime(text, "%d-%b-%y").strftime("%Y-%m-%d") if text else None
    first = lambda case, name: next((r[name] for r in case if r[name] not in ("", "---", "NONE")), "")
    cases = {}
    for key, case in by_case(path, "CASE_ID").items():
        row = case[0]
        cases[key] = (
            day(row["FILING_DATE"]), day(row["APPOINTMENT_DATE"]), day(row["CLOSEDATE"]), row["TYPE_OF_DISPOSITION"], row["TYPEDISPUTE"], row["DISPUTE_SUBTYPE"],
            first(case, "INITIATING_PARTY"), first(case, "TYPE_OF_HEARING"), first(case, "NONCONSUMER"), first(case, "CONSUMER_REP_STATE"),
            row["ARBITRATOR_NAME"], money(r["CLAIM_AMT_CONSUMER"] for r in case), money(r["AWARD_AMT_CONSUMER"] for r in case),
        )
    return cases


AAA_COLUMNS = (
    "received_on", "assigned_on", "closed_on", "outcome_raw", "business", "subtype", "intake_channel", "mediation_mode", "institution", "region",
    "mediator", "amount_claimed", "amount_agreed", "outcome",
)
AAA_CLASS = {"Settled": "S", "Awarded": "U", "Impasse": "U", "Dismissed": "T", "Administrative": "T", "Withdrawn": "T"}


def aaa_restated(first, second):
    """Cases in both snapshots that differ, by column, and every change of the arbitrator."""
    shown = lambda value: "" if value in (None, "", "---", "NONE") else str(value.normalize() if isinstance(value, Decimal) else value)
    whole = lambda case: [shown(value) for value in (*case, AAA_CLASS[case[3]])]
    before, after = aaa_cases(first), aaa_cases(second)
    columns, changes, cases = Counter(), [], set()
    for key in after.keys() & before.keys():
        for column, old, new in zip(AAA_COLUMNS, whole(before[key]), whole(after[key])):
            if old != new:
                columns[column] += 1
                cases.add(key)
                if column == "mediator":
                    changes.append([key, old, new])
    return {"cases": len(cases), "columns": dict(columns), "mediator": sorted(changes), "missing": len(before.keys() - after.keys())}


def aaa(*paths):
    snapshots = [aaa_cases(path) for path in paths]
    known = {}
    steps = []
    for path, snapshot in zip(paths, snapshots):
        new = [key for key in snapshot if key not in known]
        changed = [key for key in snapshot if key in known and known[key] != snapshot[key]]
        known.update(snapshot)
        steps.append({"rows": sum(1 for _ in rows(path)), "cases": len(snapshot), "new": len(new), "changed": len(changed), "unchanged": len(snapshot) - len(new) - len(changed)})
    return {
        "steps": steps,
        "cases": len(known),
        "awarded": total(case[12] for case in known.values()),
        "awarded_first": total(case[12] for case in snapshots[0].values()),
        "settled": sum(1 for case in known.values() if case[3] == "Settled"),
        "unassigned": sum(1 for case in known.values() if not case[10]),
    }


def workdays(folder):
    days = {}
    for name in sorted(os.listdir(folder)):
        if name.endswith(".json"):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                days.update({day["date"]: day["isOffDay"] for day in json.load(file)["days"]})
    years = sorted({int(name[:4]) for name in os.listdir(folder) if name.endswith(".json")})
    told = {}
    for year in years:
        first = date(year, 1, 1)
        dates = [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]
        told[str(year)] = sum(1 for day in dates if not days.get(day.isoformat(), day.weekday() >= 5))
    return told


print(json.dumps({"workdays": workdays, "ct": ct, "ct-first": ct_first, "cfpb": cfpb, "aaa": aaa, "aaa-restated": aaa_restated}[sys.argv[1]](*sys.argv[2:])))
