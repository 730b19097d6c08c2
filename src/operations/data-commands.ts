import { statSync } from 'node:fs';
import { backUp, drill, restore } from './backups/keep-safe.ts';
import { checkCommand } from './checking/check-command.ts';
import { countOf } from './count-of.ts';
import { moveCommand } from './moving/move-command.ts';
import type { Operator } from './operator.ts';
import { storageProblem } from './storage-problem.ts';

/** Resolves to whether all is well; rejects with an error whose message is a sentence for the operator. */
type Command = (args: readonly string[], operator: Operator) => boolean | Promise<boolean>;

const megabytes = (file: string): string => `${(statSync(file).size / 1_000_000).toFixed(1)} MB`;

const COMMANDS: { readonly [name: string]: Command } = {
  async backup([name, ...rest], { databaseUrl, locate, say }) {
    if (name === undefined || rest.length > 0) throw new Error('Name the new file: npm run backup -- FILE');
    const file = locate(name);
    const { reviews } = await backUp(databaseUrl, file);
    say(
      `${file} is a backup of all data, as it was a moment ago: ${countOf(reviews, 'review')}, ${megabytes(file)}.`,
    );
    return true;
  },
  async restore([name, ...rest], operator) {
    if (name === undefined || rest.length > 0) throw new Error('Name the backup: npm run restore -- FILE');
    const { locate, say } = operator;
    const file = locate(name);
    const { reviews, kept } = await restore(file, operator);
    say(`The data is that of ${file} again: ${countOf(reviews, 'review')}.`);
    if (kept !== undefined)
      say(
        `What was there before is in ${kept}. Delete that, and any -wal of the same name, once you don't need it any more.`,
      );
    say('Whoever had their data erased after that backup was made has it back: erase it again.');
    return true;
  },
  check: checkCommand,
  async drill(_, operator) {
    const { say } = operator;
    const { rows, written, difference } = await drill(operator);
    const meanwhile = written === 0 ? '' : `, but for ${written} that Ovation wrote meanwhile`;
    if (difference === undefined)
      say(
        `The data was backed up and restored beside: ${countOf(rows, 'entry', 'entries')}, all the same${meanwhile}.`,
      );
    else
      say(`A backup that was restored differs in ${difference}. Check the disk, and run npm run check-data.`);
    return difference === undefined;
  },
  move: moveCommand,
};

/** Runs `backup`, `restore`, `check`, `drill` or `move`. Resolves and rejects as the command does. */
export async function runDataCommand(
  [name = '', ...args]: readonly string[],
  operator: Operator,
): Promise<boolean> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) throw new Error(`Say what to do: ${Object.keys(COMMANDS).join(', ')}`);
  try {
    return await command(args, operator);
  } catch (error) {
    const problem = storageProblem(error);
    throw problem === undefined ? error : new Error(problem, { cause: error });
  }
}
