import type { ParsedLiteral } from 'scslre';

type Pattern = ParsedLiteral['pattern'];
type Node = Pattern | Pattern['alternatives'][number] | Pattern['alternatives'][number]['elements'][number];
type Quantifier = Extract<Node, { type: 'Quantifier' }>;

/** No regular expression of ours ends with it, so that a text which ends with it is tried in all ways. */
const NEVER = '\u0000';

/**
 * Texts in which the repeated parts of a regular expression come as often as the length allows, behind what the expression
 * wants before them and alone, and that end with what it does not want.
 * @param length how long each is, in UTF-16 units
 */
export function* pumpedTexts(pattern: Pattern, length: number): Generator<string> {
  for (const quantifier of quantifiersOf(pattern)) {
    for (const word of wordsOf(quantifier.element)) {
      if (word === '') continue;
      const pumped = word.repeat(Math.ceil(length / word.length));
      yield pumped + NEVER;
      yield beginningOf(pattern, quantifier.start) + pumped + NEVER;
    }
  }
}

function* quantifiersOf(node: Node): Generator<Quantifier> {
  if (node.type === 'Quantifier') {
    if (node.max > 40) yield node;
    yield* quantifiersOf(node.element);
  } else if ('alternatives' in node)
    for (const inner of node.alternatives) yield* quantifiersOf(inner as Node);
  else if ('elements' in node) for (const inner of node.elements) yield* quantifiersOf(inner as Node);
}

/** A word for each alternative of the node, and one of all together. */
function wordsOf(node: Node): string[] {
  if (!('alternatives' in node)) return [wordOf(node)];
  const each = node.alternatives.map((alternative) => wordOf(alternative as Node));
  return [...new Set([...each, each.join('')])];
}

/** A text that the node may match. What only looks around is left out. */
function wordOf(node: Node, end = Number.POSITIVE_INFINITY): string {
  if (node.start >= end) return '';
  switch (node.type) {
    case 'Character':
      return String.fromCodePoint(node.value);
    case 'CharacterSet':
      return WORDS_OF_SETS[node.kind] ?? 'a';
    case 'CharacterClass':
      return characterIn(node);
    case 'Quantifier':
      return wordOf(node.element as Node, end).repeat(Math.max(1, node.min));
    case 'Alternative':
      return node.elements.map((element) => wordOf(element as Node, end)).join('');
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup': {
      const alternatives = node.alternatives as Node[];
      const within = alternatives.find((each) => each.start < end && end < each.end) ?? alternatives[0];
      return within ? wordOf(within, end) : '';
    }
    default:
      return '';
  }
}

/** What the pattern may match before one of its parts. */
const beginningOf = (pattern: Pattern, end: number): string => wordOf(pattern, end);

const WORDS_OF_SETS: Readonly<Record<string, string>> = { digit: '0', space: ' ', word: 'a', any: 'a' };

/** The first of these that the class has; else its first character. */
function characterIn(node: Extract<Node, { type: 'CharacterClass' }>): string {
  const flags = node.raw.includes('\\p') ? 'u' : '';
  const holds = new RegExp(`^${node.raw}$`, flags);
  const found = ['a', '0', ' ', '-', '.', '!', '\n'].find((character) => holds.test(character));
  const [first] = node.elements;
  if (found !== undefined || first === undefined) return found ?? '';
  if (first.type === 'Character') return String.fromCodePoint(first.value);
  return first.type === 'CharacterClassRange' ? String.fromCodePoint(first.min.value) : '';
}
