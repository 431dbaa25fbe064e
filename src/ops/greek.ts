/** Names that LaTeX writes as one letter. */
export const GREEK: ReadonlySet<string> = new Set(
  `alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi rho sigma upsilon phi
   varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega`.split(/\s+/),
);

/** The small letters in the order of their code points; the two forms of sigma stand side by side. */
const ALPHABET =
  `alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon
   phi chi psi omega`.split(/\s+/);

/** What LaTeX calls a Greek letter: `Gamma` for Γ; undefined for any other character. */
export function greekName(letter: string): string | undefined {
  const code = letter.codePointAt(0) ?? 0;
  const small = ALPHABET[code - 0x3b1];
  const large = ALPHABET[code - 0x391];
  return [...letter].length !== 1 ? undefined : (small ?? (large && large.slice(0, 1).toUpperCase() + large.slice(1)));
}
