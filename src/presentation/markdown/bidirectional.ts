// Unicode Standard Annex 9: U+202A, B, D, E open an embedding or override, U+202C closes it; U+2066 to U+2068 open an
// isolate, U+2069 closes it and everything opened inside it. None of them reaches beyond its paragraph, here a line.
const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
const POP_EMBEDDING = '\u202c';
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Closes each direction in the line that opens it, and removes closing controls that close nothing. */
export function balanceDirections(text: string): string {
  return text.search(CONTROLS) === -1 ? text : text.replace(/[^\n]+/g, balanceLine);
}

function balanceLine(line: string): string {
  const closers: string[] = [];
  let isolates = 0;
  const balanced = line.replace(CONTROLS, (control) => {
    if (control === POP_EMBEDDING) return closers.at(-1) === control ? (closers.pop() ?? '') : '';
    if (control === POP_ISOLATE) {
      if (isolates === 0) return '';
      isolates--;
      closers.length = closers.lastIndexOf(control);
      return control;
    }
    const isIsolate = control < POP_ISOLATE && control >= '\u2066';
    if (isIsolate) isolates++;
    closers.push(isIsolate ? POP_ISOLATE : POP_EMBEDDING);
    return control;
  });
  return balanced + closers.reverse().join('');
}

/** Removes all direction controls; letters still run in the direction of their script. */
export function withoutDirections(text: string): string {
  return text.replace(CONTROLS, '');
}

/** Isolates a name that may run from right to left, so that it does not reorder the rest of its line. */
export function isolateDirection(name: string): string {
  const balanced = balanceDirections(name);
  return RIGHT_TO_LEFT.test(balanced) ? FIRST_STRONG_ISOLATE + balanced + POP_ISOLATE : balanced;
}
