import { DecidedError, type UserError, type UserErrorParameters } from '../reviews/user-error.ts';
import { escapeUserText } from './markdown/escape-user-text.ts';
import { quoted } from './markdown/quoted.ts';
import { type MessagePayload, message } from './payload/payload.ts';
import type { TextParameters } from './texts/parameters.ts';
import type { Translate } from './texts/texts.ts';

/** What the texts of errors take, by code. */
type Taken = {
  readonly [Key in keyof TextParameters as Key extends `error.${infer Code}`
    ? Code
    : never]: TextParameters[Key];
};

/** An error in words. Compiles only while each code brings what its text takes. */
type Explained<_Brought extends Taken = UserErrorParameters> = Pick<UserError, 'code' | 'parameters'>;

/** Explains an expected error and says what to do next. */
export function errorMessage(t: Translate, error: Explained): MessagePayload {
  if (error instanceof DecidedError && error.reason !== undefined)
    return message({ content: t(`decided.${error.code}`, { reason: quoted(error.reason) }) });
  const { code, parameters } = error;
  return message({ content: t(`error.${code}`, ...escaped(parameters)) });
}

/** Of all that errors bring, members type the titles alone. */
function escaped<Parameters extends readonly object[]>(parameters: Parameters): Parameters {
  const safe = parameters.map((taken) =>
    'title' in taken ? { ...taken, title: escapeUserText(String(taken.title)) } : taken,
  );
  return safe as object as Parameters;
}
