import { onTestFinished, vi } from "vitest";

const { setTimeout } = globalThis;
/** A time limit of a request is longer than this, and stays as it is. */
const longestWaitMs = 31_000;
const times = 50;

/** Waits between tries and reads go by fifty times as fast until the test is over; nothing else is changed. */
export function hurry(): void {
  const wait = (work: () => void, ms = 0, ...more: []) =>
    setTimeout(work, ms > longestWaitMs ? ms : ms / times, ...more);
  vi.stubGlobal("setTimeout", wait);
  onTestFinished(() => void vi.stubGlobal("setTimeout", setTimeout));
}
