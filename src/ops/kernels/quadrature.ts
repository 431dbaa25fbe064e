/** The Gauss-Kronrod rule with 15 nodes on [-1, 1]: positive nodes, their weights, and the weights of Gauss's 7 (every second node). */
const NODES = [
  0.991455371120812639206854697526329, 0.949107912342758524526189684047851, 0.864864423359769072789712788640926,
  0.741531185599394439863864773280788, 0.58608723546769113029414483825873, 0.405845151377397166906606412076961,
  0.207784955007898467600689403773245, 0,
];
const KRONROD = [
  0.02293532201052922496373200805897, 0.063092092629978553290700663189204, 0.104790010322250183839876322541518,
  0.140653259715525918745189590510238, 0.16900472663926790282658342659855, 0.190350578064785409913256402421014,
  0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
];
const GAUSS = [
  0.129484966168869693270611432679082, 0.27970539148927666790146777142378, 0.381830050505118944950369775488975,
  0.417959183673469387755102040816327,
];

/** An integral with a bound of its error. */
export interface Quadrature {
  /** NaN where the integral does not settle: it diverges, or swings too fast. */
  readonly value: number;
  readonly error: number;
  readonly evaluations: number;
  /** Where there is no value: what is wrong with the integrand, and where. */
  readonly trouble?: Trouble;
}

/** Why an integral has no value: the integrand grows too fast at an end, swings, is singular between the ends, or has no value there. */
export interface Trouble {
  readonly kind: 'grows' | 'swings' | 'singular' | 'undefined';
  readonly at: number;
}

interface Panel {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly error: number;
  /** Integral of |f|. */
  readonly size: number;
}

/** Panels of the first, plain attempt, of the attempt after substitution, and where each begins. */
const FEW_PANELS = 250;
const MANY_PANELS = 1200;
const FIRST_PANELS = 4;
const FIRST_SUBSTITUTED = 16;

/** Panels at an end narrower than this part of the range belong to a singularity, which the substitution takes away or finds to diverge. */
const NARROW = 2 ** -16;

const WANTED = 2e-14;
/** Round-off of a panel relative to the integral of |f|. */
const ROUND_OFF = 4e-15;
/** Beyond this relative error there is no value. */
const ACCEPTED = 1e-6;
/** Largest part of the integrand that may remain where the substitution is cut off. */
const NEGLIGIBLE = 1e-5;

/**
 * The integral of f from a to b, which may be infinite and where f may be singular: adaptive Gauss-Kronrod, first as it is, then
 * after a double-exponential substitution, which takes the singularities at the ends away.
 *
 * @param beside f at an end and an offset from it, for offsets that vanish in their sum: 1/sqrt(1 - t) next to 1
 *
 * Source: Piessens et al., QUADPACK (1983); Takahasi and Mori, Double exponential formulas (1974).
 */
export function integrate(
  f: (t: number) => number,
  a: number,
  b: number,
  beside: (end: number, offset: number) => number = (end, offset) => f(end + offset),
): Quadrature {
  if (Number.isNaN(a) || Number.isNaN(b)) return { value: Number.NaN, error: Infinity, evaluations: 0 };
  if (a === b) return { value: 0, error: 0, evaluations: 0 };
  if (a > b) {
    const turned = integrate(f, b, a, beside);
    return { ...turned, value: -turned.value };
  }
  if (Number.isFinite(a) && Number.isFinite(b)) {
    const plain = adapt(f, a, b, FIRST_PANELS, FEW_PANELS);
    const isGood = plain.error <= WANTED * Math.abs(plain.value) || plain.error <= plain.floor;
    if (isGood && Number.isFinite(plain.error) && plain.edge > NARROW * (b - a)) return settled(plain);
  }
  const substitution = substituted(f, a, b, beside);
  const { g, reach } = substitution;
  const found = adapt(g, -reach, reach, FIRST_SUBSTITUTED, MANY_PANELS);
  const rests = [remains(g, -reach), remains(g, reach)] as const;
  const rest = Math.max(...rests);
  const cut = Number.isFinite(rest) && rest <= NEGLIGIBLE * Math.max(found.peak, Number.MIN_VALUE);
  const error = cut ? found.error + (rest > 1e-14 * found.peak ? rest : 0) : Infinity;
  const result = settled({ ...found, error });
  if (!Number.isNaN(result.value)) return result;
  return { ...result, trouble: troubleOf(substitution, found.worst, cut ? undefined : rests) };
}

/** Points at which an integrand without an integral is looked at, and sign changes that make it swing. */
const LOOKS = 400;
const SWINGING = 12;
/** Farther out than anything that happens between infinite ends. */
const FAR = 1e12;

/** What is wrong with an integrand, from its values after the substitution and the panel with the largest error. */
function troubleOf(
  { g, t, ends, reach }: Substitution,
  worst: number,
  rests: readonly [number, number] | undefined,
): Trouble {
  const places = Array.from({ length: LOOKS }, (_, i) => reach * ((2 * i + 1) / LOOKS - 1));
  const values = places.map(g);
  const missing = values.findIndex((value) => Number.isNaN(value));
  if (missing >= 0) return { kind: 'undefined', at: t(places[missing] as number) };
  const left = rests === undefined ? worst < 0 : !(rests[0] <= rests[1]);
  const half = values.filter((_, i) => (places[i] as number) < 0 === left);
  const turns = half.filter((value, i) => value * (half[i - 1] ?? 0) < 0).length;
  const end = left ? ends[0] : ends[1];
  if (turns >= SWINGING) return { kind: 'swings', at: end };
  const place = t(worst);
  // A place is told to a thousandth of the range: 0, not 3e-14.
  const unit = Math.abs(ends[1] - ends[0]) / 1000;
  const isAtEnd = Number.isFinite(unit) ? Math.abs(place - end) < unit : Math.abs(place) > FAR;
  if (rests !== undefined || isAtEnd) return { kind: 'grows', at: end };
  return { kind: 'singular', at: Number.isFinite(unit) ? Math.round(place / unit) * unit : place };
}

type Adapted = Quadrature & {
  readonly floor: number;
  readonly size: number;
  readonly peak: number;
  /** The middle of the panel with the largest error. */
  readonly worst: number;
  /** The width of the narrower of the panels at the ends. */
  readonly edge: number;
};

function settled({ value, error, evaluations, size }: Adapted): Quadrature {
  const scale = Math.max(Math.abs(value), 1e-4 * size);
  return error <= ACCEPTED * Math.min(scale, Number.MAX_VALUE) || error === 0
    ? { value, error, evaluations }
    : { value: Number.NaN, error, evaluations };
}

/** Halve the panel with the largest error until the whole is good enough. */
function adapt(f: (t: number) => number, a: number, b: number, first: number, most: number): Adapted {
  const panels = Array.from({ length: first }, (_, i) =>
    panel(f, a + ((b - a) * i) / first, a + ((b - a) * (i + 1)) / first),
  );
  for (;;) {
    let [error, size, value, worst] = [0, 0, 0, 0];
    // A plain loop: it runs over all panels for each that is halved.
    for (let i = 0; i < panels.length; i++) {
      const one = panels[i] as Panel;
      error += one.error;
      size += one.size;
      value += one.value;
      if (one.error > (panels[worst] as Panel).error) worst = i;
    }
    const floor = ROUND_OFF * size;
    const { from, to } = panels[worst] as Panel;
    const middle = (from + to) / 2;
    const done = error <= WANTED * Math.abs(value) || error <= floor || !Number.isFinite(error);
    if (done || panels.length >= most || middle <= from || middle >= to) {
      const edges = panels.filter((one) => one.from === a || one.to === b).map((one) => one.to - one.from);
      return {
        value: total(panels),
        error,
        evaluations: panels.length * 15,
        floor,
        size,
        peak: Math.max(...panels.map((one) => one.size / (one.to - one.from))),
        worst: middle,
        edge: Math.min(...edges),
      };
    }
    panels[worst] = panel(f, from, middle);
    panels.push(panel(f, middle, to));
  }
}

/** Neumaier's sum, so that many panels lose nothing. */
function total(panels: readonly Panel[]): number {
  let sum = 0;
  let lost = 0;
  for (const { value } of panels) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

function panel(f: (t: number) => number, from: number, to: number): Panel {
  const centre = (from + to) / 2;
  const half = (to - from) / 2;
  const atCentre = f(centre);
  let kronrod = atCentre * (KRONROD[7] as number);
  let gauss = atCentre * (GAUSS[3] as number);
  let size = Math.abs(kronrod);
  for (let i = 0; i < 7; i++) {
    const left = f(centre - half * (NODES[i] as number));
    const right = f(centre + half * (NODES[i] as number));
    const weight = KRONROD[i] as number;
    kronrod += weight * (left + right);
    size += weight * (Math.abs(left) + Math.abs(right));
    if (i % 2 === 1) gauss += (GAUSS[(i - 1) / 2] as number) * (left + right);
  }
  const difference = Math.abs(kronrod - gauss);
  // QUADPACK's estimate: the difference is the error of Gauss's rule, Kronrod's is far smaller where it is small already.
  const relative = size === 0 ? 0 : (200 * difference) / size;
  const estimate = size === 0 ? 0 : size * Math.min(1, relative ** 1.5);
  const error = Number.isFinite(estimate) ? estimate : Infinity;
  return { from, to, value: kronrod * half, error: error * half, size: size * half };
}

/** An offset smaller than this part of the end that it starts from loses digits in their sum. */
const NEAR = 1 / 16;
/** Next to 0 an offset loses nothing, but what is added to it does: exp(t) - 1. */
const SMALL = 2 ** -26;
/** Beyond, powers overflow, and a quotient of two that do has no value. */
const FAR_OUT = 1e30;
/** Below this part two doubles in place of one do not hold the sum either: x^2 - t^2 may come out negative or 0 before x. */
const LOST = 2 ** -100;

/** The integrand after t = phi(u), with phi's tails as fast as exp(exp(u)); u runs from -reach to reach. */
interface Substitution {
  readonly g: (u: number) => number;
  readonly t: (u: number) => number;
  /** What t goes to where u goes to -reach and to reach. */
  readonly ends: readonly [number, number];
  readonly reach: number;
}

function substituted(
  f: (t: number) => number,
  a: number,
  b: number,
  beside: (end: number, offset: number) => number,
): Substitution {
  const at = (end: number, offset: number, weight: number): number => {
    if (weight === 0 || offset === 0) return 0;
    const part = Math.abs(offset / end);
    const isNear = part < NEAR || Math.abs(offset) < SMALL;
    const value = (isNear ? beside(end, offset) : f(end + offset)) * weight;
    if (!Number.isFinite(value) && part < LOST) return 0;
    // What overflows where the range itself does is cut off, as t^3/exp(t) far out; an infinite value anywhere before diverges.
    const reached = Number.isNaN(value) ? FAR_OUT : Number.MAX_VALUE;
    return Number.isFinite(value) || Math.abs(end + offset) <= reached ? value : 0;
  };
  if (Number.isFinite(a) && Number.isFinite(b)) {
    const width = b - a;
    return {
      reach: 6,
      ends: [a, b],
      t: (u) => a + width / (1 + Math.exp(-Math.PI * Math.sinh(u))),
      g: (u) => {
        const w = (Math.PI / 2) * Math.sinh(u);
        const small = 1 / (1 + Math.exp(2 * Math.abs(w)));
        const weight = width * small * (1 - small) * Math.PI * Math.cosh(u);
        return w < 0 ? at(a, width * small, weight) : at(b, -width * small, weight);
      },
    };
  }
  if (Number.isFinite(a) || Number.isFinite(b)) {
    const end = Number.isFinite(a) ? a : b;
    const direction = Number.isFinite(a) ? 1 : -1;
    return {
      reach: 6,
      ends: [end, direction * Infinity],
      t: (u) => end + direction * Math.exp((Math.PI / 2) * Math.sinh(u)),
      g: (u) => {
        const distance = Math.exp((Math.PI / 2) * Math.sinh(u));
        return at(end, direction * distance, distance * (Math.PI / 2) * Math.cosh(u));
      },
    };
  }
  return {
    reach: 6,
    ends: [a, b],
    t: (u) => Math.sinh((Math.PI / 2) * Math.sinh(u)),
    g: (u) => {
      const w = (Math.PI / 2) * Math.sinh(u);
      return at(0, Math.sinh(w), Math.cosh(w) * (Math.PI / 2) * Math.cosh(u));
    },
  };
}

/** The last finite value of the integrand before the end of the range. */
function remains(g: (u: number) => number, end: number): number {
  for (let k = 0; k <= 40; k++) {
    const value = Math.abs(g(end * (1 - k / 50)));
    if (value > 0) return value;
  }
  return 0;
}
