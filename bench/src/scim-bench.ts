import { deepStrictEqual } from "node:assert/strict";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { median } from "./median.ts";
import { type ScimRequest, type ScimRequestKind, scimRequests } from "./scim-requests.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

/** What one kind of request costs at one server. */
export interface RequestCost {
  /** From sending to the last byte of the answer: median of all requests. */
  readonly ms: number;
  /** CPU time of the server for one request: median of the rounds. */
  readonly cpuMs: number;
  /** How many requests were measured. */
  readonly requests: number;
}

/** What each kind costs at a server. */
export type RequestCosts = { readonly [Kind in ScimRequestKind]: RequestCost };

/** Our server and scimmy-routers with the same users. */
export interface ScimCost {
  readonly size: number;
  readonly rosterkit: RequestCosts;
  readonly scimmy: RequestCosts;
}

type ServerName = "rosterkit" | "scimmy";

interface Contestant {
  readonly size: number;
  readonly name: ServerName;
  readonly server: ServerProcess;
  readonly measured: { readonly [Kind in ScimRequestKind]: { readonly ms: number[]; readonly cpuMs: number[] } };
  readonly turns: { [Kind in ScimRequestKind]: number };
}

const programs: { readonly [Name in ServerName]: string } = {
  rosterkit: fileURLToPath(new URL("./serve-scim.ts", import.meta.url)),
  scimmy: fileURLToPath(new URL("./serve-scimmy.ts", import.meta.url)),
};

const token = "token-of-the-bench";
const kinds = ["eq", "page", "patch", "post"] as const satisfies readonly ScimRequestKind[];

/** A round of one kind at one server ends after so many requests, or after so long: scimmy takes a while. */
const turn = { requests: 40, ms: 500 };

/** Measures servers of several sizes, all in turn, round after round; a first round warms up and does not count. */
export async function scimBench(sizes: readonly number[], rounds: number): Promise<readonly ScimCost[]> {
  const contestants: Contestant[] = [];
  try {
    for (const size of sizes)
      for (const name of ["rosterkit", "scimmy"] as const) contestants.push(await open(size, name));
    for (const size of sizes) await checkAnswers(contestants.filter((contestant) => contestant.size === size));
    for (let round = 0; round <= rounds; round++)
      for (const kind of kinds) for (const contestant of contestants) await measure(contestant, kind, round > 0);
    return sizes.map((size) => costOf(size, contestants));
  } finally {
    for (const { server } of contestants) await server.stop();
  }
}

async function open(size: number, name: ServerName): Promise<Contestant> {
  const server = await startServer(programs[name], [String(size), token]);
  const none = () => ({ ms: [], cpuMs: [] });
  const measured = { eq: none(), page: none(), patch: none(), post: none() };
  return { size, name, server, measured, turns: { eq: 0, page: 0, patch: 0, post: 0 } };
}

/** Both servers must answer the same, but for how they stamp and address their resources, and what else they say of a list. */
async function checkAnswers(contestants: readonly Contestant[]): Promise<void> {
  for (const kind of kinds)
    for (let round = 0; round < 3; round++) {
      const answers = [];
      for (const contestant of contestants)
        answers.push(gistOf(JSON.parse(await ask(contestant, nextOf(contestant, kind)))));
      for (const answer of answers) deepStrictEqual(answer, answers[0], kind);
    }
}

interface Answer {
  readonly Resources?: readonly Answer[];
  readonly totalResults?: number;
  readonly meta?: unknown;
  readonly schemas?: unknown;
}

function gistOf({ meta: _, schemas: __, ...answer }: Answer): object {
  const { Resources, totalResults } = answer;
  return Resources ? { totalResults, resources: Resources.map(gistOf) } : answer;
}

async function measure(contestant: Contestant, kind: ScimRequestKind, counts: boolean): Promise<void> {
  const { server, measured } = contestant;
  const ms: number[] = [];
  await server.begin();
  const endsAt = performance.now() + turn.ms;
  do {
    const request = nextOf(contestant, kind);
    const began = performance.now();
    await ask(contestant, request);
    ms.push(performance.now() - began);
  } while (ms.length < turn.requests && performance.now() < endsAt);
  const cpuMs = await server.end();
  if (!counts) return;
  measured[kind].ms.push(...ms);
  measured[kind].cpuMs.push(cpuMs / ms.length);
}

const nextOf = ({ size, turns }: Contestant, kind: ScimRequestKind): ScimRequest =>
  scimRequests(size)[kind](turns[kind]++);

async function ask({ server, name }: Contestant, { method, path, body, status }: ScimRequest): Promise<string> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/scim+json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (response.status !== status) throw new Error(`${name} answers ${response.status} to ${method} ${path}`);
  return text;
}

function costOf(size: number, contestants: readonly Contestant[]): ScimCost {
  const costsOf = (name: ServerName): RequestCosts => {
    const { measured } = contestants.find((each) => each.size === size && each.name === name) ?? {};
    if (!measured) throw new RangeError("nothing was measured");
    const cost = (kind: ScimRequestKind): RequestCost => ({
      ms: median(measured[kind].ms),
      cpuMs: median(measured[kind].cpuMs),
      requests: measured[kind].ms.length,
    });
    return { eq: cost("eq"), page: cost("page"), patch: cost("patch"), post: cost("post") };
  };
  return { size, rosterkit: costsOf("rosterkit"), scimmy: costsOf("scimmy") };
}
