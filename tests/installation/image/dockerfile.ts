/** One instruction of a Dockerfile: `COPY --from=packages a b` has the flag `from` and the text `a b`. */
export interface Instruction {
  readonly name: string;
  readonly flags: Readonly<Record<string, string>>;
  readonly text: string;
}

/** What lies between one FROM and the next. */
export interface Stage {
  /** The image that it starts from. */
  readonly base: string;
  /** What later stages call it. */
  readonly name: string | undefined;
  readonly instructions: readonly Instruction[];
}

/** Reads a Dockerfile that is valid, without here-documents and without an escape character of its own. */
export function readDockerfile(source: string): readonly Stage[] {
  const lines = source
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: { base: string; name: string | undefined; instructions: Instruction[] }[] = [];
  for (const line of lines) {
    const { name, flags, text } = readInstruction(line);
    if (name === 'FROM') {
      const [base = '', , as] = text.split(/\s+/);
      stages.push({ base, name: as, instructions: [] });
    } else stages.at(-1)?.instructions.push({ name, flags, text });
  }
  return stages;
}

function readInstruction(line: string): Instruction {
  const [, name = '', options = '', text = ''] = /^(\w+)\s+((?:--\S+\s+)*)(.*?)\s*$/.exec(line) ?? [];
  const flags = [...options.matchAll(/--([\w-]+)=(\S+)/g)].map(([, flag = '', value = '']) => [flag, value]);
  return { name, flags: Object.fromEntries(flags), text: text.replaceAll(/\s+/g, ' ') };
}

/** What an instruction in the exec form, such as CMD, starts: the program and its arguments. */
export const execForm = ({ text }: Instruction): readonly string[] =>
  JSON.parse(text.slice(text.indexOf('[')));

/** The variables that ENV sets, in which `$NAME` stands for one of `before`. */
export function environmentOf(
  { instructions }: Stage,
  before: Readonly<Record<string, string>>,
): Record<string, string> {
  const environment: Record<string, string> = { ...before };
  for (const { text } of instructions.filter(({ name }) => name === 'ENV'))
    for (const [, name = '', value = ''] of text.matchAll(/(\w+)=(\S*)/g))
      environment[name] = value.replaceAll(/\$(\w+)/g, (_, other: string) => environment[other] ?? '');
  return environment;
}
