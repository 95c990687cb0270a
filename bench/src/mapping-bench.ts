import { deepStrictEqual } from "node:assert/strict";
import { handWrittenMapping } from "./hand-written-mapping.ts";
import { mapping25 } from "./mapping-25.ts";
import { type MappingRecord, mappingRecords } from "./mapping-records.ts";
import { type Times, timeInTurn } from "./time-in-turn.ts";

/** Milliseconds for the same number of records each. */
export type MappingTimes = Times<"compiled" | "handWritten" | "compiledAsKept" | "handWrittenAsKept" | "parse">;

/** How often all records are mapped in one measurement: long enough to be timed. */
const repeats = 40;

/** Times compiled and hand-written mapping, and `JSON.parse`, of the same records, once both mappings are shown to agree on all of them. */
export async function mappingBench(size: number, rounds: number): Promise<MappingTimes> {
  const records = await mappingRecords(size);
  deepStrictEqual(mapping25.names.length, 25);
  for (const { parsed, kept } of records)
    for (const row of [parsed, kept]) deepStrictEqual(mapping25.slots(row), handWrittenMapping(row));
  const each = repeatedly(records);
  const group = {
    compiled: each(({ parsed }) => mapping25.slots(parsed)),
    handWritten: each(({ parsed }) => handWrittenMapping(parsed)),
    compiledAsKept: each(({ kept }) => mapping25.slots(kept)),
    handWrittenAsKept: each(({ kept }) => handWrittenMapping(kept)),
    parse: each(({ text }) => JSON.parse(text) as unknown),
  };
  const [times] = await timeInTurn([group], rounds);
  if (!times) throw new RangeError("nothing was timed");
  return times;
}

const repeatedly = (records: readonly MappingRecord[]) => (work: (record: MappingRecord) => unknown) => {
  // What is made is kept for a while, so that nothing can be left out as unused.
  const made = new Array<unknown>(records.length);
  return () => {
    for (let repeat = 0; repeat < repeats; repeat++)
      for (const [index, record] of records.entries()) made[index] = work(record);
  };
};
