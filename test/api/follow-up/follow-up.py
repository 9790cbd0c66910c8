"""An action before and after, by another road: row by row from a delivered file, no database, no code of the product.

Usage: follow-up.py <cases.csv> <institution> <first month after, YYYY-MM> <months after>; prints JSON: monthly shares of settled, the interrupted series, the pooled difference, and what regression to the mean brings.
"""
import csv
import json
import sys
from math import sqrt

path, own, start, after = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
Z = 1.959964
T14, T11 = 2.1447866879, 2.2009851601  # Student's t, .975


def month(place):
    return f"{place // 12:04d}-{place % 12 + 1:02d}"


first = int(start[:4]) * 12 + int(start[5:]) - 1
before_months = [month(first - 12 + i) for i in range(12)]
after_months = [month(first + i) for i in range(after)]

cells = {}
with open(path, encoding="utf-8", newline="") as text:
    for row in csv.DictReader(text):
        key = (row["institution"], row["closed_on"][:7])
        settled, all_cases = cells.get(key, (0, 0))
        cells[key] = (settled + (row["outcome"] == "S2"), all_cases + 1)


def of(group, months):
    return [cells[(group, one)] for one in months if (group, one) in cells]


def pooled(pairs):
    return sum(s for s, _ in pairs), sum(n for _, n in pairs)


def dispersion(pairs):
    s, n = pooled(pairs)
    p = s / n
    return max(1.0, sum((a - b * p) ** 2 / (b * p * (1 - p)) for a, b in pairs) / (len(pairs) - 1))


def wilson(s, n):
    p = s / n
    centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return centre - half, centre + half


def difference(old, now):
    """Newcombe's, widened by the root of the dispersion before and by t."""
    (s0, n0), (s1, n1) = pooled(old), pooled(now)
    p0, p1 = s0 / n0, s1 / n1
    (l0, u0), (l1, u1) = wilson(s0, n0), wilson(s1, n1)
    phi = dispersion(old)
    by = 1.0 if phi == 1.0 else sqrt(phi) * T11 / Z
    return p0, p1, p1 - p0, by * sqrt((p1 - l1) ** 2 + (u0 - p0) ** 2), by * sqrt((u1 - p1) ** 2 + (p0 - l0) ** 2)


def solve(matrix):
    """Inverse by Gauss and Jordan."""
    n = len(matrix)
    rows = [list(map(float, row)) + [float(i == j) for j in range(n)] for i, row in enumerate(matrix)]
    for k in range(n):
        pivot = max(range(k, n), key=lambda i: abs(rows[i][k]))
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [value / rows[k][k] for value in rows[k]]
        for i in range(n):
            if i != k:
                rows[i] = [a - rows[i][k] * b for a, b in zip(rows[i], rows[k])]
    return [row[n:] for row in rows]


def interrupted(values):
    m, k = 12, len(values) - 12
    x = [[1, i + 1, int(i >= m), max(0, i + 1 - m)] for i in range(m + k)]
    inner = solve([[sum(r[a] * r[b] for r in x) for b in range(4)] for a in range(4)])
    beta = [sum(inner[a][b] * sum(r[b] * y for r, y in zip(x, values)) for b in range(4)) for a in range(4)]
    rest = [y - sum(b * v for b, v in zip(beta, r)) for r, y in zip(x, values)]
    w = [0, 0, 1, (k + 1) / 2]
    free = m + k - 4
    plain = sum(e * e for e in rest) / free * sum(w[a] * inner[a][b] * w[b] for a in range(4) for b in range(4))
    # Newey and West, two lags: the score along the contrast alone.
    along = [sum(w[a] * inner[a][b] for a in range(4)) for b in range(4)]
    score = [e * sum(c * v for c, v in zip(along, r)) for e, r in zip(rest, x)]
    robust = sum(s * s for s in score) + 2 * sum((1 - lag / 3) * sum(score[i] * score[i - lag] for i in range(lag, m + k)) for lag in (1, 2))
    robust *= (m + k) / free
    value = beta[2] + beta[3] * (k + 1) / 2
    half = T14 * sqrt(max(plain, robust)) if k == 6 else None
    return {"value": value, "low": value - half if half else None, "high": value + half if half else None}


groups = sorted({group for group, _ in cells})
pairs = {group: of(group, before_months) for group in groups}
phi = sum(dispersion(one) for one in pairs.values()) / len(groups)
totals = {group: pooled(one) for group, one in pairs.items()}
mu = sum(s for s, _ in totals.values()) / sum(n for _, n in totals.values())
estimates = {group: (s / n, phi * mu * (1 - mu) / n) for group, (s, n) in totals.items()}
weights = {group: 1 / v for group, (_, v) in estimates.items()}
weighted = sum(weights[g] * estimates[g][0] for g in groups) / sum(weights.values())
q = sum(weights[g] * (estimates[g][0] - weighted) ** 2 for g in groups)
tau2 = max(0.0, (q - (len(groups) - 1)) / (sum(weights.values()) - sum(w * w for w in weights.values()) / sum(weights.values())))
share, variance = estimates[own]
reliability = tau2 / (tau2 + variance)
others = [group for group in groups if group != own]
together = lambda months: [pooled([cells[(g, one)] for g in others if (g, one) in cells]) for one in months]
_, _, moved, low, high = difference(together(before_months), together(after_months))
regressed = mu + reliability * (share - mu)
expected = regressed + moved
p0, p1, plain, below, above = difference(pairs[own], of(own, after_months))
doubt = max(low, high)

print(json.dumps({
    "before": pooled(pairs[own]), "after": pooled(of(own, after_months)),
    "series": interrupted([s / n for s, n in of(own, before_months + after_months)]) if after >= 6 else None,
    "difference": {"value": plain, "low": plain - below, "high": plain + above},
    "reference": {"overall": mu, "tau2": tau2, "variance": variance, "reliability": reliability, "before": share, "regressed": regressed, "othersChange": moved, "expected": expected, "groups": len(groups)},
    "beyond": {"value": p1 - expected, "low": p1 - expected - sqrt(below ** 2 + doubt ** 2), "high": p1 - expected + sqrt(above ** 2 + doubt ** 2)},
}))
