import type { Sink } from "./sink.ts";

/** The ids that a read has taken, each with the list it came in. A sink that is empty and knows its ids will know these: they are not kept twice. */
export class TakenIds {
  readonly #own: Map<string, number> | undefined;
  readonly #ids: ReadonlyMap<string, number>;
  /** Lists come one after the other, so where each one begins says which id came in which. */
  readonly #lists: { readonly list: string; readonly from: number }[] = [];
  size = 0;

  constructor({ ids }: Pick<Sink<never>, "ids">) {
    const own = ids?.size === 0 ? undefined : new Map<string, number>();
    this.#own = own;
    this.#ids = own ?? ids ?? new Map();
  }

  add(id: string, list: string): void {
    if (this.#lists.at(-1)?.list !== list) this.#lists.push({ list, from: this.size });
    this.#own?.set(id, this.size);
    this.size++;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** The list that an id came in; `undefined` for one that was not taken. */
  origin(id: string): string | undefined {
    const place = this.#ids.get(id);
    return place === undefined ? undefined : this.#lists.findLast(({ from }) => from <= place)?.list;
  }

  /** The first one. */
  any(): string | undefined {
    return this.#ids.keys().next().value;
  }
}
