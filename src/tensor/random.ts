import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { mersenne } from 'pure-rand/generator/mersenne';
import { needs, optionsOf, WHOLE } from '../argument.ts';
import { checkShape, sizeOf } from './shape.ts';
import { Tensor } from './tensor.ts';

/** Where random numbers start. The same seed gives the same numbers on every machine and in every run. */
export interface RandomOptions {
  /** Whole number; 0 unless given. */
  readonly seed?: number;
}

/** Independent uniform numbers in [0, 1), by the Mersenne Twister (MT19937) of pure-rand: its seeding
 * mixes well, so that neighbouring seeds give unrelated numbers. */
export function rand(shape: readonly number[] | number, options: RandomOptions = {}): Tensor {
  const generator = generatorOf('rand', options);
  const lengths = lengthsOf('rand', shape);
  return new Tensor(
    lengths,
    Float64Array.from({ length: sizeOf(lengths) }, () => uniformFloat64(generator)),
  );
}

/**
 * Independent standard normal numbers: the uniform numbers of `rand` through the transform of Box
 * and Muller, "A note on the generation of random normal deviates" (1958).
 *
 * @example
 * randn([2, 3], { seed: 1 }).shape // [2, 3]
 */
export function randn(shape: readonly number[] | number, options: RandomOptions = {}): Tensor {
  const generator = generatorOf('randn', options);
  const lengths = lengthsOf('randn', shape);
  const data = new Float64Array(sizeOf(lengths));
  for (let i = 0; i < data.length; i += 2) {
    // 1 - u lies in (0, 1]: its logarithm is finite.
    const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(generator)));
    const angle = 2 * Math.PI * uniformFloat64(generator);
    data[i] = radius * Math.cos(angle);
    if (i + 1 < data.length) data[i + 1] = radius * Math.sin(angle);
  }
  return new Tensor(lengths, data);
}

function generatorOf(of: string, options: RandomOptions): ReturnType<typeof mersenne> {
  const { seed = 0 } = optionsOf(of, options, ['seed']);
  needs(of, { seed }, WHOLE);
  return mersenne(seed);
}

const lengthsOf = (of: string, shape: readonly number[] | number): readonly number[] =>
  checkShape(of, typeof shape === 'number' ? [shape] : shape);
