import { Imports, type ImportsOptions } from './imports.ts';

/** Creates what brings members' reviews in from files. */
export function createImporting(options: ImportsOptions) {
  const imports = new Imports(options);
  return {
    imports,
    /** Goes on with the imports that the last run did not finish. */
    resume: () => imports.resume(),
    /** Resolves once nothing is under way; the next start goes on. */
    stop: () => imports.stop(),
  };
}
