import { fuzzPart } from './part.ts';

fuzzPart(20_262);
