import type { Encoding } from './encoding.ts';

/** A record, and the list of the document in which it stands. */
export interface Listed {
  readonly section: string;
  readonly record: unknown;
}

/**
 * A document with lists, which come one after the other: each record on a line of its own. A part leaves out the lists that have
 * nothing in it.
 * @param header what stands before the lists
 */
export const jsonEncoding = (header: (part: number) => object): Encoding<Listed> => ({
  begin(part) {
    let open: string | undefined;
    return {
      beginning: JSON.stringify(header(part), undefined, 2).replace(/\n\}$/, ''),
      add({ section, record }) {
        const before =
          section === open ? ',\n' : `${open === undefined ? '' : '\n  ]'},\n  "${section}": [\n`;
        open = section;
        return `${before}    ${JSON.stringify(record)}`;
      },
      end: () => `${open === undefined ? '' : '\n  ]'}\n}\n`,
    };
  },
});
