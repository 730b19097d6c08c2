import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { guildDocument } from '../../../src/exchange/documents/guild-document.ts';
import { memberDocument } from '../../../src/exchange/documents/member-document.ts';

const SCHEMAS = join(import.meta.dirname, '../../../docs/schemas');

/**
 * A change of these files is a change of what other programs read: a property more is none for them, anything else needs another
 * `DOCUMENT_VERSION`, and a way to read the earlier one. `npx vitest -u` writes the files.
 */
test.each([
  ['ovation-member', memberDocument],
  ['ovation-server', guildDocument],
])('The published schema of %s is the one that exports follow', async (name, document) => {
  const schema = z.toJSONSchema(document, { io: 'input' });
  await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(
    join(SCHEMAS, `${name}.schema.json`),
  );
});
