"""Golden first derivatives at 50 digits: python3 test/golden/make_derivatives.py > test/golden/derivatives.json

Source: mpmath (mp.diff at 80 digits, with a step relative to x, so that 50 are left where 30 cancel). Each case is [x, f'(x), condition]: x is taken as the double
that it is written as, and condition is |x f''(x) / f'(x)|, how many times a relative error in x comes out larger.
"""
import json
from mpmath import mp, mpf, mpc, diff, isinf, isnan
import mpmath as m

mp.dps = 80
GENERIC = [0, 1e-8, -1e-8, 1e-3, -1e-3, 0.1, -0.1, 0.3, -0.4, 0.5, -0.5, 0.9, -0.9, 1, -1, 1.5, -1.7, 2, -2.25, 3.7, -3.7, 7, -6.5, 12.5, -11, 30, -25, 100.5, -60.25]
UNIT = [1 - 1e-10, -1 + 1e-10, 1 - 1e-5, -1 + 1e-5, 0.999, -0.999]
ABOVE = [1 + 1e-10, 1 + 1e-5, 1.001, -1 - 1e-10, -1 - 1e-5, -1.001]
POLES = [1.5707, 1.5709, -1.5707, 3.1415, 3.1417, -3.1417, 6.2831]
LARGE = [1e4, -1e4, 1e8, 1e15, 1e100, 1e-15, -1e-12]
INTEGERS = [-0.999, -1.001, -1.999, -2.001, 0.001, -0.001]

def root(x, n):
    return m.sign(x) * m.root(abs(x), n)

def pdf(x):
    return m.exp(-x*x/2)/m.sqrt(2*m.pi)

def cdf(x):
    return m.erfc(-x/m.sqrt(2))/2

def elliptic(p, q, a):
    """The integral of sin(t)^(2p) (1 - a sin(t)^2)^(-q-1/2) over [0, pi/2]."""
    half = mpf(1)/2
    return m.beta(p + half, half)/2 * m.hyp2f1(q + half, p + half, p + 1, a) if a < 1 else mpf("nan")

FUNCTIONS = [
    ("x^2*sin(x)", lambda x: x**2 * m.sin(x), POLES + LARGE), ("x^7 - 3*x^2 + 1", lambda x: x**7 - 3*x**2 + 1, LARGE),
    ("(x^2+1)^10", lambda x: (x**2 + 1)**10, []), ("1/x", lambda x: 1/x, LARGE), ("1/(x^2-1)", lambda x: 1/(x*x - 1), UNIT + ABOVE),
    ("x/sqrt(x^2+2)", lambda x: x/m.sqrt(x*x + 2), LARGE), ("sqrt(x)", m.sqrt, LARGE), ("sqrt(1-x^2)", lambda x: m.sqrt(1 - x*x), UNIT),
    ("cbrt(x)", lambda x: root(x, 3), LARGE), ("nthRoot(x, 5)", lambda x: root(x, 5), LARGE), ("x^(2/3)", lambda x: x**(mpf(2)/3), LARGE),
    ("exp(x)", m.exp, [300, -300, 700]), ("exp2(x)", lambda x: mpf(2)**x, [300]), ("expm1(x)", m.expm1, [1e-15, 500]), ("exp(-x^2/2)", lambda x: m.exp(-x*x/2), []),
    ("exp(-1/x)", lambda x: m.exp(-1/x), [0.01, 0.02]), ("ln(x)", m.log, LARGE), ("log2(x)", lambda x: m.log(x, 2), LARGE), ("log10(x)", m.log10, LARGE),
    ("log1p(x)", m.log1p, UNIT + [1e-15]), ("log(5, x)", lambda x: m.log(5)/m.log(x), ABOVE + UNIT), ("ln(x^2+1)", lambda x: m.log(x*x + 1), LARGE),
    ("x^x", lambda x: x**x, [1e-5, 50]), ("2^x*x^3", lambda x: 2**x * x**3, []), ("x*ln(x)", lambda x: x*m.log(x), LARGE), ("ln(abs(x))", lambda x: m.log(abs(x)), LARGE),
    ("sin(x)", m.sin, POLES + LARGE), ("cos(x)", m.cos, POLES + LARGE), ("tan(x)", m.tan, POLES), ("sec(x)", m.sec, POLES), ("csc(x)", m.csc, POLES), ("cot(x)", m.cot, POLES),
    ("tan(x)^3", lambda x: m.tan(x)**3, POLES), ("sin(x)/x", lambda x: m.sin(x)/x, POLES), ("sin(1/x)", lambda x: m.sin(1/x), [0.01]),
    ("asin(x)", m.asin, UNIT), ("acos(x)", m.acos, UNIT), ("atan(x)", m.atan, LARGE), ("asec(x)", m.asec, ABOVE), ("acsc(x)", m.acsc, ABOVE), ("acot(x)", lambda x: m.atan(1/x), LARGE),
    ("sinh(x)", m.sinh, [300]), ("cosh(x)", m.cosh, [300]), ("tanh(x)", m.tanh, []), ("sech(x)", m.sech, []), ("csch(x)", m.csch, [1e-5]), ("coth(x)", m.coth, [1e-5]),
    ("asinh(x)", m.asinh, LARGE), ("acosh(x)", m.acosh, ABOVE + LARGE), ("atanh(x)", m.atanh, UNIT), ("acoth(x)", m.acoth, ABOVE), ("asech(x)", m.asech, UNIT), ("acsch(x)", m.acsch, LARGE),
    ("5*atan(2x)", lambda x: 5*m.atan(2*x), []), ("log(4/(x+5))*x", lambda x: m.log(4/(x + 5))*x, []), ("sqrt(x^-2)", lambda x: m.sqrt(x**-2), []),
    ("abs(x)*x", lambda x: abs(x)*x, []), ("hypot(x, 3)", lambda x: m.sqrt(x*x + 9), LARGE), ("atan2(x, 2)", lambda x: m.atan2(x, 2), LARGE), ("atan2(x, -1)", lambda x: m.atan(-x), []),
    ("sigmoid(x)", lambda x: 1/(1 + m.exp(-x)), []), ("softplus(x)", lambda x: m.log1p(m.exp(x)), []), ("silu(x)", lambda x: x/(1 + m.exp(-x)), []),
    ("gamma(x)", m.gamma, INTEGERS), ("lgamma(x)", m.loggamma, [1e5, 1e-8]), ("digamma(x)", m.digamma, INTEGERS), ("beta(x, 2)", lambda x: m.beta(x, 2) if x > 0 else mpf("nan"), []),
    ("erf(x)", m.erf, []), ("erfc(x)", m.erfc, []), ("erfinv(x)", m.erfinv, [0.999, -0.999]), ("zeta(x)", m.zeta, [1.001, 0.999]),
    ("besselj(0, x)", lambda x: m.besselj(0, x), []), ("besselj(2, x)", lambda x: m.besselj(2, x), []), ("bessely(0, x)", lambda x: m.bessely(0, x), []),
    ("besseli(0, x)", lambda x: m.besseli(0, x), []), ("besselk(1, x)", lambda x: m.besselk(1, x), []), ("lambertw(x)", lambda x: m.lambertw(x), [-0.367, -0.3678]),
    ("Si(x)", m.si, []), ("Ci(x)", m.ci, []), ("Ei(x)", m.ei, []), ("fresnels(x)", m.fresnels, []), ("fresnelc(x)", m.fresnelc, []),
    ("ellipk(x)", m.ellipk, UNIT), ("ellipe(x)", m.ellipe, UNIT), ("sum(x^k/k!, k, 0, 8)", lambda x: sum(x**k/m.factorial(k) for k in range(9)), []),
    ("product(x - k, k, 1, 4)", lambda x: (x-1)*(x-2)*(x-3)*(x-4), []),
    ("square(x) + cube(x)", lambda x: x**2 + x**3, LARGE), ("nthRoot(x, 3)", lambda x: root(x, 3), LARGE), ("log(x, 3)", lambda x: m.log(x)/m.log(3), LARGE + ABOVE),
    ("x^-3", lambda x: x**-3, [1e-15, 1e15]), ("(-2.5)^2*3^-x", lambda x: mpf(25)/4 * mpf(3)**-x, []), ("hypot(x, 3, -x^2)", lambda x: m.sqrt(x*x + 9 + x**4), LARGE),
    ("atan2(3, x)", lambda x: m.atan2(3, x), LARGE), ("atan2(-2, x)", lambda x: m.atan2(-2, x), LARGE), ("atan2(x, -x^2)", lambda x: m.atan2(x, -x*x), []),
    ("sinc(x)", lambda x: m.sin(x)/x if x else mpf(1), POLES + LARGE), ("gelu(x)", lambda x: x*cdf(x), [1e-15, 5.5, -5.5, -20]),
    ("normpdf(x)", pdf, [1e-15, 5.5, -20]), ("normpdf(x, 1, 2)", lambda x: pdf((x - 1)/2)/2, UNIT + ABOVE), ("normpdf(1, 0.5, x)", lambda x: pdf(mpf(1)/2/x)/x if x > 0 else mpf("nan"), [1e4]),
    ("normcdf(x)", cdf, [1e-15, 5.5, -5.5, -20]), ("normcdf(x, 1, 2)", lambda x: cdf((x - 1)/2), UNIT + ABOVE), ("normcdf(0.5, x, 3)", lambda x: cdf((mpf(1)/2 - x)/3), []),
    ("logsumexp(x, 1, -x)", lambda x: m.log(m.exp(x) + m.e + m.exp(-x)), [400, -400]), ("logsumexp(x, 3)", lambda x: m.log(m.exp(x) + m.exp(3)), []),
    ("factorial(x)", lambda x: m.gamma(x + 1), INTEGERS + [1e-15, 20.5]), ("(x^2)!", lambda x: m.gamma(x*x + 1), []), ("combinations(x, 3)", lambda x: x*(x - 1)*(x - 2)/6, [2.001, 1e4]),
    ("combinations(7, x)", lambda x: m.gamma(8)*m.rgamma(x + 1)*m.rgamma(8 - x), [-0.999, -1.001, 7.999, 8.001, 8, 9, 20]), ("trigamma(x)", lambda x: m.polygamma(1, x), INTEGERS + [1e4, 1e-5]), ("polygamma(2, x)", lambda x: m.polygamma(2, x), INTEGERS + [1e4, 1e-5]),
    ("digammaDifference(x, 2.5)", lambda x: m.digamma(x + mpf(5)/2) - m.digamma(x), INTEGERS + [-2.499, 1e-8, 1e4, 1e8]), ("digammaDifference(3, x)", lambda x: m.digamma(x + 3) - m.digamma(3), [-2.999, 1e4, 1e8, 1e15]),
    ("polygammaDifference(1, x, 2.5)", lambda x: m.polygamma(1, x + mpf(5)/2) - m.polygamma(1, x), INTEGERS + [-2.499, 1e-8, 1e4, 1e8]), ("polygammaDifference(2, 3, x)", lambda x: m.polygamma(2, x + 3) - m.polygamma(2, 3), [-2.999, 1e4, 1e8]),
    ("polygamma(5, x)", lambda x: m.polygamma(5, x), INTEGERS + [1e-5]), ("lbeta(x, 2.5)", lambda x: m.loggamma(x) + m.loggamma(mpf(5)/2) - m.loggamma(x + mpf(5)/2) if x > 0 else mpf("nan"), [1e-8, 1e4, 1e8]),
    ("beta(2.5, x)", lambda x: m.beta(mpf(5)/2, x) if x > 0 else mpf("nan"), [1e-8, 1e4]), ("lgamma(x)*digamma(x+1)", lambda x: m.log(abs(m.gamma(x)))*m.digamma(x + 1), [1e4]),
    ("zetaDerivative(1, x)", lambda x: m.zeta(x, 1, 1) if x > -12 and x < 31 else mpf("nan"), [1.001, 0.999]), ("zeta(x)/x", lambda x: m.zeta(x)/x, [1.001, 0.999]),
    ("sphericalj(2, x)", lambda x: m.sqrt(m.pi/2/x)*m.besselj(mpf(5)/2, x) if x > 0 else mpf("nan"), [200.25]), ("sphericalj(1, x)", lambda x: m.sin(x)/x**2 - m.cos(x)/x if x else mpf("nan"), []),
    ("airyai(x)", m.airyai, [-0.001, 10.5]), ("airyaiprime(x)", lambda x: m.airyai(x, derivative=1), [10.5]), ("airybi(x)", m.airybi, [10.5]), ("airybiprime(x)", lambda x: m.airybi(x, derivative=1), [10.5]),
    ("li(x)", m.li, [1.0001, 0.9999, 1e8, 1e-15, 1e100]), ("ellipint(1, 1, x)", lambda x: elliptic(1, 1, x), [0.999, -1e3]), ("ellipint(2, 0, x)", lambda x: elliptic(2, 0, x), [0.999, -1e3]),
    ("lambertw(x, -1)", lambda x: m.lambertw(x, -1), [-0.367, -0.3678, -0.36787944, -0.2, -0.05, -1e-15, -1e-100]), ("lambertw(x, 0)", lambda x: m.lambertw(x), [-0.36787944, 1e15, 1e100]),
    ("besselj(0.5, x)", lambda x: m.besselj(mpf(1)/2, x) if x > 0 else mpf("nan"), []), ("besselj(5, x)", lambda x: m.besselj(5, x), []), ("bessely(1, x)", lambda x: m.bessely(1, x), []), ("bessely(2.75, x)", lambda x: m.bessely(mpf(11)/4, x) if x > 0 else mpf("nan"), []),
    ("besseli(1, x)", lambda x: m.besseli(1, x), []), ("besseli(2.75, x)", lambda x: m.besseli(mpf(11)/4, x) if x > 0 else mpf("nan"), []), ("besselk(0, x)", lambda x: m.besselk(0, x) if x > 0 else mpf("nan"), []), ("besselk(2.75, x)", lambda x: m.besselk(mpf(11)/4, x) if x > 0 else mpf("nan"), []),
    ("relu(x) + x/2", lambda x: max(x, 0) + x/2, []), ("leakyRelu(x)", lambda x: x if x > 0 else x/100, []), ("leakyRelu(x, 0.25)", lambda x: x if x > 0 else x/4, []),
    ("x*sign(x)", lambda x: x*m.sign(x), LARGE), ("x*heaviside(x) - x^2", lambda x: (x if x > 0 else 0) - x*x, []), ("x*floor(x) + x", lambda x: x*m.floor(x) + x, POLES), ("x*ceil(x) + x", lambda x: x*m.ceil(x) + x, POLES),
    ("x*round(x) + x", lambda x: x*m.sign(x)*m.floor(abs(x) + mpf(1)/2) + x, POLES), ("x*round(x, 1) + x", lambda x: x*m.sign(x)*m.floor(abs(x)*10 + mpf(1)/2)/10 + x, POLES),
    ("x*fix(x) + x", lambda x: x*m.sign(x)*m.floor(abs(x)) + x, POLES), ("mod(x, 3)*x", lambda x: (x - 3*m.floor(x/3))*x, POLES), ("mod(7, x)", lambda x: 7 - x*m.floor(7/x), []), ("mod(x^2, -2)", lambda x: x*x + 2*m.floor(-x*x/2), []),
    ("max(x, 1, x^2)*x", lambda x: max(x, 1, x*x)*x, UNIT + ABOVE), ("min(sin(x), x^2, 0.5)+x", lambda x: min(m.sin(x), x*x, mpf(1)/2) + x, POLES), ("clamp(x^2+x, -1, 2) + x", lambda x: min(max(x*x + x, -1), 2) + x, UNIT + ABOVE),
    ("x > 1 ? x^2 : sin(x)", lambda x: x*x if x > 1 else m.sin(x), UNIT + ABOVE), ("piecewise(x < -1, x^3, x <= 1, exp(x), ln(x))", lambda x: x**3 if x < -1 else m.exp(x) if x <= 1 else m.log(x), UNIT + ABOVE),
    ("(x > 1)*x^2 + (x < -1)*x^3 + x", lambda x: (x > 1)*x**2 + (x < -1)*x**3 + x, UNIT + ABOVE), ("(x >= 1)*x^2 + (x <= -1)*x^3 + x", lambda x: (x >= 1)*x**2 + (x <= -1)*x**3 + x, UNIT + ABOVE),
    ("(x == 2)*x + (x != 3)*x^2", lambda x: (x == 2)*x + (x != 3)*x**2, []), ("(x > 0 and x < 2)*x^2 + x", lambda x: (0 < x < 2)*x**2 + x, []), ("(x < -1 or x > 1)*x^2 + x", lambda x: (abs(x) > 1)*x**2 + x, UNIT + ABOVE),
    ("(x > 1 xor x > -1)*x^2 + not(x > 1)*x^3", lambda x: ((x > 1) != (x > -1))*x**2 + (not x > 1)*x**3, UNIT + ABOVE),
]

def derivative(f, x, order=1):
    value = diff(f, x, order, relative=(x != 0))
    if isinstance(value, mpc):
        if abs(value.imag) > mpf(10)**-60 * abs(value):
            return None
        value = value.real
    return value

def defined(f, x):
    """A real, finite value on both sides."""
    for h in (0, mpf(10)**-40, -mpf(10)**-40):
        try:
            value = f(x + h * (abs(x) or 1))
        except (ZeroDivisionError, ValueError):
            return False
        if isinstance(value, mpc):
            if value.imag != 0: return False
            value = value.real
        if isinf(value) or isnan(value): return False
    return True

def smooth(f, x):
    """No jump and no kink: the slopes of the two sides agree."""
    h = mpf(10)**-30 * (abs(x) or 1)
    low, here, high = [mpf(mpc(f(x + step)).real) for step in (-h, 0, h)]
    return abs((high - here) - (here - low)) <= mpf(10)**-12 * max(abs(high - here), abs(here - low)) or abs(high - low) <= mpf(10)**-70 * abs(here)

table, count = {}, 0
for text, f, extra in FUNCTIONS:
    cases = []
    for x in GENERIC + extra:
        at = mpf(x)
        try:
            if not defined(f, at) or not smooth(f, at): continue
            slope = derivative(f, at)
            if slope is None or (x == 0 and not (mpf(10)**-20 < abs(slope) < mpf(10)**20)) or not (mpf(10)**-50 < abs(slope) < mpf(10)**290): continue
            bend = derivative(f, at, 2)
            if bend is None: continue
            condition = abs(at * bend / slope)
        except (ZeroDivisionError, ValueError, m.libmp.NoConvergence, NotImplementedError):
            continue
        cases.append([x, m.nstr(slope, 20), float(m.nstr(condition, 2))])
    table[text] = cases
    count += len(cases)
print("{\n" + ",\n".join(json.dumps(k) + ": " + json.dumps(v, separators=(",", ":")) for k, v in table.items()) + "\n}")
import sys
print(count, "cases", file=sys.stderr)
