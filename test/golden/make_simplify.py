"""Lengths of SymPy's derivatives, to hold ours against.

Remake: python3 test/golden/make_simplify.py > test/golden/simplify.json   (SymPy 1.11 or later)

For each case: the shorter of diff() and simplify(diff()), its text without spaces (with ^ for **), and SymPy's own
operation count of it.
"""
import json
import sympy as sp

x = sp.Symbol('x')
CASES = {
    'x^2*sin(x)': x**2 * sp.sin(x),
    '(x^2+1)^10': (x**2 + 1)**10,
    'sin(x)/x': sp.sin(x) / x,
    'exp(-x^2/2)': sp.exp(-x**2 / 2),
    'log(x^2+1)': sp.log(x**2 + 1),
    'atan(x)': sp.atan(x),
    'x^x': x**x,
    'sqrt(1-x^2)': sp.sqrt(1 - x**2),
    'tan(x)^3': sp.tan(x)**3,
    '(1+x)*(2+x)*(3+x)*(4+x)*(5+x)*(6+x)*(7+x)*(8+x)*(9+x)*(10+x)': sp.prod([k + x for k in range(1, 11)]),
    'x*exp(x)*log(x)': x * sp.exp(x) * sp.log(x),
    'acoth(x)': sp.acoth(x),
    'cbrt(x)': sp.cbrt(x),
}
result = []
for text, f in CASES.items():
    forms = [sp.diff(f, x), sp.simplify(sp.diff(f, x))]
    best = min(forms, key=lambda g: (sp.count_ops(g), len(str(g))))
    written = min((str(g).replace(' ', '').replace('**', '^') for g in forms), key=len)
    result.append({'f': text, 'sympy': written, 'length': len(written), 'operations': int(sp.count_ops(best))})
print(json.dumps(result, indent=1))
