/**
 * An expected error that the member can do something about. The text catalogue has the words for its code and
 * parameters; only that member sees them.
 */
export class UserError extends Error {
  readonly code: string;
  readonly parameters: Readonly<Record<string, string | number>>;

  constructor(code: string, parameters: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'UserError';
    this.code = code;
    this.parameters = parameters;
  }
}
