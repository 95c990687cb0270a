import type { Io } from "@rosterkit/core/adapter";
import {
  createHumaansStandIn,
  createPeople,
  type HumaansStandIn,
  type HumaansStandInOptions,
} from "@rosterkit/sandbox";
import { type ReadBackOptions, type ReadBack as RowsReadBack, readBack, rowOf } from "@rosterkit/testing";
import { humaans } from "../adapter.ts";
import { humaansMapping } from "../mapping.ts";
import type { HumaansPerson } from "../person-attributes.ts";

/** The day that the invented people are laid around. */
export const today = "2026-03-02";

/** What a read gave. */
export interface ReadBack extends RowsReadBack<HumaansPerson> {
  /** What the mapping makes of one of them. */
  readonly employee: (id: string) => ReturnType<typeof humaansMapping.run>;
}

/** A connection to a stand-in of its own. */
export interface OpenHumaans {
  readonly standIn: HumaansStandIn;
  readonly connection: ReturnType<typeof humaans.connect>;
  /** Reads everybody through core. `day` is `today` if absent. */
  readonly readAll: (options?: Partial<ReadBackOptions>) => Promise<ReadBack>;
  /** Paths asked for since the last time, without the part before `/api`. */
  readonly asked: () => readonly string[];
}

/** What a test wants besides the stand-in's own options. */
interface Disturbance {
  readonly count?: number;
  /** Answers in place of the stand-in, by path. */
  readonly answer?: (path: string) => Response | undefined;
}

let hosts = 0;

/** Calls the stand-in directly. Each has a host of its own, since budgets are shared by host and token. */
export const openHumaans = (
  { count = 60, answer, ...options }: Partial<HumaansStandInOptions> & Disturbance = {},
  settings: Partial<Parameters<typeof humaans.connect>[0]> = {},
): OpenHumaans => {
  const now = () => Date.parse(`${today}T12:00:00Z`);
  const people = options.people ?? createPeople({ seed: "humaans", count, today });
  const standIn = createHumaansStandIn({ clock: { now, wallNow: () => Date.now() }, ...options, people });
  const io: Io = {
    fetch: async (input, init) => {
      const request = new Request(input, init);
      return answer?.(new URL(request.url).pathname.replace(/^\/api/, "")) ?? standIn.handle(request);
    },
    now,
    random: (bytes) => new Uint8Array(bytes),
  };
  hosts += 1;
  const baseUrl = `https://humaans-${hosts}.test/api`;
  return around(standIn, humaans.connect({ apiToken: standIn.token, baseUrl, ...settings }, io));
};

/** The same helpers around a connection made elsewhere. */
export const around = (standIn: HumaansStandIn, connection: OpenHumaans["connection"]): OpenHumaans => {
  let seen = 0;
  return {
    standIn,
    connection,
    readAll: async (options = {}) => {
      const back = await readBack(connection.people, { day: today, ...options });
      return { ...back, employee: (id) => humaansMapping.run(rowOf(back, id)) };
    },
    asked: () => {
      const paths = standIn.requests.slice(seen).map(({ path }) => path.replace(/^\/api/, ""));
      seen = standIn.requests.length;
      return paths;
    },
  };
};
