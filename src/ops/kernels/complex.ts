/**
 * Complex functions that carry a tiny imaginary part without loss, as the complex step needs: f(x + ih) with
 * h = 1e-20 must have the imaginary part h f'(x) to full precision, so no formula here subtracts nearly equal
 * imaginary parts. After W. Kahan, "Branch cuts for complex elementary functions" (1987).
 */
import { Complex } from 'complex.js';

/** re + im * i. The class is named here: the prototype of complex.js has no constructor. */
export function complex(re: number, im: number): Complex {
  return new Complex(re, im);
}

export function asin(z: Complex): Complex {
  const a = complex(1 - z.re, -z.im).sqrt();
  const b = complex(1 + z.re, z.im).sqrt();
  return complex(Math.atan2(z.re, a.re * b.re - a.im * b.im), Math.asinh(a.re * b.im - a.im * b.re));
}

export function acos(z: Complex): Complex {
  const a = complex(1 - z.re, -z.im).sqrt();
  const b = complex(1 + z.re, z.im).sqrt();
  return complex(2 * Math.atan2(a.re, b.re), Math.asinh(b.re * a.im - b.im * a.re));
}

export function asinh(z: Complex): Complex {
  const w = asin(complex(-z.im, z.re));
  return complex(w.im, -w.re);
}

export function acosh(z: Complex): Complex {
  const a = complex(z.re - 1, z.im).sqrt();
  const b = complex(z.re + 1, z.im).sqrt();
  return complex(Math.asinh(a.re * b.re + a.im * b.im), 2 * Math.atan2(a.im, b.re));
}

export function atanh(z: Complex): Complex {
  const { re: x, im: y } = z;
  const re = 0.25 * Math.log1p((4 * x) / ((1 - x) * (1 - x) + y * y));
  return complex(re, 0.5 * Math.atan2(2 * y, (1 - x) * (1 + x) - y * y));
}

export function atan(z: Complex): Complex {
  const w = atanh(complex(-z.im, z.re));
  return complex(w.im, -w.re);
}

export function tanh(z: Complex): Complex {
  const { re: x, im: y } = z;
  if (Math.abs(x) > 300) return complex(Math.sign(x), 4 * Math.sin(y) * Math.cos(y) * Math.exp(-2 * Math.abs(x)));
  const t = Math.tan(y);
  const s = Math.sinh(x);
  const beta = 1 + t * t;
  const scale = 1 + beta * s * s;
  return complex((beta * Math.sqrt(1 + s * s) * s) / scale, t / scale);
}

export function tan(z: Complex): Complex {
  const w = tanh(complex(-z.im, z.re));
  return complex(w.im, -w.re);
}

export function log1p(z: Complex): Complex {
  const { re: x, im: y } = z;
  return complex(0.5 * Math.log1p(x * (2 + x) + y * y), Math.atan2(y, 1 + x));
}

export function expm1(z: Complex): Complex {
  const half = Math.sin(z.im / 2);
  const e = Math.exp(z.re);
  return complex(Math.expm1(z.re) * Math.cos(z.im) - 2 * half * half, e * Math.sin(z.im));
}

/** 1 / (1 + e^-z), from the side on which the exponential cannot overflow. */
export function sigmoid(z: Complex): Complex {
  if (z.re >= 0) return z.neg().exp().add(1).inverse();
  const e = z.exp();
  return e.div(e.add(1));
}

/** ln(1 + e^z), likewise. */
export function softplus(z: Complex): Complex {
  return z.re > 0 ? z.add(log1p(z.neg().exp())) : log1p(z.exp());
}

/** The real cube root's continuation to both half axes. */
export function cbrt(z: Complex): Complex {
  return z.re < 0
    ? z
        .neg()
        .pow(1 / 3)
        .neg()
    : z.pow(1 / 3);
}

/** sin(z)/z; next to 0 its series, since the quotient would cancel in the imaginary part. */
export function sinc(z: Complex): Complex {
  if (Math.abs(z.re) > 0.5 || Math.abs(z.im) > 0.5) return z.sin().div(z);
  const square = z.mul(z).neg();
  let term = complex(1, 0);
  let sum = term;
  for (let k = 1; k < 10; k++) {
    term = term.mul(square).div(2 * k * (2 * k + 1));
    sum = sum.add(term);
  }
  return sum;
}
