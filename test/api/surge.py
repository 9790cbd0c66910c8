"""Farrington's bound worked out apart from the product: quasi-Poisson with an offset, reweighted once, by closed forms and a numerical tail.

usage: surge.py '{"counts": [...], "exposures": [...]}'   the last of both is the period judged; a list of such series gives a list of answers
"""
import json
import math
import sys

Z = 2.575829303548901


def student_tail(t, df, steps=20_000, far=400.0):
    """Simpson's rule in u = 1/(x - t + 1), which brings the long tail near."""
    c = math.exp(math.lgamma((df + 1) / 2) - math.lgamma(df / 2)) / math.sqrt(df * math.pi)
    density = lambda x: c * (1 + x * x / df) ** (-(df + 1) / 2)
    bent = lambda u: density(t - 1 + 1 / u) / (u * u)
    first = 1 / far
    h = (1 - first) / steps
    return h / 3 * (bent(first) + bent(1.0) + sum((4 if i % 2 else 2) * bent(first + i * h) for i in range(1, steps)))


def judge(counts, exposures):
    y, e = counts[-1], exposures[-1]
    base, offsets = counts[:-1], exposures[:-1]
    m = len(base)

    def fit(weights):
        rate = sum(w * c for w, c in zip(weights, base)) / sum(w * o for w, o in zip(weights, offsets))
        mu = [rate * o for o in offsets]
        total = sum(w * f for w, f in zip(weights, mu))
        pearson = sum(w * (c - f) ** 2 / f for w, c, f in zip(weights, base, mu)) / (m - 1)
        return rate, mu, max(1.0, pearson), [w * f / total for w, f in zip(weights, mu)], total

    rate, mu, phi, leverage, total = fit([1.0] * m)
    residuals = [1.5 * (c ** (2 / 3) * f ** (-1 / 6) - math.sqrt(f)) / math.sqrt(phi * (1 - h)) for c, f, h in zip(base, mu, leverage)]
    if any(s > 2.58 for s in residuals):
        raw = [s**-2 if s > 2.58 else 1.0 for s in residuals]
        rate, mu, phi, leverage, total = fit([w * m / sum(raw) for w in raw])
    expected = rate * e
    # The rate's variance is phi / (sum of weighted means) on the log scale.
    spread = math.sqrt(4 / 9 * expected ** (1 / 3) * (phi + phi * expected / total))
    upper = (expected ** (2 / 3) + Z * spread) ** 1.5
    t = (y ** (2 / 3) - expected ** (2 / 3)) / spread
    return {"expected": expected, "lambda": rate, "dispersion": phi, "upper": upper, "exceedance": (y - expected) / (upper - expected), "pValue": student_tail(t, m - 1)}


given = json.loads(sys.argv[1])
print(json.dumps([judge(**one) for one in given] if isinstance(given, list) else judge(**given)))
