/** How long a member asks again, in milliseconds. */
const PATIENCE = 120_000;

/** Asks again, as members do, until the answer shows what is asked for. @throws when it doesn't for too long */
export async function patiently<Answer>(ask: () => Promise<Answer>, shows: RegExp): Promise<Answer> {
  for (const begun = performance.now(); ; ) {
    const answer = await ask().catch((error: unknown) => error as never);
    if (shows.test(JSON.stringify(answer))) return answer;
    if (performance.now() - begun > PATIENCE) throw new Error(`No answer shows ${shows}`);
  }
}
