import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';

/** Returns what says how a file departs from the Compose Specification. */
export async function composeLint(): Promise<(compose: unknown) => readonly string[]> {
  const schema = JSON.parse(await readFile('tests/installation/compose-spec/compose-spec.json', 'utf8'));
  // Its formats are not those of JSON Schema, and the name of its draft is not the one that was registered.
  const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false });
  const isValid = ajv.compile({ ...schema, $schema: undefined });
  return (compose) => {
    isValid(compose);
    return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}
