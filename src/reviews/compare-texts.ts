/** Compares texts by their UTF-16 units, as `Array.prototype.sort` takes it: an order that is the same on every machine. */
export const compareTexts = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
