declare module 'subset-font' {
  /** A font with the given characters only. */
  export default function subset(
    font: Buffer,
    text: string,
    options: { readonly targetFormat: 'sfnt' | 'woff' | 'woff2' },
  ): Promise<Buffer>;
}
