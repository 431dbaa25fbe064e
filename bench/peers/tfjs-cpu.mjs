import tfjs from './tfjs.mjs';

export const tolerance = 1e-3;

export default (test) => tfjs(test, 'cpu');
