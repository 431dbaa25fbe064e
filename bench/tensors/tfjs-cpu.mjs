import tfjs from './tfjs.mjs';

export const tolerance = 2e-3;

export default (test) => tfjs(test, 'cpu');
