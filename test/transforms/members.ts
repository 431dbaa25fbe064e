import type { Op, Shape } from '../../src/expr/index.ts';
import { families } from '../../src/ops/tensor/index.ts';

/** Members of families beside the default one, with shapes of arguments. */
export const members: [Op, Shape[][]][] = [
  [families.transpose([1, 2, 0]), [[[2, 3, 4]]]],
  [families.reshape([3, -1]), [[[2, 3]]]],
  [families.broadcastTo([4, 2, 3]), [[[3]], [[2, 1]], [[]]]],
  [families.sumTo([2, 1]), [[[4, 2, 3]]]],
  [families.slice([1, { start: 3, stop: 0, step: -2 }]), [[[2, 4]]]],
  [families.unslice([{ start: 1, stop: 3 }], [4]), [[[2]]]],
  [families.flip(1), [[[2, 3]]]],
  [
    families.concat(1),
    [
      [
        [2, 1],
        [2, 3],
      ],
    ],
  ],
  [
    families.adjugateAlong(2),
    [
      [
        [3, 3],
        [3, 3],
        [3, 3],
      ],
      [
        [4, 4],
        [4, 4],
        [4, 4],
      ],
    ],
  ],
  [families.tril(1), [[[3, 3]]]],
  [families.triu(-1), [[[3, 3]]]],
  ...(['sum', 'mean', 'prod', 'maxOver', 'minOver', 'logsumexpOver'] as const).flatMap((name): [Op, Shape[][]][] => [
    [families[name](0), [[[3, 2]]]],
    [families[name]([0, -1], true), [[[3, 2, 2]]]],
  ]),
  [families.norm(0, true), [[[3, 2]]]],
  [families.norm(undefined, false, 1), [[[4]]]],
  [families.norm(undefined, false, 3), [[[4]]]],
  [families.norm(undefined, false, Number.POSITIVE_INFINITY), [[[4]]]],
  [families.cumsum(1), [[[2, 3]]]],
  [families.cumprod(1), [[[2, 5]]]],
  [families.softmax(0), [[[3, 2]]]],
  [families.logSoftmax(0), [[[3, 2]]]],
  [
    families.einsum('ij,jk->ik'),
    [
      [
        [2, 3],
        [3, 2],
      ],
    ],
  ],
  [families.einsum('ii->i'), [[[3, 3]]]],
  [families.einsum('ij->'), [[[2, 3]]]],
  [families.einsum('bij,bjk,k->bi'), [[[2, 2, 3], [2, 3, 2], [2]]]],
  [families.einsum('...ij,...j->...i'), [[[2, 2, 3], [3]]]],
  [families.einsum('iij->j'), [[[2, 2, 3]]]],
  [
    families.triangularSolve({ lower: false }),
    [
      [
        [3, 3],
        [3, 2],
      ],
    ],
  ],
  [families.triangularSolve({ transposed: true }), [[[3, 3], [3]]]],
  [
    families.conv1d({ padding: 'same', stride: 2 }),
    [
      [
        [1, 2, 5],
        [2, 2, 3],
      ],
    ],
  ],
  [
    families.conv2d({ padding: 'same' }),
    [
      [
        [1, 1, 3, 3],
        [2, 1, 2, 2],
      ],
    ],
  ],
];

/** Operations on matrices that have to be far from singular. */
export const needsDefinite = new Set<Op>([families.cholesky(), families.logdet(), families.inv(), families.solve()]);
