/** How each package is asked for a derivative: from a case to a function of the point. What is no number is no answer. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The text with functions called as the package calls them. */
function renamed(text, names) {
  return text.replace(/[A-Za-z]\w*(?=\()/g, (name) => names[name] ?? name);
}

/** A logarithm to a base for a package that has none. */
function withoutBase(text) {
  return text.replace(/log\(([^(),]+), ([^(),]+)\)/g, '(ln($1)/ln($2))');
}

const asNumber = (text) => {
  const plain = String(text).replace('...', '').trim();
  return /^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
};

export const peers = {
  fluxion: async () => {
    const { derivative, evaluate } = await import('../../src/index.ts');
    return ({ written }) => {
      const slope = derivative(written, 'x');
      return (at) => evaluate(slope, at);
    };
  },
  mathjs: async () => {
    const { derivative } = await import('mathjs');
    return ({ text }) => {
      const slope = derivative(renamed(text, { ln: 'log' }), 'x').compile();
      return (at) => slope.evaluate({ ...at });
    };
  },
  nerdamer: async () => {
    const nerdamer = require('nerdamer-prime/all');
    return ({ text }) => {
      const slope = nerdamer.diff(renamed(withoutBase(text), { ln: 'log', nthRoot: 'nthroot' }), 'x');
      return (at) =>
        asNumber(
          slope.evaluate(Object.fromEntries(Object.entries(at).map(([k, v]) => [k, String(v)]))).text('decimals'),
        );
    };
  },
  algebrite: async () => {
    const algebrite = require('algebrite');
    const names = {
      ln: 'log',
      asin: 'arcsin',
      acos: 'arccos',
      atan: 'arctan',
      asinh: 'arcsinh',
      acosh: 'arccosh',
      atanh: 'arctanh',
    };
    return ({ text }) => {
      const slope = algebrite.run(`d(${renamed(withoutBase(text), names)},x)`);
      if (/Stop|nil/.test(slope)) throw new Error(slope);
      return (at) => {
        const put = Object.entries(at).reduce((f, [name, value]) => `eval(${f},${name},${value})`, slope);
        return asNumber(algebrite.run(`float(${put})`));
      };
    };
  },
  'compute-engine': async () => {
    const { ComputeEngine } = await import('@cortex-js/compute-engine');
    const engine = new ComputeEngine();
    return ({ latex }) => {
      const f = engine.parse(latex);
      const slope = engine.box(['D', f, 'x']).evaluate();
      return (at) => {
        const { re, im } = slope.subs(at).N();
        return im === 0 || im === undefined ? Number(re) : Number.NaN;
      };
    };
  },
};
