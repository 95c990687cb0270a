import type { FilterTimes } from "./filter-bench.ts";
import { type Finding, told } from "./findings.ts";
import type { PatchTimes } from "./patch-bench.ts";
import type { RequestCosts, ScimCost } from "./scim-bench.ts";
import type { ScimRequestKind } from "./scim-requests.ts";

/** The most that a lookup or a page may take from request to answer, and the server's CPU time for a page. Milliseconds. */
const aims = { answerMs: 10, pageCpuMs: 5 };

const names: { readonly [Kind in ScimRequestKind]: string } = {
  eq: "userName eq",
  page: "page of 100",
  patch: "PATCH",
  post: "POST",
};

/** Ratios of our SCIM server to its aims, to other sizes and to scimmy-routers. */
export function scimFindings(costs: readonly ScimCost[]): readonly Finding[] {
  const [smallest] = costs;
  return costs.flatMap((cost) => [
    ...ofAims(cost),
    ...(smallest && smallest !== cost ? flatness(smallest, cost) : []),
    ...(["eq", "page", "patch", "post"] as const).flatMap((kind) => besideScimmy(kind, cost)),
  ]);
}

const ofAims = ({ size, rosterkit }: ScimCost): readonly Finding[] => [
  ...(["eq", "page"] as const).map((kind) => ({
    what: `${names[kind]}, ${told(size)}: median time, of ${aims.answerMs} ms`,
    ratio: rosterkit[kind].ms / aims.answerMs,
    aim: 1,
  })),
  {
    what: `page of 100, ${told(size)}: CPU of the server, of ${aims.pageCpuMs} ms`,
    ratio: rosterkit.page.cpuMs / aims.pageCpuMs,
    aim: 1,
  },
];

/** Flat, give or take what caches do. */
const flatness = (small: ScimCost, large: ScimCost): readonly Finding[] =>
  (["eq", "page"] as const).map((kind) => ({
    what: `${names[kind]}, ${told(large.size)}: median time, against ${told(small.size)}`,
    ratio: large.rosterkit[kind].ms / small.rosterkit[kind].ms,
    aim: 1.5,
  }));

const besideScimmy = (kind: ScimRequestKind, { size, rosterkit, scimmy }: ScimCost): readonly Finding[] => {
  const what = `${names[kind]}, ${told(size)}`;
  return [
    { what: `${what}: median time, against scimmy-routers`, ratio: rosterkit[kind].ms / scimmy[kind].ms, aim: 1 },
    { what: `${what}: CPU of the server, against scimmy-routers`, ratio: rosterkit[kind].cpuMs / scimmy[kind].cpuMs },
  ];
};

/** In one sentence, over how many requests the medians are: scimmy-routers takes too long for as many. */
export const requestsTold = (costs: readonly ScimCost[]): string =>
  costs
    .map(
      ({ size, rosterkit, scimmy }) =>
        `${told(size)}: ${countsOf(rosterkit)} of ours, ${countsOf(scimmy)} of scimmy-routers`,
    )
    .join("; ")
    .replace(/^/, "Requests measured (userName eq, page, PATCH, POST), ")
    .replace(/$/, ".");

const countsOf = ({ eq, page, patch, post }: RequestCosts): string =>
  [eq, page, patch, post].map(({ requests }) => requests).join(" / ");

/** Ratios of filters and PATCH to the libraries that do the same. */
export const filterFindings = ({ one, all }: FilterTimes): readonly Finding[] => [
  {
    what: "filter parsed for one user: against scim2-parse-filter",
    ratio: one.rosterkit / one.scim2ParseFilter,
    aim: 1,
  },
  { what: "filter over 1,000 users: against scim2-parse-filter", ratio: all.rosterkit / all.scim2ParseFilter, aim: 1 },
];

/** The ratio of applying PATCH bodies to what scim-patch takes, told to leave alone what it is handed, and not. */
export const patchFindings = (ms: PatchTimes): readonly Finding[] => [
  { what: "PATCH applied: against scim-patch", ratio: ms.rosterkit / ms.scimPatch, aim: 1 },
  { what: "PATCH applied: against scim-patch writing in place", ratio: ms.rosterkit / ms.scimPatchInPlace },
];
