/** Why the catalogue could not be filled: a sentence that tells the operator what to do. */
export class FillProblem extends Error {}
