/**
 * What went wrong in a way that is expected and that the member can do something about. The code and its parameters are
 * put into words by the text catalogue and shown to that member alone; everything else that is thrown is a defect.
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
