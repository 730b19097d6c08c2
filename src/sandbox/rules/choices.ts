import { type Problem, tooLong } from './api-error.ts';
import { codePointLength } from './code-points.ts';

/** Discord documents 100 characters for a choice's value; its description of the body lets more through. */
const longestValue = 100;

/** What is wrong with the choices of an option or of autocomplete. */
export function choiceProblems(
  choices: readonly { readonly value: unknown }[],
  path: PropertyKey[],
): Problem[] {
  return choices.flatMap(({ value }, index) =>
    typeof value === 'string' && codePointLength(value) > longestValue
      ? [tooLong(longestValue, ...path, index, 'value')]
      : [],
  );
}
