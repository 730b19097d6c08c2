/** A text, and the items that have it: a word and the titles that contain it, or a title and its shows. */
export interface TextGroup<T> {
  readonly text: string;
  /** Each once. An array, because nearly all hold one or two, and a Set of one takes five times the room. */
  readonly items: T[];
}

/** An index over the texts of groups, which hears of each new text and of each that no item has any more. */
interface Listener<T> {
  add(group: TextGroup<T>): void;
  remove(group: TextGroup<T>): void;
}

/** Items by their texts: finds those that have exactly a text at the cost of one look into a map. */
export class TextGroups<T> {
  readonly #groups = new Map<string, TextGroup<T>>();
  readonly #listeners: readonly Listener<T>[];

  constructor(...listeners: readonly Listener<T>[]) {
    this.#listeners = listeners;
  }

  get(text: string): TextGroup<T> | undefined {
    return this.#groups.get(text);
  }

  /** Adds an item under a text, which it can have in common with others. Adding the one that was added last changes nothing. */
  add(text: string, item: T): TextGroup<T> {
    const group = this.#groups.get(text) ?? this.#create(text);
    if (group.items.at(-1) !== item) group.items.push(item);
    return group;
  }

  remove(text: string, item: T): void {
    const group = this.#groups.get(text);
    const at = group?.items.lastIndexOf(item) ?? -1;
    if (group === undefined || at < 0) return;
    group.items.splice(at, 1);
    if (group.items.length > 0) return;
    this.#groups.delete(text);
    for (const listener of this.#listeners) listener.remove(group);
  }

  #create(text: string): TextGroup<T> {
    const group = { text, items: [] };
    this.#groups.set(text, group);
    for (const listener of this.#listeners) listener.add(group);
    return group;
  }
}
