import { readPaste } from '../../../reviews/submission/paste.ts';
import type { DraftRow, FileFormat } from '../format.ts';
import { draftRow, type Place, skippedRow } from '../values/draft.ts';
import { namedPiece } from './named-piece.ts';
import { type Piece, piecesOf } from './pieces.ts';

/** Many reviews pasted in one go, or in a text file, for sites without an export. Each one is read as the form reads a paste. */
export const pasted: FileFormat = {
  name: 'pasted',
  parts: { text: { path: /\.(?:txt|md)$/, text: true } },
  begin() {
    const rows: DraftRow[] = [];
    return {
      take({ file, value }) {
        for (const piece of piecesOf(String(value))) rows.push(rowOf(piece, { file, line: piece.from + 1 }));
      },
      finish: () => ({ rows, notes: [] }),
    };
  },
};

function rowOf(piece: Piece, place: Place): DraftRow {
  const named = namedPiece(piece);
  if (named === undefined) return skippedRow(place, 'unnamed');
  const { lines, score: typed = '', ...about } = named;
  const {
    body: text,
    score,
    taken,
    ...said
  } = readPaste({
    headline: '',
    body: lines.join('\n'),
    score: typed,
    spoilers: false,
  });
  return draftRow(place, { ...about, ...said, text, score: score === undefined ? {} : { score } });
}
