/** What has to be done before the wizard can go on: its message is a sentence that says so. */
export class Problem extends Error {
  override readonly name = 'Problem';
}
