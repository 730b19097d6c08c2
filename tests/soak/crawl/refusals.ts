import english from '../../../src/presentation/texts/en-US.json' with { type: 'json' };

/** What the bot says when it refuses something, with anything in the place of parameters. */
const REFUSALS = Object.entries(english)
  .filter(([key]) => /^(?:error|decided)\./.test(key))
  .map(([key, text]) => ({
    key,
    pattern: new RegExp(
      `^${text
        .split(/\{\{[^}]*\}\}/)
        .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('[^]*')}$`,
    ),
  }));

/** Which refusal a text is; undefined when it is none. */
export const refusalIn = (text: string): string | undefined =>
  REFUSALS.find(({ pattern }) => pattern.test(text))?.key;
