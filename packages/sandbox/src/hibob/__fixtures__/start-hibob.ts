import { createPeople, type SandboxPerson } from "../../people/index.ts";
import { createHibobStandIn, type HibobStandInOptions } from "../create-hibob-stand-in.ts";

/** The day the invented people of these tests are laid around. */
export const today = "2026-03-02";

/** A stand-in with a clock that jumps, and short ways to ask it. */
export function startHibob(options: Partial<HibobStandInOptions> = {}) {
  const people = options.people ?? createPeople({ seed: "bench", count: 60, today });
  let now = Date.parse(`${today}T12:00:00Z`);
  const hibob = createHibobStandIn({ clock: { now: () => now, wallNow: () => now }, ...options, people });
  const basic = (token: string) => `Basic ${btoa(`${hibob.serviceUserId}:${token}`)}`;
  const ask = async (method: string, path: string, body?: object, token = hibob.token) => {
    const init = { method, headers: { authorization: basic(token) }, ...(body && { body: JSON.stringify(body) }) };
    const response = await hibob.handle(new Request(`http://hibob.test/v1${path}`, init));
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
  const search = async (body: object) => (await ask("POST", "/people/search", body)).body.employees;
  return {
    hibob,
    ask,
    search,
    /** Ids of those whom a search shows. */
    idsOf: async (body: object): Promise<readonly string[]> =>
      (await search({ fields: ["root.id"], ...body })).map(({ id }: { readonly id: string }) => id),
    /** Moves the clock on. */
    pass: (ms: number) => {
      now += ms;
    },
    goTo: (day: string, time = "12:00:00") => {
      now = Date.parse(`${day}T${time}Z`);
    },
    /** The record's id of somebody in the stage. */
    somebody: (stage: SandboxPerson["stage"]): string => {
      const person = people.find((candidate) => candidate.stage === stage);
      if (person === undefined) throw new RangeError(`nobody is ${stage}`);
      return hibob.idOf(person.id);
    },
  };
}
