import type { Io } from "@rosterkit/core/adapter";
import { createHibobStandIn, createPeople, type HibobStandIn, type HibobStandInOptions } from "@rosterkit/sandbox";
import { type ReadBackOptions, readBack, rowOf } from "@rosterkit/testing";
import { hibob } from "../adapter.ts";
import { hibobMapping } from "../mapping.ts";

/** The day that the invented people are laid around. */
export const today = "2026-03-02";

/** What a test wants besides the stand-in's own options. */
interface Disturbance {
  readonly count?: number;
  /** Answers in place of the stand-in, by path. */
  readonly answer?: (path: string) => Response | undefined;
}

let hosts = 0;

/** A connection to a stand-in of its own, called directly. Each has a host of its own, since budgets are shared by host and token. */
export const openHibob = (
  { count = 60, answer, ...options }: Partial<HibobStandInOptions> & Disturbance = {},
  settings: { readonly token?: string; readonly baseUrl?: string; readonly webhookSecret?: string } = {},
) => {
  const now = () => Date.parse(`${today}T12:00:00Z`);
  const people = options.people ?? createPeople({ seed: "hibob", count, today });
  const standIn = createHibobStandIn({ clock: { now, wallNow: Date.now }, ...options, people });
  const bodies: unknown[] = [];
  const io: Io = {
    fetch: async (input, init) => {
      const request = new Request(input, init);
      bodies.push(await request.clone().text());
      return answer?.(new URL(request.url).pathname.replace(/^\/v1/, "")) ?? standIn.handle(request);
    },
    now,
    random: (bytes) => new Uint8Array(bytes),
  };
  hosts += 1;
  const baseUrl = `https://hibob-${hosts}.test/v1`;
  const { serviceUserId, token } = standIn;
  const connection = hibob.connect({ serviceUserId, token, baseUrl, ...settings }, io);
  return {
    standIn,
    people,
    connection,
    readAll: async (wanted: Partial<ReadBackOptions> = {}) => {
      const back = await readBack(connection.people, { day: today, ...wanted });
      return { ...back, employee: (id: string) => hibobMapping.run(rowOf(back, id)) };
    },
    asked: pathsSince(standIn),
    /** Everything sent so far, as text. */
    sent: () => bodies.join("\n"),
    /** The record's id of somebody in a stage of working life. */
    inStage: (stage: (typeof people)[number]["stage"]) => {
      const found = people.find((person) => person.stage === stage);
      if (!found) throw new RangeError(`nobody is ${stage}`);
      return standIn.idOf(found.id);
    },
  };
};

/** Paths asked for since the last time, without the part before `/v1`. */
const pathsSince = ({ requests }: HibobStandIn) => {
  let seen = 0;
  return (): readonly string[] => {
    const paths = requests.slice(seen).map(({ path }) => path.replace(/^\/v1/, ""));
    seen = requests.length;
    return paths;
  };
};
