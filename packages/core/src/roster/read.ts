import type { AnyResource } from "../adapter/any-adapter.ts";
import type { Reader, Reading } from "../adapter/reader.ts";
import { accountFor } from "./account-for.ts";
import { type Complete, type ExtentFacts, type Incomplete, prove } from "./extent.ts";
import { hearWitness } from "./hear-witness.ts";
import { markingSink, proveMarks } from "./marks.ts";
import { proveExpected } from "./prove-expected.ts";
import { proveTotals } from "./prove-totals.ts";
import { type ListRead, readList } from "./read-list.ts";
import type { ReadOptions } from "./read-options.ts";
import { createReadScene, noteGap, noteNarrowed, type ReadScene, unproven } from "./read-scene.ts";
import { readSides } from "./read-sides.ts";
import { RecordIntake } from "./record-intake.ts";
import type { Sink } from "./sink.ts";

/**
 * Reads everybody: side lists first, then main lists page by page into the sink, which is given each id once. What is not proven makes the extent
 * Incomplete; what was read stays. Rejects with the vendor's 401 and 403, with the reason of an abort, and with faults of the program;
 * with a TypeError when the resource cannot be read.
 */
export const read = async (
  resource: AnyResource,
  reading: Reading,
  sink: Sink<never>,
  options: ReadOptions,
): Promise<Complete<"everybody"> | Incomplete> => {
  const { read: reader } = resource;
  if (!reader) throw new TypeError("The resource has no lists to read");
  const scene = createReadScene(reading, options);
  const marks = new Set<string>();
  const intake = new RecordIntake(resource, markingSink(reader, sink, marks), scene);
  const reads = await readLists(reader, intake, scene);
  await proveReads(resource, reader, reads, intake, scene);
  noteGap(scene, proveMarks(options.marks ?? [], marks));
  const { readAt } = options;
  const facts = { readAt, size: intake.size(), digest: intake.digest(), empty: intake.empty(), marks: [...marks] };
  return extentOf(facts, scene);
};

const readLists = async (
  reader: Reader<unknown>,
  intake: RecordIntake,
  scene: ReadScene,
): Promise<readonly ListRead[]> => {
  const { sides, reads } = await readSides(reader, scene);
  const mainReads: ListRead[] = [];
  for (const name of reader.main) {
    const list = reader.lists[name];
    if (!list) throw new TypeError(`The main list ${name} is not among the lists`);
    const mayRepeat = reader.mayRepeat?.includes(name) ?? false;
    const take = (item: unknown): void => intake.take(name, () => reader.row(item, sides, scene.reading), mayRepeat);
    mainReads.push(await readList(name, list, scene, take));
  }
  return [...reads, ...mainReads];
};

/** Each proof that fails is a gap. Those that cost requests are left out once a list broke off: they could not mend it. */
const proveReads = async (
  resource: AnyResource,
  reader: Reader<unknown>,
  reads: readonly ListRead[],
  intake: RecordIntake,
  scene: ReadScene,
): Promise<void> => {
  for (const list of reads) proveList(list, reader, scene);
  if (reads.every(({ ended }) => ended)) {
    noteGap(scene, await accountFor(scene.options.linkedIds ?? [], resource, intake, scene));
    noteNarrowed(scene, await hearWitness(reader, reads, intake, scene));
  }
  noteNarrowed(scene, proveExpected(resource.attributes, intake.empty(), intake.size()));
};

/** What a list lacks that is no main one is lacking in the records themselves: an older row may pass for the one in force. */
const proveList = (list: ListRead, { main }: Reader<unknown>, scene: ReadScene): void => {
  const gap = proveTotals(list);
  noteGap(scene, gap);
  if (!main.includes(list.name) && (gap !== undefined || !list.ended)) scene.narrowed = true;
};

const extentOf = (facts: ExtentFacts, scene: ReadScene): Complete<"everybody"> | Incomplete =>
  scene.gaps.size === 0 ? prove(facts, "everybody") : Object.freeze({ ...facts, ...unproven(scene) });
