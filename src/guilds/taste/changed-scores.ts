/** What has changed since a snapshot's scores were gathered, so that nobody looks for it where nothing has. */
export class ChangedScores {
  /** Numbers of members with a review that counts now, or counts no longer, or was changed. */
  readonly #members = new Set<number>();
  #isAll = false;

  /** Whether anything has changed. */
  get isAny(): boolean {
    return this.#isAll || this.#members.size > 0;
  }

  add(member: number): void {
    this.#members.add(member);
  }

  /** Notes that reviews count for other shows now, whoever wrote them. */
  addAll(): void {
    this.#isAll = true;
  }

  /** Whether scores of a member may have changed. @param member undefined for one who had no reviews */
  has(member: number | undefined): boolean {
    return this.#isAll || (member !== undefined && this.#members.has(member));
  }
}
