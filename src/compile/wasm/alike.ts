import { type Flat, NUMBER, usesOf } from '../flat.ts';
import { MIN_COUNT } from '../roll/index.ts';
import { withSumsOnly } from './accumulations.ts';

/** A value with so many users belongs to none of them. */
const SHARED_BY = 16;

/** Instructions that stay together: a term with its derivatives, or a stretch of a long sum. */
interface Unit {
  /** How often on the way to it something was taken out of the graph. */
  readonly level: number;
  /** Units of one level and shape are alike. */
  shape: number;
  readonly isChain: boolean;
  readonly members: number[];
}

/**
 * A program, and the order with terms of one shape one after the other, wherever they stood, so that they become loops;
 * behind them the long sums and products that gather them.
 *
 * Long sums and values with many users are taken out of the graph: what then still hangs together is a term, with those
 * parts of the derivatives that use its values. A term that waits for what was taken out is of a later level.
 *
 * @returns undefined where less than half of the program are such terms
 */
export function alikeTogether(given: Flat): Alike | undefined {
  const { flat, chain } = withSumsOnly(given);
  const groups = alike(unitsOf(flat, new Cuts(flat, chain)));
  let repeated = 0;
  for (const group of groups)
    for (const { members, isChain } of group) if (isChain || group.length >= MIN_COUNT) repeated += members.length;
  if (2 * repeated < flat.length - flat.first) return undefined;
  const order = new Int32Array(flat.length);
  for (let k = 0; k < flat.first; k++) order[k] = k;
  let placed = flat.first;
  for (const group of groups) for (const { members } of group) for (const k of members) order[placed++] = k;
  return { flat, order };
}

interface Alike {
  readonly flat: Flat;
  readonly order: Int32Array;
}

/** What is taken out of the graph. */
class Cuts {
  /** By value: the last of its long sum or product, or 0. */
  readonly chain: Int32Array;
  readonly #uses: Uint32Array;
  /** By value: how often something was taken out before it. */
  readonly level: Int32Array;

  constructor(flat: Flat, chain: Int32Array) {
    const { length, first, from, args } = flat;
    this.chain = chain;
    this.#uses = usesOf(flat);
    this.level = new Int32Array(length);
    for (let k = first; k < length; k++) {
      let level = 0;
      for (let i = from[k] as number; i < (from[k + 1] as number); i++) {
        const arg = args[i] as number;
        const goesOn = this.chain[k] !== 0 && this.chain[arg] === this.chain[k];
        level = Math.max(level, (this.level[arg] as number) + (arg >= first && this.isCut(arg) && !goesOn ? 1 : 0));
      }
      this.level[k] = level;
    }
  }

  isCut(value: number): boolean {
    return this.chain[value] !== 0 || (this.#uses[value] as number) >= SHARED_BY;
  }
}

/** The units, in the order of their first instructions. */
function unitsOf(flat: Flat, cuts: Cuts): Unit[] {
  const { length, first, from, args, kind } = flat;
  const { chain, level } = cuts;
  const root = roots(flat, cuts);
  const units: Unit[] = [];
  const unitAt: Unit[] = [];
  const chains = new Map<number, Unit>();
  const place = new Int32Array(length);
  const unitOf = (k: number): Unit => {
    const last = chain[k] as number;
    // A chain may go through several levels.
    const key = last * length + (level[k] as number);
    const known = last === 0 ? unitAt[root[k] as number] : chains.get(key);
    if (known !== undefined) return known;
    const unit: Unit = { level: level[k] as number, shape: 0, isChain: last !== 0, members: [] };
    units.push(unit);
    if (last === 0) unitAt[root[k] as number] = unit;
    else chains.set(key, unit);
    return unit;
  };
  for (let k = first; k < length; k++) {
    const unit = unitOf(k);
    place[k] = unit.members.push(k);
    unit.shape = mixed(unit.shape, kind[k] as number);
    for (let i = from[k] as number; i < (from[k + 1] as number); i++) {
      const arg = args[i] as number;
      const isInner = arg >= first && root[arg] === root[k];
      unit.shape = mixed(unit.shape, isInner ? (place[arg] as number) : kind[arg] === NUMBER ? -1 : -2);
    }
  }
  return units;
}

/** By value: the first instruction that it hangs together with. Those of long sums stand alone. */
function roots({ length, first, from, args }: Flat, cuts: Cuts): Int32Array {
  const { chain, level } = cuts;
  const root = Int32Array.from({ length }, (_, k) => k);
  const find = (k: number): number => {
    let at = k;
    while (root[at] !== at) {
      root[at] = root[root[at] as number] as number;
      at = root[at] as number;
    }
    return at;
  };
  for (let k = first; k < length; k++) {
    if (chain[k] !== 0) continue;
    for (let i = from[k] as number; i < (from[k + 1] as number); i++) {
      const arg = args[i] as number;
      if (arg < first || cuts.isCut(arg) || level[arg] !== level[k]) continue;
      const [a, b] = [find(arg), find(k)];
      root[Math.max(a, b)] = Math.min(a, b);
    }
  }
  for (let k = first; k < length; k++) root[k] = find(k);
  return root;
}

/** Units that are alike together, level by level, in each of them the long sums last. */
function alike(units: readonly Unit[]): Unit[][] {
  const groups = new Map<string, Unit[]>();
  for (const [k, unit] of units.entries()) {
    const key = unit.isChain ? `chain ${k}` : `${unit.level} ${unit.shape}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [unit]);
    else group.push(unit);
  }
  const rank = ([unit]: readonly Unit[]): number => 2 * (unit?.level ?? 0) + (unit?.isChain === true ? 1 : 0);
  return [...groups.values()].sort((a, b) => rank(a) - rank(b));
}

/** The FNV-1a step. Where two shapes share a number, a loop ends early, and nothing else happens. */
const mixed = (hash: number, value: number): number => Math.imul(hash ^ value, 0x01000193) ^ (hash >>> 15);
