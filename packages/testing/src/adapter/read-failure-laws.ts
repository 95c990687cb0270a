import { RateLimitError } from "@rosterkit/core/adapter";
import type { Law } from "../law.ts";
import { holds } from "../law-errors.ts";
import { rejectionOf } from "../rejection-of.ts";
import type { AdapterUnderTest } from "./adapter-under-test.ts";
import { eachFailure, failsQuietly, farTooLongSeconds, personalTexts, quotingRefusals } from "./error-cases.ts";
import { nameOfError } from "./name-of-error.ts";
import { type OpenedVendor, onVendor } from "./on-vendor.ts";
import { firstPage, readEverybody, readPlainly, valuesOf } from "./read-everybody.ts";
import { soon } from "./soon.ts";

const askedSeconds = 1;

/** Laws on reads that go wrong. */
export const readFailureLaws: readonly Law<AdapterUnderTest>[] = [
  {
    name: "errors of reads are typed, without secret, body or anything about a person",
    protects: "tokens and people's data in logs and tickets",
    remedy: "Use `createApiClient` and let its errors pass; quote nothing of an answer, and give no `cause` that does.",
    needs: ["people.read"],
    check: (tested) =>
      eachFailure(["read", "get"], (kind, ability) =>
        onVendor(tested, { alter: quotingRefusals }, async (opened) => {
          const [id, row] = [...(await readPlainly(opened)).rows][0] ?? [];
          holds(id !== undefined && row !== undefined, "nobody was read");
          const { people } = opened;
          if (ability === "get" && !people.get) return;
          const call = async () => (ability === "get" ? people.get?.(id) : firstPage(opened));
          await failsQuietly(opened, kind, ability, [id, ...personalTexts(valuesOf(opened, row))], call);
        }),
      ),
  },
  {
    name: "a limit is waited for as long as the vendor asks, and the call sent once more",
    protects: "a credential that is shut out for hammering",
    remedy: "Send through `createApiClient`; a vendor that tells its limits in headers of its own needs `readLimits`.",
    needs: ["people.read"],
    check: (tested) =>
      onVendor(tested, { pageSize: 100 }, async (opened) => {
        await readPlainly(opened);
        const usual = opened.requests("read").length;
        opened.plan({ kind: "rate limited", retryAfterSeconds: askedSeconds }, "read");
        const startedMs = performance.now();
        await readPlainly(opened);
        const tookMs = performance.now() - startedMs;
        holds(tookMs >= askedSeconds * 1_000 - 20, `it waited ${Math.round(tookMs)} ms of ${askedSeconds * 1_000}`);
        const sent = opened.requests("read").length - usual;
        holds(sent === usual + 1, `${sent} requests instead of ${usual} and one repeated`);
        holds(opened.waits.length > 0, "nobody was told of the wait");
      }),
  },
  {
    name: "a limit that asks for hours is reported at once, not retried into the ground",
    protects: "a run that hangs for hours, and a lock-out that gets longer",
    remedy: "Send through `createApiClient`, and do not repeat calls in the adapter.",
    needs: ["people.read"],
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        opened.plan({ kind: "rate limited", times: 1_000, retryAfterSeconds: farTooLongSeconds }, "read");
        const error = await rejectionOf(firstPage(opened));
        holds(RateLimitError.isInstance(error), `it gave ${nameOfError(error)} instead of a RateLimitError`);
        const asked = error.retryAfterMs / 1_000;
        holds(asked > farTooLongSeconds * 0.9, `it says to wait ${asked} s, and the vendor said ${farTooLongSeconds}`);
        const sent = opened.requests("read").length;
        holds(sent === 1, `${sent} requests were sent`);
      }),
  },
  {
    name: "an abort ends a read at once, with its own reason",
    protects: "a process that cannot be stopped",
    remedy: "Hand `reading.signal` on to the call in `page`.",
    needs: ["people.read"],
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        opened.plan({ kind: "time-out", times: 1_000 }, "read");
        const reason = new Error("enough");
        const abort = new AbortController();
        const timer = setTimeout(() => abort.abort(reason), 200);
        const error = await soon(readEverybody(opened, { signal: abort.signal }));
        clearTimeout(timer);
        holds(error === reason, `it gave ${nameOfError(error)} instead of the reason of the abort`);
        await reachesVendor(opened);
      }),
  },
];

/** The adapter hands the signal on, so that its own request ends too, not only the wait for it. */
const reachesVendor = async (opened: OpenedVendor): Promise<void> => {
  const reason = new Error("enough");
  const error = await soon(firstPage(opened, AbortSignal.abort(reason)));
  holds(
    error === reason,
    `a page asked for after the abort gave ${nameOfError(error)}: the signal does not reach the request`,
  );
};
