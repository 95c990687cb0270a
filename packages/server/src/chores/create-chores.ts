import PQueue from "p-queue";
import { type Notice, tell } from "../runner/notice.ts";
import type { Chore, Chores, ChoresOptions } from "./chores.ts";
import { noteUse, tellEnds } from "./credential-life.ts";
import { onceADay } from "./once-a-day.ts";

const quarterMs = 15 * 60_000;

/**
 * What is to be done once a day, by one process of all that share a store: letting go of what was kept long enough, and telling which
 * credentials are near their end. What fails is tried again within the hour. Does nothing before `start`.
 */
export function createChores(options: ChoresOptions): Chores {
  const { store, credentials, now = Date.now, lookAgainMs = quarterMs } = options;
  const onNotice = (notice: Notice) => tell(options.onNotice, notice);
  const line = new PQueue({ concurrency: 1 });
  const noting = new PQueue({ concurrency: 1 });
  const work: { readonly [chore in Chore]: (() => Promise<unknown>) | undefined } = {
    expire: store.expire && (() => store.expire?.() ?? Promise.resolve()),
    credentials: credentials && (async () => tellEnds({ store, now, onNotice }, await credentials())),
  };
  let looking: ReturnType<typeof setInterval> | undefined;

  const attempt = async (chore: Chore): Promise<void> => {
    const doing = work[chore];
    if (!doing) return;
    try {
      await onceADay(store, chore, now, doing);
    } catch (error) {
      tell(options.onFailure, { chore, error });
    }
  };
  const look = () => {
    if (line.size === 0) void line.add(() => attempt("expire").then(() => attempt("credentials")));
  };
  const used = async (connections: readonly string[]) => {
    for (const connection of connections) await noteUse(store, connection, now());
  };

  return {
    start: () => {
      looking = setInterval(look, lookAgainMs);
      look();
    },
    used,
    onTurn: ({ used: connections = [] }) => {
      // What cannot be kept is found out again by the next turn.
      if (connections.length > 0) void noting.add(() => used(connections).catch(() => undefined));
    },
    stop: async () => {
      clearInterval(looking);
      await Promise.all([line.onIdle(), noting.onIdle()]);
    },
  };
}
