import { setTimeout as wait } from "node:timers/promises";

/** Tells the process that started this one how much memory this one holds after so long, and ends it. */
export async function tellMemory(afterMs: number): Promise<void> {
  await wait(afterMs);
  process.send?.({ bytes: process.memoryUsage.rss() }, () => process.exit());
}
