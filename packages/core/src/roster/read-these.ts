import { type AnyResource, openResource } from "../adapter/any-adapter.ts";
import type { Reading } from "../adapter/reader.ts";
import type { Found } from "../adapter/resource.ts";
import { type AskedKey, type Complete, type Incomplete, prove } from "./extent.ts";
import { lookUp, proveAbsence, proveGone } from "./look-up.ts";
import type { ReadOptions } from "./read-options.ts";
import { createReadScene, noteGap, type ReadScene, unproven } from "./read-scene.ts";
import { RecordIntake } from "./record-intake.ts";
import type { Sink } from "./sink.ts";

/** Which records are asked for: by id, and by attributes that the resource finds records by. */
export interface These {
  readonly ids?: readonly string[];
  readonly keys?: readonly AskedKey[];
}

/**
 * Reads the records under some keys. Complete for these keys alone: every one was answered, and where there was none the vendor's word for it
 * is to be believed. Rejects like `read`.
 */
export const readThese = async (
  resource: AnyResource,
  { ids = [], keys = [] }: These,
  reading: Reading,
  sink: Sink<never>,
  options: ReadOptions,
): Promise<Complete<"these"> | Incomplete> => {
  const scene = createReadScene(reading, options);
  const intake = new RecordIntake(resource, sink, scene);
  const { get, find } = resource;
  const byId = await askEach(ids, get && ((id) => get(id, reading)), resource, intake, scene);
  const byKey = await askEach(keys, find && ((key) => find(key.attribute, key.value)), resource, intake, scene);
  const gone = ids.filter((_, index) => byId[index] === false);
  if (gone.length > 0) noteGap(scene, await proveGone(gone, intake.anyId(), resource, scene));
  else if (byKey.includes(false)) noteGap(scene, await proveAbsence(intake.anyId(), resource, scene));
  const facts = { readAt: options.readAt, size: intake.size(), digest: intake.digest(), empty: intake.empty() };
  if (scene.gaps.size === 0) return prove(facts, "these", keys);
  return Object.freeze({ ...facts, ...unproven(scene) });
};

/** For each key whether there was a record. Stops at the first failure, with a gap. */
const askEach = async <Key>(
  keys: readonly Key[],
  ask: ((key: Key) => Promise<Found<unknown> | undefined>) | undefined,
  resource: AnyResource,
  intake: RecordIntake,
  scene: ReadScene,
): Promise<readonly boolean[]> => {
  const answers: boolean[] = [];
  const { id } = openResource(resource);
  for (const key of keys) {
    const answer = ask ? await lookUp(() => ask(key), scene) : "there is no way to ask";
    if (typeof answer === "string") {
      noteGap(scene, `a record could not be read by key: ${answer}`);
      return answers;
    }
    answers.push(answer !== undefined);
    if (!answer) continue;
    // One person may answer to several keys.
    const row = answer.row as never;
    const found = id(row);
    if (typeof key === "string" && found !== key) noteGap(scene, "a record was asked for by id and another one came");
    if (!intake.has(found)) intake.take("read by key", () => row);
  }
  return answers;
};
