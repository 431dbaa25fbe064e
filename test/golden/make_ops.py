"""Golden values of the scalar functions, for test/ops/golden.test.ts.

    python3 test/golden/make_ops.py > test/golden/ops.json

Needs mpmath. Every value is computed at 50 digits beyond what cancels, at exact doubles: `values` holds
[...arguments, nearest double], `digits` holds [...arguments, 50 significant digits as text].
Points are fixed: a grid of dyadic numbers in the sample boxes, and the listed ones near branch points, zeros and poles
and for large and small arguments.
"""
import json
import sys
from mpmath import mp, mpf
import mpmath as m

mp.dps = 70
EPS = 2.0**-30


def grid(low, high, count):
    """`count` dyadic points inside [low, high], not equidistant."""
    step = (high - low) / count
    return [round((low + step * (i + 0.5 + 0.3 * (-1) ** i * ((i * 7) % 5) / 5)) * 2**20) / 2**20 for i in range(count)]


def points(*boxes):
    """Points of a product of intervals: the grids run against each other, not all combinations."""
    count = 9
    axes = [grid(low, high, count) if low != high else [low] * count for low, high in boxes]
    return [tuple(axis[(i * (1 + 3 * k)) % count] for k, axis in enumerate(axes)) for i in range(count)]


def one(*xs):
    return [(float(x),) for x in xs]


def sign_pairs(*xs):
    return one(*[s * x for x in xs for s in (1, -1)])


def norm_cdf(x):
    return m.erfc(-x / m.sqrt(2)) / 2


def nth_root(x, n):
    return -((-x) ** (1 / mpf(n))) if x < 0 else x ** (1 / mpf(n))


def acot(x):
    return m.atan(1 / x)


def elliptic(p, q, a):
    """The integral of sin(t)^(2p) (1 - a sin(t)^2)^(-q-1/2) over [0, pi/2]."""
    return m.beta(p + mpf(1) / 2, mpf(1) / 2) / 2 * m.hyp2f1(q + mpf(1) / 2, p + mpf(1) / 2, p + 1, a)


def spherical(n, x):
    return m.sqrt(m.pi / (2 * x)) * m.besselj(n + mpf(1) / 2, x)


NEAR1 = [1 - EPS, 1 - 2.0**-10, 1 - 2.0**-52]
ABOVE1 = [1 + EPS, 1 + 2.0**-10, 1 + 2.0**-52]
TINY = [1e-300, 1e-20, 1e-8, 1e-3]
BIG = [37.5, 700.25]

# name: (function, points)
TABLE = {
    'sqrt': (m.sqrt, points((0.2, 5)) + one(0, 1e-300, 1e300)),
    'cbrt': (lambda x: nth_root(x, 3), points((-5, 5)) + one(1e-300, -1e300)),
    'nthRoot': (nth_root, points((0.2, 5), (1.5, 4)) + [(-5.5, 3.0), (-1e200, 5.0), (2.0, -3.0), (7.25, 13.0)]),
    'exp': (m.exp, points((-3, 3)) + one(700.25, -700.25, 1e-10)),
    'exp2': (lambda x: mpf(2) ** x, points((-3, 3)) + one(1000.5, -1000.5)),
    'expm1': (m.expm1, points((-3, 3)) + sign_pairs(*TINY[1:]) + one(700.25, -40)),
    'ln': (m.ln, points((0.2, 5)) + one(1e-300, 1e300, *NEAR1, *ABOVE1)),
    'logBase': (lambda x, b: m.ln(x) / m.ln(b), points((0.2, 5), (1.5, 5)) + [(8.0, 2.0), (1e-300, 10.0), (3.0, 0.25)]),
    'log2': (lambda x: m.log(x, 2), points((0.2, 5)) + one(1e-300, 1e300, 1024)),
    'log10': (m.log10, points((0.2, 5)) + one(1e-300, 1e300, 1000)),
    'log1p': (m.log1p, points((-0.8, 4)) + sign_pairs(*TINY[1:]) + one(1e300, -1 + EPS)),
    'hypot': (lambda *x: m.sqrt(sum(v * v for v in x)), points((-3, 3), (-3, 3), (-3, 3)) + [(3e200, 4e200), (3e-200, 4e-200)]),
    'sin': (m.sin, points((-3, 3)) + one(*TINY, 1e10, 1e22, 3.141592653589793)),
    'cos': (m.cos, points((-3, 3)) + one(*TINY, 1e10, 1e22, 1.5707963267948966)),
    'tan': (m.tan, points((-1.4, 1.4)) + one(*TINY, 1e10, 1.5707963267948966)),
    'sec': (m.sec, points((-1.4, 1.4)) + one(*TINY, 1e10, 1.5707963267948966)),
    'csc': (m.csc, points((0.3, 2.8)) + one(*TINY, 1e10, 3.141592653589793)),
    'cot': (m.cot, points((0.3, 2.8)) + one(*TINY, 1e10, 3.141592653589793)),
    'asin': (m.asin, points((-0.9, 0.9)) + sign_pairs(*TINY, *NEAR1) + one(1)),
    'acos': (m.acos, points((-0.9, 0.9)) + sign_pairs(*TINY, *NEAR1) + one(1, -1)),
    'atan': (m.atan, points((-3, 3)) + sign_pairs(*TINY, *BIG) + one(1e300)),
    'asec': (m.asec, points((1.2, 4), ) + points((-4, -1.2)) + sign_pairs(*ABOVE1, 1e10, 1e200)),
    'acsc': (m.acsc, points((1.2, 4), ) + points((-4, -1.2)) + sign_pairs(*ABOVE1, 1e10, 1e200)),
    'acot': (acot, points((0.2, 4)) + points((-4, -0.2)) + sign_pairs(*TINY, 1e10)),
    'atan2': (m.atan2, points((0.3, 3), (-3, 3)) + points((-3, -0.3), (-3, 3)) + [(1e-300, -1.0), (-1e-20, 3.0), (1.0, 0.0)]),
    'sinh': (m.sinh, points((-3, 3)) + sign_pairs(*TINY, *BIG)),
    'cosh': (m.cosh, points((-3, 3)) + one(*TINY, *BIG)),
    'tanh': (m.tanh, points((-3, 3)) + sign_pairs(*TINY, *BIG)),
    'sech': (m.sech, points((-3, 3)) + one(*TINY, *BIG)),
    'csch': (m.csch, points((0.3, 3)) + sign_pairs(*TINY, *BIG)),
    'coth': (m.coth, points((0.3, 3)) + sign_pairs(*TINY, *BIG)),
    'asinh': (m.asinh, points((-3, 3)) + sign_pairs(*TINY, 1e10, 1e300)),
    'acosh': (m.acosh, points((1.2, 5)) + one(1, *ABOVE1, 1e10, 1e300)),
    'atanh': (m.atanh, points((-0.9, 0.9)) + sign_pairs(*TINY, *NEAR1)),
    'asech': (m.asech, points((0.2, 0.9)) + one(*TINY, *NEAR1, 1)),
    'acsch': (m.acsch, points((0.2, 4)) + sign_pairs(*TINY, 1e10, 1e300)),
    'acoth': (m.acoth, points((1.2, 5)) + sign_pairs(*ABOVE1, 1e10, 1e300)),
    'sigmoid': (lambda x: 1 / (1 + m.exp(-x)), points((-3, 3)) + sign_pairs(*TINY, *BIG)),
    'softplus': (lambda x: m.log1p(m.exp(x)), points((-3, 3)) + sign_pairs(*TINY, *BIG)),
    'logsumexp': (lambda *x: m.log(sum(m.exp(v) for v in x)), points((-3, 3), (-3, 3), (-3, 3)) + [(1000.0, 1001.0), (-1000.0, -1001.5), (0.0, -40.0)]),
    'silu': (lambda x: x / (1 + m.exp(-x)), points((-3, 3)) + sign_pairs(*TINY, *BIG)),
    'gelu': (lambda x: x * norm_cdf(x), points((-3, 3)) + sign_pairs(*TINY, 5, 20)),
    'sinc': (lambda x: m.sin(x) / x if x else mpf(1), points((-6, 6)) + one(0, *TINY, 1e10)),
    'sphericalj': (spherical, [(n, x) for n in (1.0, 2.0, 5.0, 12.0) for (x,) in points((0.5, 12)) + one(1e-3, 0.125, 40.5, 300.25)]),
    'gamma': (m.gamma, points((0.3, 6)) + points((-1.9, -1.1)) + one(1e-10, -1e-10, 100.5, 170.625, -20.25, 7, 1 + EPS)),
    'lgamma': (lambda x: m.ln(abs(m.gamma(x))), points((0.3, 6)) + points((-1.9, -1.1)) + one(1e-10, 1e5, 1e20, 1 + EPS, 2 - EPS, 2 + 2.0**-10, -2.25, -20.25)),
    'digamma': (m.digamma, points((0.3, 6)) + points((-1.9, -1.1)) + one(1e-10, 1e5, 1e20, 1.4616, 1.5, -20.25)),
    'trigamma': (lambda x: m.polygamma(1, x), points((0.3, 6)) + points((-1.9, -1.1)) + one(1e-10, 1e5, 1e20, -20.25)),
    'polygamma': (lambda n, x: m.polygamma(int(n), x), [(n, x) for n in (2.0, 3.0, 7.0) for (x,) in points((0.3, 6)) + one(1e-5, 50.5, 1e5, -1.375, -3.25)]),
    'beta': (m.beta, points((0.5, 4), (0.5, 4)) + [(1e-5, 3.0), (50.5, 60.25), (1e-3, 1e-3), (500.5, 0.5)]),
    'combinations': (lambda n, k: m.gamma(n + 1) * m.rgamma(k + 1) * m.rgamma(n - k + 1), points((3, 6), (0.5, 2.5)) + points((3, 6), (-3.9, -0.6)) + points((1, 3), (3.6, 7.9)) + [(7.0, -0.25), (7.0, 7.25), (7.0, -0.5), (7.0, -11.25), (7.0, 30.75), (50.0, 21.0), (100.5, 50.25), (-1.5, 2.25), (60.0, -0.75), (0.5, 1e-8)]),
    'lbeta': (lambda x, y: m.loggamma(x) + m.loggamma(y) - m.loggamma(x + y), points((0.5, 4), (0.5, 4)) + [(1e-5, 3.0), (500.5, 600.25), (1e-3, 1e-3), (1e10, 0.5)]),
    'digammaDifference': (lambda x, h: m.digamma(mpf(x) + mpf(h)) - m.digamma(x), points((0.3, 6), (0.3, 4)) + points((2, 6), (-1.5, -0.5)) + [(1e8, 2.5), (1e4, 1e-3), (1e-5, 3.0), (2.5, 1e-10), (-2.25, 5.5), (-20.25, 0.5), (3.0, 1e6), (1e20, 1e3), (100.5, 2.5), (1e15, 2.5), (-200.25, 300.5), (-900.75, 0.25)]),
    'polygammaDifference': (lambda n, x, h: m.polygamma(int(n), mpf(x) + mpf(h)) - m.polygamma(int(n), x), [(n, x, h) for n in (1.0, 2.0, 5.0) for x, h in points((0.3, 6), (0.3, 4)) + points((2, 6), (-1.5, -0.5)) + [(1e8, 2.5), (1e4, 1e-3), (1e-5, 3.0), (2.5, 1e-10), (-2.25, 5.5), (-20.25, 0.375), (3.0, 1e6), (1e15, 1e3)]]),
    'factorial': (lambda x: m.gamma(x + 1), points((0.3, 6)) + one(5, 20, 100, 170, -0.5)),
    'erf': (m.erf, points((-3, 3)) + sign_pairs(*TINY, 5.5)),
    'erfc': (m.erfc, points((-3, 3)) + one(*TINY, 5.5, 15.25, 26, -5.5)),
    'erfinv': (m.erfinv, points((-0.9, 0.9)) + sign_pairs(*TINY, 1 - EPS, 1 - 2.0**-10)),
    'normpdf': (lambda x: m.exp(-x * x / 2) / m.sqrt(2 * m.pi), points((-3, 3)) + one(0, 20.5)),
    'normcdf': (norm_cdf, points((-3, 3)) + one(0, 8.5, -8.5, -20.25)),
    'zeta': (m.zeta, points((1.2, 6)) + points((0.1, 0.9)) + points((-3.9, -2.1)) + one(0, 1 + EPS, 1 - EPS, 50.5, -10.5, -30.25)),
    'zetaDerivative': (lambda n, s: m.zeta(s, 1, int(n)), [(n, s) for n in (1.0, 2.0, 3.0) for s in (1.25, 1.5, 2.0, 3.75, 8.5, 0.25, 0.5, 0.75, 1 + 2.0**-10, -0.5, -1.75, -3.25)]),
    'besselj': (m.besselj, [(n, x) for n in (0.0, 1.0, 2.0, 5.0, 0.5, 2.75) for (x,) in points((0.5, 12)) + one(1e-3, 30.5, 200.25)] + [(0.0, -2.5), (3.0, -4.5), (-2.0, 1.5), (-1.5, 3.5), (30.0, 2.0), (20.0, 20.5)]),
    'bessely': (m.bessely, [(n, x) for n in (0.0, 1.0, 2.0, 5.0, 0.5, 2.75) for (x,) in points((0.5, 12)) + one(1e-3, 30.5, 200.25)] + [(-2.0, 1.5), (-1.5, 3.5), (30.0, 2.0), (20.0, 20.5)]),
    'besseli': (m.besseli, [(n, x) for n in (0.0, 1.0, 2.0, 5.0, 0.5, 2.75) for (x,) in points((0.5, 12)) + one(1e-3, 30.5, 200.25)] + [(0.0, -2.5), (3.0, -4.5), (-2.0, 1.5), (-1.5, 3.5), (30.0, 2.0)]),
    'besselk': (m.besselk, [(n, x) for n in (0.0, 1.0, 2.0, 5.0, 0.5, 2.75) for (x,) in points((0.5, 12)) + one(1e-3, 30.5, 200.25)] + [(-2.0, 1.5), (-1.5, 3.5), (30.0, 2.0)]),
    'airyai': (m.airyai, points((-6, 4)) + one(0, 1e-5, 10.5, -20.25, 0.5, -0.5)),
    'airyaiprime': (lambda x: m.airyai(x, derivative=1), points((-6, 4)) + one(0, 1e-5, 10.5, -20.25, 0.5, -0.5)),
    'airybi': (m.airybi, points((-6, 4)) + one(0, 1e-5, 10.5, -20.25, 0.5, -0.5)),
    'airybiprime': (lambda x: m.airybi(x, derivative=1), points((-6, 4)) + one(0, 1e-5, 10.5, -20.25, 0.5, -0.5)),
    'lambertw': (lambda x: m.lambertw(x).real, points((-0.3, 5)) + one(0, *TINY, 1e10, 1e300, -0.3678794411714423, -0.3678, -0.367, -0.36)),
    'lambertwBranch': (lambda x, k: m.lambertw(x, int(k)).real, [(x, -1.0) for (x,) in points((-0.35, -0.05)) + one(-1e-3, -1e-100, -0.3678794411714423, -0.3678, -0.367)] + [(2.5, 0.0)]),
    'Si': (m.si, points((-6, 6)) + one(0, *TINY, 30.5, 1e5)),
    'Ci': (m.ci, points((0.2, 6)) + one(*TINY, 30.5, 1e5)),
    'Ei': (m.ei, points((0.2, 6)) + points((-6, -0.2)) + sign_pairs(*TINY, 37.5, 45.5, 700.25)),
    'li': (m.li, points((1.1, 6)) + points((0.1, 0.9)) + one(1 + EPS, 1 - EPS, 1e-5, 1e10, 1e300)),
    'fresnels': (m.fresnels, points((-3, 3)) + one(0, 1e-50, 1e-8, 1e-3, 20.25)),
    'fresnelc': (m.fresnelc, points((-3, 3)) + one(0, *TINY, 20.25)),
    'ellipk': (m.ellipk, points((-3, 0.95)) + one(0, 1e-10, 1 - 2.0**-10, 1 - EPS, -1e5)),
    'ellipe': (m.ellipe, points((-3, 0.95)) + one(0, 1, 1e-10, 1 - 2.0**-10, 1 - EPS, -1e5)),
    'ellipint': (elliptic, [(p, q, x) for p, q in ((1.0, 1.0), (1.0, 0.0), (2.0, 2.0)) for x in (-1e3, -2.5, -0.25, 0.0, 1e-6, 0.25, 0.75, 0.99, 1 - EPS)]),
}


def text(value):
    return mp.nstr(value, 50, strip_zeros=False, min_fixed=0, max_fixed=0)


def rounded(value):
    return float(mpf(value))


def value_at(f, args, digits):
    mp.dps = digits
    value = mpf(f(*[mpf(a) for a in args]))
    return value


def main():
    out = {}
    for name, (f, args) in TABLE.items():
        seen, values, digits = set(), [], []
        for i, point in enumerate(args):
            if point in seen:
                continue
            seen.add(point)
            # Twice the digits decide whether the first were enough.
            a, b = value_at(f, point, 70), value_at(f, point, 140)
            if b != 0 and abs(a - b) > abs(b) * mpf(10) ** -52:
                c = value_at(f, point, 700)
                if abs(b - c) > abs(c) * mpf(10) ** -52:
                    print(f'{name}{point}: mpmath does not converge', file=sys.stderr)
                    continue
                b = c
            mp.dps = 70
            if abs(b) == 0 or 1e-307 < abs(b) < 1e308:
                values.append([*point, rounded(b)])
                if len(digits) < 6 and i % 3 == 1 or len(args) - i < 3:
                    digits.append([*point, text(b)])
        out[name] = {'values': values, 'digits': digits}
        print(name, len(values), file=sys.stderr)
    lines = [f'{json.dumps(name)}:{json.dumps(rows, separators=(",", ":"))}' for name, rows in out.items()]
    print('{\n' + ',\n'.join(lines) + '\n}')


main()
