#!/usr/bin/python3
"""Writes src/compile/wasm/kernels/coefficients.ts: the polynomials and split constants of the WebAssembly kernels.

Each polynomial is the Chebyshev interpolant (near-minimax) of a smooth function computed with 60 digits, its
coefficients rounded to doubles. The comment above each array gives the function, the interval and the largest error
found, weighted as the kernel uses it.

    /usr/bin/python3 scripts/kernel-coefficients.py > src/compile/wasm/kernels/coefficients.ts
"""
from mpmath import mp, mpf, mpc, exp, log, sin, cos, tanh, atan, atanh, pi, sqrt, chebyfit, polyval

mp.dps = 60
TINY = mpf(10) ** -12


def quotient(numerator, power):
    """numerator(x)/x^power, continued through 0 by its Cauchy integral: no cancellation near 0."""
    def value(x):
        if abs(x) > mpf("0.01"):
            return numerator(x) / x ** power
        points = 64
        ring = [x + mpf("0.05") * mp.expjpi(mpf(2 * k) / points) for k in range(points)]
        return sum(numerator(z) / z ** power for z in ring).real / points
    return value


def of_square(numerator, power):
    """As above for an even function g(s) = numerator(s)/s^power, as a function of z = s^2."""
    g = quotient(numerator, power)
    return lambda z: g(sqrt(z)) if z >= 0 else g(mpc(0, sqrt(-z))).real


POLYNOMIALS = [
    # name, what it is, function, interval, degree, weight of its error in the kernel's relative result
    ("EXP", "(exp(r) - 1 - r) / r^2 on |r| <= ln(2)/256",
     quotient(lambda r: exp(r) - 1 - r, 2), (-log(2) / 256, log(2) / 256), 3, lambda r: r * r),
    ("LN", "(2*atanh(s) - 2*s) / s^3 as a function of z = s^2, |s| <= 3 - 2*sqrt(2)",
     of_square(lambda s: 2 * atanh(s) - 2 * s, 3), (0, (3 - 2 * sqrt(2)) ** 2), 7, lambda z: z / 2),
    ("SIN", "(sin(r) - r) / r^3 as a function of z = r^2, |r| <= pi/4",
     of_square(lambda r: sin(r) - r, 3), (0, (pi / 4) ** 2), 5, lambda z: z),
    ("COS", "(cos(r) - 1 + r^2/2) / r^4 as a function of z = r^2, |r| <= pi/4",
     of_square(lambda r: cos(r) - 1 + r * r / 2, 4), (0, (pi / 4) ** 2), 5, lambda z: z * z),
    ("TANH", "(tanh(x) - x) / x^3 as a function of z = x^2, |x| <= 0.55",
     of_square(lambda x: tanh(x) - x, 3), (0, mpf("0.55") ** 2), 11, lambda z: z),
    ("SINH", "(sinh(x) - x) / x^3 as a function of z = x^2, |x| <= 1",
     of_square(lambda x: mp.sinh(x) - x, 3), (0, mpf(1)), 8, lambda z: z),
    ("ATAN", "(atan(x) - x) / x^3 as a function of z = x^2, |x| <= tan(pi/16)",
     of_square(lambda x: atan(x) - x, 3), (0, mp.tan(pi / 16) ** 2), 8, lambda z: z),
]


def main():
    print("/** Written by scripts/kernel-coefficients.py: change it there. Lowest power first. */\n")
    for name, what, f, (low, high), degree, weight in POLYNOMIALS:
        fit = [float(c) for c in reversed(chebyfit(f, [low, high], degree + 1))]
        descending = [mpf(c) for c in reversed(fit)]
        grid = [low + (high - low) * (k + mpf("0.37")) / 400 for k in range(400)]
        error = max(abs(polyval(descending, x) - f(x)) * weight(x) for x in grid)
        print(f"/** {what}; relative error 2^{float(mp.log(error, 2)):.1f}. */")
        print(f"export const {name} = [")
        for c in fit:
            print(f"  {c!r},")
        print("];\n")
    for name, value, bits, parts, what in SPLITS:
        rest = value
        print(f"/** {what} */")
        print(f"export const {name} = [")
        for part in range(parts):
            piece = rest if part == parts - 1 else truncate(rest, bits)
            print(f"  {float(piece)!r},")
            rest -= mpf(float(piece))
        print("] as const;\n")


def truncate(value, bits):
    """The leading bits of a value."""
    exponent = int(mp.floor(mp.log(abs(value), 2))) + 1
    unit = mpf(2) ** (exponent - bits)
    return mp.floor(value / unit) * unit


SPLITS = [
    ("LN2", log(2), 32, 2, "ln(2) as a sum: the first has 32 bits, so its product with an exponent is exact."),
    ("HALF_PI", pi / 2, 38, 3, "pi/2 as a sum: the first two have 38 bits, so products with integers below 2^15 are exact."),
]

main()
