import { deepStrictEqual } from "node:assert/strict";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { Client } from "@okta/okta-sdk-nodejs";
import { read } from "@rosterkit/core";
import { defaultIo } from "@rosterkit/core/adapter";
import { createOktaClient } from "@rosterkit/core/okta";
import { okta } from "@rosterkit/okta";
import { defaultOktaToken } from "@rosterkit/sandbox";
import { median } from "./median.ts";
import { startServer } from "./server-process.ts";
import { type Times, timeInTurn } from "./time-in-turn.ts";

/**
 * What lists all users: the SDK, our client page by page, our adapter with all its proofs; the least that can be done over HTTP; and the
 * floor, `JSON.parse` of the same pages.
 */
type Contestant = "sdk" | "client" | "adapter" | "fetch" | "floor";

/** Milliseconds to list all users of an organisation. */
export interface OktaTimes {
  readonly size: number;
  /** CPU time of the caller, the stand-in left out. */
  readonly cpuMs: Times<Contestant>;
  /** From the first request to the last user, in which the stand-in's own work is the larger part. */
  readonly ms: Times<Contestant>;
}

const program = fileURLToPath(new URL("./serve-okta.ts", import.meta.url));
const token = defaultOktaToken;

interface User {
  readonly id: string;
}

/** Gives the ids of all users, in the order they came; of the floor, too. */
type List = () => Promise<readonly string[]>;

/** Times listing users over HTTP, once all are shown to bring the same ones. */
export async function oktaBench(size: number, rounds: number): Promise<OktaTimes> {
  const server = await startServer(program, [String(size)]);
  try {
    const lists = await listsOf(server.url);
    const expected = (await lists.floor()).toSorted();
    deepStrictEqual([expected.length, new Set(expected).size], [size, size]);
    for (const list of Object.values(lists)) deepStrictEqual((await list()).toSorted(), expected);
    return { size, ...(await timed(lists, rounds)) };
  } finally {
    await server.stop();
  }
}

async function timed(lists: { readonly [Name in Contestant]: List }, rounds: number) {
  const taken: { readonly [Name in Contestant]: number[] } = {
    sdk: [],
    client: [],
    adapter: [],
    fetch: [],
    floor: [],
  };
  const clocked = (name: Contestant) => async () => {
    const began = performance.now();
    await lists[name]();
    taken[name].push(performance.now() - began);
  };
  const group = {
    sdk: clocked("sdk"),
    client: clocked("client"),
    adapter: clocked("adapter"),
    fetch: clocked("fetch"),
    floor: clocked("floor"),
  };
  // The heap that one leaves behind makes the next one cheaper or dearer, so each is run right before it is timed.
  const [cpuMs] = await timeInTurn([group], rounds, (name) => lists[name]());
  if (!cpuMs) throw new RangeError("nothing was timed");
  // The first round warms up.
  const middle = (name: Contestant) => median(taken[name].slice(1));
  const ms = {
    sdk: middle("sdk"),
    client: middle("client"),
    adapter: middle("adapter"),
    fetch: middle("fetch"),
    floor: middle("floor"),
  };
  return { cpuMs, ms };
}

async function listsOf(url: string): Promise<{ readonly [Name in Contestant]: List }> {
  const client = createOktaClient({
    domain: url,
    authentication: { type: "apiToken", apiToken: token },
    io: defaultIo(),
  });
  const texts: string[] = [];
  for await (const page of pagesOf(client)) texts.push(JSON.stringify(page));
  return {
    sdk: () => listWithSdk(url),
    client: async () => {
      const ids = [];
      for await (const page of pagesOf(client)) for (const { id } of page) ids.push(id);
      return ids;
    },
    adapter: () => listWithAdapter(url),
    fetch: () => listWithFetch(url),
    floor: async () => texts.flatMap((text) => (JSON.parse(text) as readonly User[]).map(({ id }) => id)),
  };
}

async function* pagesOf({ listPage }: Pick<ReturnType<typeof createOktaClient>, "listPage">) {
  let next: string | undefined = "/api/v1/users?limit=200";
  while (next !== undefined) {
    const page: Awaited<ReturnType<typeof listPage<User>>> = await listPage<User>(next);
    yield page.items;
    next = page.next;
  }
}

/** Without its cache, which would only cost it time. */
async function listWithSdk(orgUrl: string): Promise<readonly string[]> {
  const client = new Client({ orgUrl, token, cacheMiddleware: null });
  const ids: string[] = [];
  for await (const user of await client.userApi.listUsers({ limit: 200 })) if (user?.id) ids.push(user.id);
  return ids;
}

async function listWithAdapter(domain: string): Promise<readonly string[]> {
  const { people } = okta.connect({ domain, apiToken: token }, defaultIo());
  const ids: string[] = [];
  const sink = { add: (id: string) => void ids.push(id) };
  const extent = await read(people, { day: "2026-03-02", attributes: [] }, sink, { readAt: "2026-03-02T12:00:00Z" });
  deepStrictEqual(extent.complete, true);
  return ids;
}

async function listWithFetch(orgUrl: string): Promise<readonly string[]> {
  const headers = { authorization: `SSWS ${token}` };
  const ids: string[] = [];
  let next: string | undefined = `${orgUrl}/api/v1/users?limit=200`;
  while (next !== undefined) {
    const response: Response = await fetch(next, { headers });
    for (const { id } of JSON.parse(await response.text()) as readonly User[]) ids.push(id);
    next = /<([^>]*)>; rel="next"/.exec(response.headers.get("link") ?? "")?.[1];
  }
  return ids;
}
