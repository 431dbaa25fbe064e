import { test } from '@jest/globals';
import { expectAgreement } from './randomAgreement.ts';

// 2,000 expressions in two files, so that two workers share them.
test(
  'all methods agree on 1,000 random expressions over the whole table, part 2',
  () => expectAgreement(1000, 2001),
  600_000,
);
