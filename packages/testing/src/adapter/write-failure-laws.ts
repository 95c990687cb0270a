import { RateLimitError } from "@rosterkit/core/adapter";
import type { Law } from "../law.ts";
import { holds } from "../law-errors.ts";
import { rejectionOf } from "../rejection-of.ts";
import { freeNames, makeAccount, statesOffered, targetOf } from "./account-acts.ts";
import type { AdapterUnderTest } from "./adapter-under-test.ts";
import { eachFailure, failsQuietly, farTooLongSeconds, personalTexts, quotingRefusals } from "./error-cases.ts";
import { nameOfError } from "./name-of-error.ts";
import { type OpenedVendor, onVendor } from "./on-vendor.ts";

/** Laws on writes that go wrong. */
export const writeFailureLaws: readonly Law<AdapterUnderTest>[] = [
  {
    name: "errors of writes are typed, without secret, body or anything about a person",
    protects: "tokens and people's data in logs and tickets",
    remedy: "Use `createApiClient` and let its errors pass; put nothing of what was sent on an error.",
    needs: ["people.create"],
    check: (tested) =>
      eachFailure(["create", "update", "become"], (kind, ability) =>
        onVendor(tested, { alter: quotingRefusals }, async (opened) => {
          const write = await writeOf(opened, ability);
          if (!write) return;
          await failsQuietly(opened, kind, ability, confidentialOf(opened, write.id), write.go);
        }),
      ),
  },
  {
    name: "an error says that it may have been written when it may, and that it was not when it was not",
    protects: "an account made twice, or a change given up that was made",
    remedy: "Let the client's errors pass; an error of your own says `maybeWritten` when no whole answer came.",
    needs: ["people.create"],
    check: (tested) =>
      eachFailure(["create", "update", "become"], (kind, ability) =>
        onVendor(tested, {}, async (opened) => {
          const write = await writeOf(opened, ability);
          if (!write) return;
          const before = writesOf(opened);
          const error = await failsQuietly(opened, kind, ability, [], write.go);
          const wrote = writesOf(opened) > before;
          holds(error.maybeWritten || !wrote, `${ability} after “${kind}” was written, and the error denies it`);
          const isPlain = kind === "unauthenticated" || kind === "forbidden" || kind === "rate limited";
          holds(
            !isPlain || !error.maybeWritten,
            `${ability} after “${kind}” surely was not written, and the error doubts it`,
          );
        }),
      ),
  },
  {
    name: "a write that may have happened is not sent again",
    protects: "one person with two accounts",
    remedy: "Do not repeat writes in the adapter; the engine settles them by looking.",
    needs: ["people.create"],
    check: (tested) =>
      eachFailure(["create", "update", "become"], (kind, ability) =>
        onVendor(tested, { acceptDuplicates: true }, async (opened) => {
          if (kind !== "lost answer" && kind !== "truncated body") return;
          const write = await writeOf(opened, ability);
          if (!write) return;
          const before = opened.requests(ability).length;
          opened.plan({ kind }, ability);
          await rejectionOf(write.go());
          const sent = opened.requests(ability).length - before;
          holds(sent === 1, `${ability} was sent ${sent} times although the first may have happened`);
        }),
      ),
  },
  {
    name: "a limit on writes is waited for as long as the vendor asks, and the write happens once",
    protects: "writes lost, or a credential shut out",
    remedy: "Send through `createApiClient`, and do not repeat calls in the adapter.",
    needs: ["people.create"],
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const before = opened.vendor.ids().length;
        opened.plan({ kind: "rate limited", retryAfterSeconds: 1 }, "create");
        const startedMs = performance.now();
        await makeAccount(opened, 1);
        const tookMs = performance.now() - startedMs;
        holds(tookMs >= 980, `it waited ${Math.round(tookMs)} ms of 1000`);
        holds(opened.vendor.ids().length === before + 1, "not one account was made");
        const refused = opened.requests("create").filter(({ status }) => status === 429).length;
        holds(refused === 1, `${refused} requests met the limit`);
      }),
  },
  {
    name: "a limit on writes that asks for hours is reported at once, and nothing is written",
    protects: "a run that hangs for hours, and a lock-out that gets longer",
    remedy: "Send through `createApiClient`, and do not repeat calls in the adapter.",
    needs: ["people.create"],
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        opened.plan({ kind: "rate limited", times: 1_000, retryAfterSeconds: farTooLongSeconds }, "create");
        const error = await rejectionOf(makeAccount(opened, 1));
        holds(RateLimitError.isInstance(error), `it gave ${nameOfError(error)} instead of a RateLimitError`);
        const sent = opened.requests("create").length;
        holds(sent === 1 && writesOf(opened) === 0, `${sent} requests were sent`);
      }),
  },
  {
    name: "nothing is written once the caller has given up",
    protects: "writes after the lease was lost to another run",
    remedy: "Hand `writing.signal` on to every call.",
    needs: ["people.create"],
    check: async (tested) => {
      for (const ability of ["create", "update", "become"])
        await onVendor(tested, {}, async (opened) => {
          const reason = new Error("enough");
          const signal = AbortSignal.abort(reason);
          const write = await writeOf(opened, ability, signal);
          if (!write) return;
          const before = writesOf(opened);
          const error = await rejectionOf(write.go());
          holds(error === reason, `${ability} gave ${nameOfError(error)} instead of the reason of the abort`);
          holds(writesOf(opened) === before, `${ability} was sent after the caller had given up`);
        });
    },
  },
];

interface Write {
  /** The account it is about; absent for one that is being made. */
  readonly id?: string;
  readonly go: () => Promise<unknown>;
}

/** One write of an ability, everything it needs done before; `undefined` where the adapter cannot. */
const writeOf = async (opened: OpenedVendor, ability: string, signal?: AbortSignal): Promise<Write | undefined> => {
  const { people } = opened;
  const writing = { sendMail: false, ...(signal && { signal }) };
  if (ability === "create") return { go: () => makeAccount(opened, 1, "active", writing) };
  const [state] = statesOffered(opened).filter((one) => one !== "active" && one !== "deleted");
  if (ability === "update" ? !people.update : !state) return undefined;
  const id = await makeAccount(opened, 1);
  const found = await people.get?.(id);
  if (!found) return undefined;
  if (ability === "become") return { id, go: async () => state && people.become?.[state]?.(id, found.row, writing) };
  const [name = ""] = freeNames(opened);
  const set = { [name]: targetOf(opened.tested).draft(2)[name] ?? null };
  const all = { ...targetOf(opened.tested).draft(1), ...set };
  return { id, go: async () => people.update?.(id, { set, all }, writing) };
};

const confidentialOf = ({ tested }: OpenedVendor, id = ""): readonly string[] => [
  id,
  ...personalTexts(targetOf(tested).draft(1)),
  ...personalTexts(targetOf(tested).draft(2)),
];

const writesOf = ({ vendor }: OpenedVendor): number => vendor.standIn.requests.filter(({ wrote }) => wrote).length;
