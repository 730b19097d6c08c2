import { quote } from '../machine/boot-script.ts';

/** A command of the shell that runs another one in a terminal of its own. */
export const inTerminal = (command: string): string =>
  `script --quiet --return --command ${quote(command)} /dev/null`;
