import type { Law } from "../law.ts";
import { holds } from "../law-errors.ts";
import { rejectionOf } from "../rejection-of.ts";
import { sameData } from "../same-data.ts";
import { targetOf, writableNames } from "./account-acts.ts";
import type { AdapterUnderTest, FaultKind } from "./adapter-under-test.ts";
import { leaksOf } from "./leaks-of.ts";
import { type OpenedVendor, onVendor } from "./on-vendor.ts";
import { firstPage } from "./read-everybody.ts";
import type { Call } from "./watch-fetch.ts";

const statuses: { readonly [K in FaultKind]?: number } = {
  "rate limited": 429,
  "internal error": 500,
  unavailable: 503,
  unauthenticated: 401,
  forbidden: 403,
};

/** Laws on the stand-in: what it does not do, no other law can see. */
export const standInLaws: readonly Law<AdapterUnderTest>[] = [
  {
    name: "the stand-in is as `start` describes it",
    protects: "laws that are kept because nothing was tried",
    remedy: "Correct what `start` gives; the other laws go by it.",
    check: (tested) =>
      onVendor(tested, { people: 4 }, async ({ vendor }) => {
        const ids = vendor.ids();
        holds(ids.length >= 4, `there are to be 4 people, and ids() names ${ids.length}`);
        holds(new Set(ids).size === ids.length, "ids() names somebody twice");
        holds(!ids.includes(vendor.unknownId), "unknownId belongs to somebody");
        holds(vendor.secrets.some(Boolean), "secrets names none");
        holds(leaksOf(vendor.settings, vendor.secrets).length > 0, "settings hold none of secrets");
        holds(!sameData(vendor.settings, vendor.wrongSettings), "wrongSettings are the right ones");
        const entered = vendor.enter("Newcomer", "2024-02-29");
        holds(vendor.ids().includes(entered), "somebody who was entered is not in ids()");
        const removed = vendor.remove();
        holds(
          ids.includes(removed) && !vendor.ids().includes(removed),
          "remove() gave no id of somebody who is gone now",
        );
      }),
  },
  {
    name: "the stand-in does each fault that is planned, to the requests that it is planned for",
    protects: "laws that are kept because nothing went wrong",
    remedy:
      "Let `planFault` heed kind, method, path, nth and times, and log each request with the status it was given.",
    needs: ["people.read"],
    check: async (tested) => {
      const kinds = Object.entries(statuses);
      await Promise.all(kinds.map(([kind, status]) => hasStatus(tested, kind as FaultKind, status)));
      const failing = (["lost answer", "truncated body", "time-out"] as const).map((kind) =>
        givesNoAnswer(tested, kind),
      );
      await Promise.all(failing);
    },
  },
  {
    name: "the drafts of `target` tell one write from another",
    protects: "laws that are kept because a value was there already",
    remedy: "Give every attribute that the adapter writes a value, and no two numbers the same one.",
    needs: ["people.create"],
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const { draft, madeIn } = targetOf(tested);
        const written = Object.keys(tested.adapter.fromEmployee?.rules ?? {});
        const missing = written.filter((name) => !(name in draft(1)) && !opened.people.attributes[name]?.readOnly);
        holds(missing.length === 0, `the mapping from Employee writes ${missing.join(", ")}, which the draft lacks`);
        for (const name of writableNames(opened))
          holds(
            new Set([1, 2, 3, 4].map((number) => JSON.stringify(draft(number)[name]))).size === 4,
            `drafts 1 to 4 share a value of ${name}`,
          );
        holds(madeIn.length > 0, "madeIn names no state");
        holds(opened.vendor.held?.(opened.vendor.unknownId) === undefined, "held tells of an account that nobody has");
      }),
  },
];

const hasStatus = (tested: AdapterUnderTest, kind: FaultKind, status: number | undefined): Promise<void> =>
  onVendor(tested, {}, async (opened) => {
    await firstPage(opened);
    holds(
      opened.requests("read").length === 1,
      `one page was asked for, and ${opened.requests("read").length} requests match "requests.read"`,
    );
    opened.plan({ kind, nth: 2, retryAfterSeconds: 36_000 }, "read");
    for (let page = 0; page < 2; page += 1) await rejectionOf(firstPage(opened));
    const seen = opened.requests("read").map((request) => request.status);
    holds(
      seen[1] === 200 && seen[2] === status,
      `“${kind}” was planned for the second of two, and they were answered ${seen.slice(1, 3).join(", ")}`,
    );
  });

const givesNoAnswer = (tested: AdapterUnderTest, kind: FaultKind): Promise<void> => {
  let isWhole: boolean | undefined;
  let open: OpenedVendor | undefined;
  const alter = async (answer: Response, call: Call): Promise<Response> => {
    if (!open?.isFor("read", call)) return answer;
    const text = await answer.clone().text();
    isWhole = (await rejectionOf(Promise.resolve().then(() => JSON.parse(text)))) === undefined;
    return answer;
  };
  return onVendor(tested, { alter }, async (opened: OpenedVendor) => {
    open = opened;
    opened.plan({ kind, times: 1_000 }, "read");
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), 500);
    await rejectionOf(firstPage(opened, stop.signal));
    clearTimeout(timer);
    holds(isWhole !== true, `“${kind}” was planned, and the page came whole`);
  });
};
