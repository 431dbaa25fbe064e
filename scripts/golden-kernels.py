#!/usr/bin/python3
"""Writes test/compile/golden/kernels.json: exact values of the functions that WebAssembly kernels compute.

Each case is [x, high, low]: the exact value is high + low to about 106 bits. Points: spread over all magnitudes, near
every place where a kernel changes its method, and hard cases of argument reduction.

    /usr/bin/python3 scripts/golden-kernels.py > test/compile/golden/kernels.json
"""
import json
import random
from mpmath import mp, mpf, exp, log, sin, cos, tanh, sinh, cosh, pi

mp.prec = 1400
random.seed(20)


def magnitudes(low, high, count):
    return [random.choice([-1, 1]) * 2 ** random.uniform(low, high) for _ in range(count)]


def around(centers, count):
    return [c * (1 + random.uniform(-1e-3, 1e-3)) for c in centers for _ in range(count)] + list(centers)


# Half way between the places of a table of roots of 2, and the smallest numbers there are.
HALFWAY = [float((k + mpf(1) / 2) * log(2) / n) for n in [1, 32, 64, 128] for k in [-1000 * n, -37, -1, 0, 1, 5, 37, 1000 * n]]
TINY = [5e-324, -5e-324, 1e-310, 2.0 ** -1022, 2.0 ** -54, -(2.0 ** -53), 2.0 ** -27]
HARD_ANGLES = [float(k * pi / 2) for k in [1, 2, 3, 4, 5, 7, 11, 22, 355, 710, 4096, 10 ** 5, 333333, 667543]]
CLOSEST = sorted(range(1, 20861), key=lambda k: abs(mpf(float(k * pi / 2)) / (k * pi / 2) - 1))[:25]
ANGLES = (TINY + [float(k * pi / 2) for k in CLOSEST] + magnitudes(14, 15.5, 20) + magnitudes(-40, 3, 90) + magnitudes(3, 20, 60) + magnitudes(20, 1023, 30) + HARD_ANGLES
          + around([pi / 4, 3 * pi / 4], 5) + [6381956970095103 * 2.0 ** 797, 2.0 ** 15, 2.0 ** 15 * 1.0000001])
HYPERBOLIC = TINY + magnitudes(-40, 3, 80) + magnitudes(0, 4.5, 60) + around([0.55, -0.55, 1, -1, 22, -22], 6)
POINTS = {
    "exp": (exp, magnitudes(-40, 3, 70) + [random.uniform(-745, 709) for _ in range(80)]
            + around([0.34657, -0.34657, -708.4, -744.5, 709.7], 6) + HALFWAY + TINY),
    "ln": (log, [abs(x) for x in magnitudes(-1074, 1023, 90) + magnitudes(-1, 1, 60)] + around([1, 0.70710678, 1.41421356], 8)
           + [5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1 - 2.0 ** -53, 1 + 2.0 ** -52] + [1 + s * 2.0 ** -k for k in range(4, 50, 3) for s in [-1, 1]]),
    "sin": (sin, ANGLES),
    "cos": (cos, ANGLES),
    "tanh": (tanh, HYPERBOLIC),
    "sinh": (sinh, HYPERBOLIC + [random.uniform(-710, 710) for _ in range(40)] + [710.4, -710.4]),
    "cosh": (cosh, HYPERBOLIC + [random.uniform(-710, 710) for _ in range(40)] + [710.4, -710.4]),
}


def case(f, x):
    x = float(x)
    value = f(mpf(x))
    high = float(value)
    return [x, high, float(value - mpf(high))] if high not in (float("inf"), float("-inf")) else None


golden = {name: [c for c in (case(f, x) for x in points) if c] for name, (f, points) in POINTS.items()}
print("{")
print(",\n".join(f'"{name}": {json.dumps(cases, separators=(",", ":"))}' for name, cases in golden.items()))
print("}")
