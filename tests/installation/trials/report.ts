/** Runs a step, and says when it is done and how long that took. Rejects as it does, with its name. */
export async function step<Result>(name: string, act: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  try {
    const result = await act();
    console.log(`✓ ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    return result;
  } catch (error) {
    throw new Error(`✗ ${name}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

export function expectThat(isSo: boolean, sentence: string): void {
  if (!isSo) throw new Error(sentence);
}
