import { parseArgs } from 'node:util';
import { PublishProblem } from './publish-problem.ts';

const USAGE = `npm run publish-page -- GUILD DIR [--base URL] [--name NAME]

GUILD   the server's id (Discord's developer mode copies it)
DIR     the directory for the page; all of it is replaced each time
--base  where the page will be on the web, such as https://drama.example/: then links to it show what they lead to
--name  the server's name, as the page has it`;

export interface PublishArguments {
  readonly guildId: string;
  readonly directory: string;
  /** With a slash at its end. */
  readonly base?: string | undefined;
  readonly name?: string | undefined;
}

/**
 * Reads what follows `npm run publish-page --`. Throws PublishProblem for anything else than its usage says.
 */
export function readArguments(args: readonly string[]): PublishArguments {
  const { positionals, values } = parsed(args);
  const [guildId = '', directory = '', ...others] = positionals;
  if (directory === '' || others.length > 0) throw new PublishProblem(USAGE);
  if (!/^\d{1,20}$/.test(guildId))
    throw new PublishProblem(
      `${JSON.stringify(guildId)} is no server's id, which has digits alone.\n\n${USAGE}`,
    );
  const name = values.name?.trim();
  return {
    guildId,
    directory,
    ...(values.base !== undefined && { base: readBase(values.base) }),
    ...(name !== undefined && name !== '' && { name }),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { base: { type: 'string' }, name: { type: 'string' } },
    });
  } catch (error) {
    throw new PublishProblem(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

function readBase(typed: string): string {
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  // A password would stand on each page, and "?" and "#" alone are of no address either.
  const isPlain = url !== undefined && url.username === '' && url.password === '' && !/[?#]/.test(typed);
  if (url === undefined || !isPlain || !/^https?:$/.test(url.protocol))
    throw new PublishProblem(
      `--base has to be an address such as https://drama.example/reviews/, not ${typed}`,
    );
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}
