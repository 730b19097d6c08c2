/** Somebody as a card names them: not escaped. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Absent for somebody of whom only the id is known. */
  readonly avatarUrl?: string | undefined;
  /** Absent where that is not known. */
  readonly isBot?: boolean;
}
