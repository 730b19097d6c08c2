import { codePointLength } from './code-points.ts';
import { type Problem, tooLong } from './problems.ts';

/** Discord documents 100 characters for a choice's value; its OpenAPI description allows more. */
const longestValue = 100;

/** Problems in the choices of an option or of an autocomplete response. */
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
