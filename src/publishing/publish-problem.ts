/** A page can't be published. The message is a sentence for the operator that says what to do. */
export class PublishProblem extends Error {
  override readonly name = 'PublishProblem';
}
