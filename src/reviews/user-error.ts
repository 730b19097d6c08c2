/**
 * An expected error that the member can do something about. The text catalogue puts its code and parameters into words, which
 * that member alone sees. Everything else that is thrown is a defect.
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
