/** What a member may rely on: what the bot has acknowledged. Each subject has one member, who does one thing at a time. */
export class Ledger {
  readonly #acknowledged = new Map<string, string>();
  /** What was asked for without an answer so far: it may be in force, or not. */
  readonly #asked = new Map<string, Set<string>>();
  /** How much was acknowledged. */
  acknowledged = 0;

  /** What is in force of a subject, as far as its member knows; '' for nothing. */
  of(subject: string): string {
    return this.#acknowledged.get(subject) ?? '';
  }

  /** Notes what a member asks for, and that it was acknowledged once `ask` resolves to true; false means that nothing has changed. */
  async ask(subject: string, value: string, ask: () => Promise<boolean>): Promise<void> {
    const asked = this.#asked.get(subject) ?? new Set();
    this.#asked.set(subject, asked.add(value));
    if (!(await ask())) {
      asked.delete(value);
      return;
    }
    this.#asked.delete(subject);
    this.#acknowledged.set(subject, value);
    this.acknowledged += 1;
  }

  /**
   * What is not as it was acknowledged, in sentences.
   * @param inForce what is there of a subject; '' for nothing
   */
  problems(inForce: (subject: string) => string): string[] {
    return [...new Set([...this.#acknowledged.keys(), ...this.#asked.keys()])].flatMap((subject) => {
      const possible = [this.of(subject), ...(this.#asked.get(subject) ?? [])];
      const is = inForce(subject);
      return possible.includes(is)
        ? []
        : `${subject} is "${is}", not "${possible.join('", or unanswered "')}"`;
    });
  }

  /** Takes what is there for what is in force: nobody is under way any more. */
  settle(inForce: (subject: string) => string): void {
    for (const subject of this.#asked.keys()) this.#acknowledged.set(subject, inForce(subject));
    this.#asked.clear();
  }
}
