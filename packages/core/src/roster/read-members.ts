import type { Reading } from "../adapter/reader.ts";
import type { Members } from "../adapter/resource.ts";
import { type Complete, type Extent, type ExtentFacts, type Incomplete, prove } from "./extent.ts";
import { proveTotals } from "./prove-totals.ts";
import { readList } from "./read-list.ts";
import type { ReadOptions } from "./read-options.ts";
import { createReadScene, noteGap, type ReadScene } from "./read-scene.ts";
import { SetDigest } from "./set-digest.ts";

/** Who is in a group, by the ids of the vendor's people, each once. Whoever is not on a complete list is not in the group. */
export interface MemberList<E extends Extent = Extent> {
  readonly ids: readonly string[];
  readonly extent: E;
}

/**
 * Reads the members of one group page by page. A page that fails is asked for again; a cursor that leads back, a total that does not agree and an
 * id that comes twice leave a gap. Rejects like `read`.
 */
export async function readMembers(
  members: Members,
  group: string,
  reading: Reading,
  options: ReadOptions,
): Promise<MemberList> {
  const scene = createReadScene(reading, options);
  const ids = new Set<string>();
  const digest = new SetDigest();
  const list = { page: (cursor: string | undefined) => members.page(group, cursor) };
  const take = (id: unknown): void => {
    if (typeof id !== "string" || id === "") return void noteGap(scene, "members: one came without an id");
    if (ids.has(id)) return void noteGap(scene, "members: an id came twice");
    ids.add(id);
    digest.add([id]);
  };
  noteGap(scene, proveTotals(await readList<unknown>("members", list, scene, take)));
  const facts = { readAt: options.readAt, size: ids.size, digest: digest.digest(), empty: [] };
  return { ids: [...ids], extent: extentOf(facts, scene) };
}

const extentOf = (facts: ExtentFacts, { gaps }: ReadScene): Complete<"these"> | Incomplete =>
  gaps.size === 0 ? prove(facts, "these") : Object.freeze({ ...facts, complete: false, gaps: [...gaps] });
