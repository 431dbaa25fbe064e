/** The state of the page as it stands in its address. */
export type Parameters = Readonly<Record<string, string>>;

/** Browsers and chats cut longer links; what is longer stays in the page only. */
export const LONGEST_VALUE = 4000;

/** The parameters of a hash. */
export function parametersOf(hash: string): Parameters {
  return Object.fromEntries(new URLSearchParams(hash.replace(/^#/, '')));
}

/** The hash of parameters, readable: what the syntax of an address leaves alone stays as it is. */
export function hashOf(parameters: Parameters): string {
  const pairs = Object.entries(parameters)
    .filter(([, value]) => value.length <= LONGEST_VALUE)
    .map(([name, value]) => `${encoded(name)}=${readable(value)}`);
  return pairs.length === 0 ? '' : `#${pairs.join('&')}`;
}

function readable(value: string): string {
  return encoded(value).replace(/%(?:2C|3D|2F|5E|3A|3B|40|24)/g, decodeURIComponent);
}

/** Half of a character, which a paste may leave, has no place in an address: it becomes the sign of an unknown one. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}
