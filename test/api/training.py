"""Hours of training, and before and after one, by another road: row by row from the delivered files, no database, no code of the product.

Usage: training.py <mediators.csv> <trainings.csv> <last day known> <training> <day> <months> <cases.csv> …; prints JSON. Of files the newest tells of a case.
"""
import csv
import json
import sys
from calendar import monthrange
from datetime import date, timedelta
from itertools import combinations
from math import comb, exp, lgamma, log, pi, sqrt

from whose import whose

posts_path, trainings_path, as_of, name, held_on, months = sys.argv[1:7]
FEWEST_OF_A_PERSON, FEWEST, FEWEST_PEOPLE, MOST_WAYS = 5, 30, 3, 200_000


def rows(path):
    with open(path, encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text)


def shifted(day, by):
    year, month = divmod(day.year * 12 + day.month - 1 + by, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


trainings = list(rows(trainings_path))
last = date.fromisoformat(as_of)

# Hours: of who is in post on the last day; trainings of the year that ends on it.
hours = {}
for post in sorted(rows(posts_path), key=lambda one: one["valid_from"]):
    if post["valid_from"] <= as_of and (post["valid_to"] == "" or post["valid_to"] >= as_of):
        recent = [one for one in trainings if one["mediator"] == post["mediator"] and shifted(last, -12).isoformat() < one["held_on"] <= as_of]
        hours[post["mediator"]] = {
            "hours": float(post["training_hours"]) if post["training_hours"] else None, "ofRecords": sum(float(one["hours"] or 0) for one in recent),
            "ofDrills": sum(float(one["hours"] or 0) for one in recent if one["kind"] == "drill"),
        }

newest = {}
for path in sys.argv[7:]:
    for row in rows(path):
        # Of a delivery the rows that are spoilt on purpose are numbered otherwise.
        if not row["case_id"].startswith("TJ-") and row["case_id"]:
            newest[row["case_id"]] = row
# Every closing counts: the one before a re-opening on its own day, by the outcome it had, unless the case was excluded in the end.
closings = [
    (whose(row), on, outcome[:1] == "S")
    for row in newest.values() if row["mediator"] and row["outcome"][:1] != "X"
    for on, outcome in ((row.get("first_closed_on", ""), row.get("first_outcome", "")), (row["closed_on"], row["outcome"]))
    if on and outcome[:1] in {"S", "U"}
]


def shares(first, end):
    """Settled and decided of each mediator, closed from the first day to the end."""
    found = {}
    for who, on, is_settled in closings:
        if first.isoformat() <= on <= end.isoformat():
            settled, n = found.get(who, (0, 0))
            found[who] = (settled + is_settled, n + 1)
    return found


def tau2_of(found):
    """DerSimonian and Laird's variance between those with thirty cases, around the rate of all."""
    total = sum(n for _, n in found.values())
    rate = sum(settled for settled, _ in found.values()) / total if total else 0
    told = [((settled - n * rate) / n, rate * (1 - rate) / n) for settled, n in found.values() if n >= FEWEST]
    if len(told) < 2 or rate in (0, 1):
        return 0.0
    weights = [1 / v for _, v in told]
    mean = sum(w * d for w, (d, _) in zip(weights, told)) / sum(weights)
    q = sum(w * (d - mean) ** 2 for w, (d, _) in zip(weights, told))
    return max(0.0, (q - (len(told) - 1)) / (sum(weights) - sum(w * w for w in weights) / sum(weights)))


def student_quantile(freedom):
    """The 97.5 % point of Student's t: its density added up by Simpson's rule, the point found by halving."""
    scale = exp(lgamma((freedom + 1) / 2) - lgamma(freedom / 2)) / sqrt(freedom * pi)
    density = lambda x: scale * exp(-(freedom + 1) / 2 * log(1 + x * x / freedom))

    def below(x, parts=600):
        step = x / parts
        return 0.5 + step / 3 * sum((1 if i in (0, parts) else 4 if i % 2 else 2) * density(i * step) for i in range(parts + 1))

    low, high = 0.0, 60.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) < 0.975 else (low, middle)
    return (low + high) / 2


def welch(inside, outside):
    mean = lambda some: sum(some) / len(some)
    spread = lambda some: sum((x - mean(some)) ** 2 for x in some) / (len(some) - 1) / len(some)
    effect, a, b = mean(inside) - mean(outside), spread(inside), spread(outside)
    freedom = (a + b) ** 2 / (a * a / (len(inside) - 1) + b * b / (len(outside) - 1))
    half = student_quantile(freedom) * sqrt(a + b)
    everybody, chosen, p = [*inside, *outside], len(inside), None
    if comb(len(everybody), chosen) <= MOST_WAYS:
        ways = [abs(sum(one) / chosen - (sum(everybody) - sum(one)) / len(outside)) for one in combinations(everybody, chosen)]
        p = sum(way >= abs(effect) * (1 - 1e-12) for way in ways) / len(ways)
    return {"effect": effect, "low": effect - half, "high": effect + half, "permutationP": p, "p": student_tail(abs(effect) / sqrt(a + b), freedom) if a + b else 1.0}


def student_tail(t, freedom, parts=2_000):
    """P(|T| ≥ t): 1 less the density added up from -t to t."""
    scale = exp(lgamma((freedom + 1) / 2) - lgamma(freedom / 2)) / sqrt(freedom * pi)
    density = lambda x: scale * exp(-(freedom + 1) / 2 * log(1 + x * x / freedom))
    step = t / parts
    return 1 - 2 * step / 3 * sum((1 if i in (0, parts) else 4 if i % 2 else 2) * density(i * step) for i in range(parts + 1))


rate = lambda share: share[0] / share[1]


def look(name, held_on, months):
    """A training before and after; with what an association asks for: fixed beforehand, over, enough, not apart, six months alike."""
    day = date.fromisoformat(held_on)
    end = shifted(day, months)
    before, after = shares(shifted(day, -months), day - timedelta(days=1)), shares(day + timedelta(days=1), min(end, last))
    took = {one["mediator"] for one in trainings if one["training"] == name and one["held_on"] == held_on}
    people = sorted(set(before) | set(after))
    tau2 = tau2_of(shares(shifted(day, -12), day - timedelta(days=1)))

    def group(some):
        pooled = lambda found: {"successes": sum(found.get(who, (0, 0))[0] for who in some), "trials": sum(found.get(who, (0, 0))[1] for who in some)}
        counted = [who for who in some if min(before.get(who, (0, 0))[1], after.get(who, (0, 0))[1]) >= FEWEST_OF_A_PERSON]
        return {"people": len(some), "counted": len(counted), "before": pooled(before), "after": pooled(after)}, counted

    attended, ins = group([who for who in people if who in took])
    others, outs = group([who for who in people if who not in took])
    everybody = sum(s for s, _ in before.values()) / max(1, sum(n for _, n in before.values()))
    expected, weight = 0.0, 0
    for who in people:
        if who in took and who in before and who in after:
            kept = tau2 / (tau2 + everybody * (1 - everybody) / before[who][1])
            expected += after[who][1] * (everybody + kept * (rate(before[who]) - everybody))
            weight += after[who][1]
    enough = all(len(some) >= FEWEST_PEOPLE and min(one["before"]["trials"], one["after"]["trials"]) >= FEWEST for one, some in ((attended, ins), (others, outs)))
    gap = welch([rate(before[who]) for who in ins], [rate(before[who]) for who in outs]) if enough else None
    apart = gap is not None and (gap["low"] > 0 or gap["high"] < 0)
    monthly, gaps = [], []
    for i in range(months):
        found = shares(shifted(day, i - months), shifted(day, i + 1 - months) - timedelta(days=1))
        sides = [[sum(found[who][part] for who in found if (who in took) == inside) for part in (0, 1)] for inside in (True, False)]
        monthly.append({"from": shifted(day, i - months).isoformat(), **{side: {"successes": s, "trials": n} for side, (s, n) in zip(("attended", "others"), sides)}})
        if all(n for _, n in sides):
            gaps.append(rate(sides[0]) - rate(sides[1]))
    parallel = None
    if len(gaps) >= 6:  # the slope of the gap and its 95 % interval, by least squares
        m = len(gaps)
        middle, level = (m - 1) / 2, sum(gaps) / m
        sxx = sum((i - middle) ** 2 for i in range(m))
        slope = sum((i - middle) * g for i, g in enumerate(gaps)) / sxx
        rest = sum((g - level - slope * (i - middle)) ** 2 for i, g in enumerate(gaps))
        parallel = abs(slope) <= student_quantile(m - 2) * sqrt(rest / (m - 2) / sxx)
    unmet = [name for name, holds in (("not_declared", months != 6), ("running", end > last), ("apart", apart), ("too_few", not apart and not enough),
                                      ("trend_unknown", parallel is None), ("not_parallel", parallel is False)) if holds]
    change = lambda who: rate(after[who]) - rate(before[who])
    return {
        "attended": attended, "others": others, "expectedAfter": expected / weight if weight else None, "before": monthly, "unmet": unmet, "evidence": "A" if unmet else "B",
        "difference": None if unmet else welch([change(who) for who in ins], [change(who) for who in outs]),
    }


own = look(name, held_on, int(months))
if own["difference"]:
    held = sorted({(one["training"], one["held_on"]) for one in trainings} - {(name, held_on)}, key=lambda one: one[1], reverse=True)
    rest = [look(other, on, 6) for other, on in held if shifted(date.fromisoformat(on), 6) <= last]
    ps = [(one["difference"]["permutationP"] or one["difference"]["p"]) for one in (own, *rest) if one["difference"]]
    order = sorted(range(len(ps)), key=lambda i: ps[i])
    own["difference"]["adjustedP"] = min([1.0] + [ps[i] * len(ps) / (place + 1) for place, i in enumerate(order) if place >= order.index(0)])
    own["family"] = {"looked": len(rest) + 1, "compared": len(ps), "chance": 0.05 * len(ps)}
    del own["difference"]["p"]
print(json.dumps({"hours": hours, **own}))
