"""Whose case a case is, by the delivered row and the bundled calendars: no database, no code of the product."""
import json
from datetime import date
from glob import glob
from os.path import abspath, dirname, join

notices = {}
for path in glob(join(dirname(abspath(__file__)), "../../sql/calendars/*.json")):
    with open(path, encoding="utf-8") as text:
        for day in json.load(text)["days"]:
            notices[day["date"]] = not day["isOffDay"]


def is_workday(day):
    return notices.get(day.isoformat(), day.weekday() < 5)


def whose(row):
    """Who had it first, unless it went on within two working days of the assignment, or for recusal."""
    giver, taker = row.get("first_mediator", ""), row["mediator"]
    if giver in ("", taker) or row["handover_reason"] == "recusal":
        return taker
    if row["handed_over_on"] == "":
        return giver
    since = date.fromisoformat(row["assigned_on"] or row["accepted_on"] or row["received_on"])
    on = date.fromisoformat(row["handed_over_on"])
    days = sum(is_workday(date.fromordinal(day)) for day in range(since.toordinal() + 1, on.toordinal() + 1))
    return taker if days <= 2 else giver
