import { expect, test } from '@jest/globals';
import { complete } from '../../web/worker/complete.ts';

/** Functions that may not be there, and how often they were fetched. */
function functions() {
  const state = { isThere: false, wasMissed: false, fetched: 0 };
  const call = (): string => {
    if (state.isThere) return 'right';
    state.wasMissed = true;
    throw new Error('not there yet');
  };
  const later = {
    isMissing: () => state.wasMissed && !state.isThere,
    fetchFunctions: async () => {
      state.isThere = true;
      state.fetched++;
    },
  };
  return { state, call, later };
}

test.each(['erf(x)', 'x!', 'Γ(x)', '\\operatorname{erf}(x)', 'sinc(x)'])(
  'functions come before the work where the input may have some: %s',
  async (f) => {
    const { call, later } = functions();
    let runs = 0;
    const work = async (): Promise<string> => {
      runs++;
      return call();
    };
    expect(await complete({ f, at: { x: '1' } }, work, later)).toBe('right');
    expect(runs).toBe(1);
  },
);

test.each(['x^2*sin(x)', 'a = 2; f(x) = a*ln(x)', 'sin(π*x)/√x'])('everyday input fetches none: %s', async (f) => {
  const { state, later } = functions();
  expect(await complete({ f, at: { x: '1' }, order: 1 }, async () => 'right', later)).toBe('right');
  expect(state.fetched).toBe(0);
});

test('work that meets one nevertheless is done anew, whether it fails or goes on with something else', async () => {
  const failing = functions();
  expect(await complete(null, async () => failing.call(), failing.later)).toBe('right');
  const hiding = functions();
  const work = async (): Promise<string> => {
    try {
      return hiding.call();
    } catch {
      return 'wrong';
    }
  };
  expect(await complete(null, work, hiding.later)).toBe('right');
});

test('a failure of the work itself stays', async () => {
  const { later } = functions();
  await expect(complete({ f: 'x' }, () => Promise.reject(new Error('no value')), later)).rejects.toThrow('no value');
});
