/**
 * What the page may do: use what lies beside it, nothing else; no inline script or style, no eval. The built page carries it
 * in a <meta>, `fluxion serve` sends it as a header as well.
 */
export const POLICY: string = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  // An SVG becomes a PNG by way of an image of its own.
  "img-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
