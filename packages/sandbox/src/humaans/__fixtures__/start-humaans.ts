import { createPeople, type SandboxPerson } from "../../people/index.ts";
import { createHumaansStandIn, type HumaansStandIn, type HumaansStandInOptions } from "../create-humaans-stand-in.ts";
import type { HumaansPerson } from "../humaans-records.ts";

/** The day the invented people of these tests are laid around. */
export const today = "2026-03-02";

/** An answer, read. */
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // Bodies are looked at as callers see them: unknown JSON with known field names.
  // biome-ignore lint/suspicious/noExplicitAny: a test reads many shapes, and a wrong one fails it.
  readonly body: any;
}

/** A stand-in with a clock that jumps, and short ways to ask it. */
export interface HumaansBench {
  readonly humaans: HumaansStandIn;
  readonly people: readonly SandboxPerson[];
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  /** Every page of a list, by `$limit` rows. */
  readonly all: (path: string, limit?: number) => Promise<readonly HumaansPerson[]>;
  /** Moves the clock to noon UTC of a day. */
  readonly goTo: (day: string) => void;
  /** Somebody in the stage, with the record's id. */
  readonly somebody: (stage: SandboxPerson["stage"]) => SandboxPerson & { readonly recordId: string };
}

/** Starts a Humaans of 60 invented people on `today`, with what a test wants different. */
export function startHumaans(options: Partial<HumaansStandInOptions> = {}): HumaansBench {
  const people = options.people ?? createPeople({ seed: "bench", count: 60, today });
  let now = Date.parse(`${today}T12:00:00Z`);
  const humaans = createHumaansStandIn({ clock: { now: () => now, wallNow: () => now }, ...options, people });
  const get = async (path: string, headers: Record<string, string> = { authorization: `Bearer ${humaans.token}` }) => {
    const response = await humaans.handle(new Request(`http://humaans.test/api${path}`, { headers }));
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const all = async (path: string, limit = 250) => {
    const rows: HumaansPerson[] = [];
    for (let total = 1; rows.length < total; ) {
      const { body } = await get(`${path}${path.includes("?") ? "&" : "?"}$limit=${limit}&$skip=${rows.length}`);
      total = body.data.length === 0 ? rows.length : body.total;
      rows.push(...body.data);
    }
    return rows;
  };
  const somebody = (stage: SandboxPerson["stage"]) => {
    const person = people.find((candidate) => candidate.stage === stage);
    if (person === undefined) throw new RangeError(`nobody is ${stage}`);
    return { ...person, recordId: humaans.idOf(person.id) };
  };
  const goTo = (day: string) => {
    now = Date.parse(`${day}T12:00:00Z`);
  };
  return { humaans, people, get, all, goTo, somebody };
}
