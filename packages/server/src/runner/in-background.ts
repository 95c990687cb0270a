import { setTimeout as wait } from "node:timers/promises";
import { type Fault, tell } from "./notice.ts";

/** What nobody waits for, but the process does before it ends. */
export interface Background {
  /** Begins something. What fails is told, and that is all. */
  begin(doing: string, work: () => Promise<void>): void;
  /** The same, tried again every five seconds until it comes through or the process is to end. */
  insist(doing: string, work: () => Promise<void>): void;
  /** Begins nothing any more, and waits for what was begun. */
  end(): Promise<void>;
}

const tryAgainMs = 5000;

/** Begins with nothing under way. */
export const createBackground = (onFault: ((fault: Fault) => void) | undefined): Background => {
  const underWay = new Set<Promise<void>>();
  const ending = new AbortController();
  const run = (work: () => Promise<void>): void => {
    if (ending.signal.aborted) return;
    const done = work().finally(() => underWay.delete(done));
    underWay.add(done);
  };
  const tryOnce = (doing: string, work: () => Promise<void>): Promise<boolean> =>
    work().then(
      () => true,
      (error) => {
        tell(onFault, { doing, error });
        return false;
      },
    );
  const insist = async (doing: string, work: () => Promise<void>): Promise<void> => {
    while (!ending.signal.aborted && !(await tryOnce(doing, work)))
      await wait(tryAgainMs, undefined, { signal: ending.signal }).catch(() => undefined);
  };
  return {
    begin: (doing, work) => run(async () => void (await tryOnce(doing, work))),
    insist: (doing, work) => run(() => insist(doing, work)),
    end: async () => {
      ending.abort();
      await Promise.all(underWay);
    },
  };
};
