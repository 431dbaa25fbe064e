import fc from 'fast-check';

/**
 * The random inputs of `npm test` are the same in every run, so that a change is judged by what it changes.
 * `FLUXION_SEED=7 npm test` draws others; whoever hunts draws many.
 */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.FLUXION_SEED ?? 20_261_125) });
