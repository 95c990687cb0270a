import { createRandom } from "./create-random.ts";

/** Time that passes only when everybody waits for it, so that a minute of waiting costs nothing and every replay is the same. */
export interface VirtualTime {
  readonly now: () => number;
  /** Does something while timers, clocks and random ids are the virtual ones; resolves or rejects as it does. One at a time in a process. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Lets so much time pass, with everything that is due in it. Only inside `during`. */
  pass(ms: number): Promise<void>;
  /** Forgets every timer that this process set: it has died. `keep`: those set through `later`. */
  forgetTimers(): void;
  /** Something of the world outside that happens after so many milliseconds, whoever dies meanwhile. */
  later(ms: number, act: () => void): void;
}

interface Timer {
  readonly id: number;
  atMs: number;
  readonly act: () => void;
  readonly everyMs?: number;
  readonly isOutside?: boolean;
}

/** How many turns of the event loop without a sign of life mean that everybody waits. */
const idleTurns = 2;

/** Starts at an instant, in milliseconds since 1970. */
export function createVirtualTime(startMs: number, seed: number): VirtualTime {
  const real = {
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    setInterval: globalThis.setInterval,
    clearInterval: globalThis.clearInterval,
    setImmediate: globalThis.setImmediate,
    dateNow: Date.now,
    randomUUID: globalThis.crypto.randomUUID,
  };
  const random = createRandom(seed ^ 0x5eed);
  const timers = new Map<number, Timer>();
  let nowMs = startMs;
  let nextId = 1;

  const add = (ms: number, act: () => void, more: Pick<Timer, "everyMs" | "isOutside"> = {}) => {
    const id = nextId++;
    timers.set(id, { id, atMs: nowMs + Math.max(0, ms || 0), act, ...more });
    return id;
  };
  const handle = (id: number) => Object.assign(Object(id), { id, ref: () => {}, unref: () => {}, hasRef: () => true });
  const clear = (timer: { readonly id?: number } | undefined | null) => {
    if (timer && typeof timer.id === "number") timers.delete(timer.id);
  };
  const turn = () => new Promise<void>((resolve) => void real.setImmediate(resolve));
  const first = () => [...timers.values()].reduce((one, other) => (other.atMs < one.atMs ? other : one));

  const fireNext = () => {
    const timer = first();
    nowMs = Math.max(nowMs, timer.atMs);
    if (timer.everyMs === undefined) timers.delete(timer.id);
    else timer.atMs += timer.everyMs;
    timer.act();
  };

  const untilDone = async (isDone: () => boolean) => {
    while (!isDone()) {
      for (let idle = 0; idle < idleTurns && !isDone(); idle += 1) await turn();
      if (isDone()) return;
      if (timers.size === 0) throw new Error("everybody waits, and nothing is going to happen");
      fireNext();
    }
  };

  const install = () => {
    const set = (act: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) =>
      handle(add(ms, () => act(...given)));
    const repeat = (act: (...given: unknown[]) => void, ms = 1, ...given: unknown[]) =>
      handle(add(ms, () => act(...given), { everyMs: Math.max(1, ms) }));
    Object.assign(globalThis, { setTimeout: set, setInterval: repeat, clearTimeout: clear, clearInterval: clear });
    Date.now = () => nowMs;
    Object.defineProperty(performance, "now", { value: () => nowMs - startMs, configurable: true, writable: true });
    globalThis.crypto.randomUUID = () => {
      const hex = [...random.bytes(16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
    };
  };
  const uninstall = () => {
    const { setTimeout, clearTimeout, setInterval, clearInterval } = real;
    Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval });
    Date.now = real.dateNow;
    Reflect.deleteProperty(performance, "now");
    globalThis.crypto.randomUUID = real.randomUUID;
  };

  return {
    now: () => nowMs,
    during: async (work) => {
      install();
      try {
        let isDone = false;
        const result = work().finally(() => {
          isDone = true;
        });
        result.catch(() => {});
        await untilDone(() => isDone);
        return await result;
      } finally {
        uninstall();
      }
    },
    pass: (ms) => new Promise((resolve) => void add(ms, resolve, { isOutside: true })),
    forgetTimers: () => {
      for (const [id, timer] of timers) if (!timer.isOutside) timers.delete(id);
    },
    later: (ms, act) => void add(ms, act, { isOutside: true }),
  };
}
