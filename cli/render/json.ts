/** One JSON object with non-finite numbers as the strings "Infinity", "-Infinity" and "NaN". */
export function toJson(value: object): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'number' && !Number.isFinite(item) ? String(item) : item,
  );
}
