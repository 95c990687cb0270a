import { NotSentError, RateLimitError, RosterkitError } from "@rosterkit/core/adapter";
import type { Law } from "../law.ts";
import { holds } from "../law-errors.ts";
import { rejectionOf } from "../rejection-of.ts";
import { makeAccount, targetOf } from "./account-acts.ts";
import type { AdapterUnderTest } from "./adapter-under-test.ts";
import { eachFailure, failsQuietly, farTooLongSeconds, personalTexts, quotingRefusals } from "./error-cases.ts";
import { leaksOf } from "./leaks-of.ts";
import { nameOfError } from "./name-of-error.ts";
import { type OpenedVendor, onVendor } from "./on-vendor.ts";
import { soon } from "./soon.ts";
import { type StrangeAnswer, strangeAnswers } from "./strange-answers.ts";
import type { Call } from "./watch-fetch.ts";
import { writeOf, writes } from "./write-of.ts";

/** Laws on writes that go wrong. */
export const writeFailureLaws: readonly Law<AdapterUnderTest>[] = [
  {
    name: "errors of writes are typed, without secret, body or anything about a person",
    protects: "tokens and people's data in logs and tickets",
    remedy: "Use `createApiClient` and let its errors pass; put nothing of what was sent on an error.",
    needs: ["people.create"],
    check: (tested) =>
      eachFailure(writes, (kind, ability) =>
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
      eachFailure(writes, (kind, ability) =>
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
      eachFailure(writes, (kind, ability) =>
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
      for (const ability of writes)
        await onVendor(tested, {}, async (opened) => {
          const reason = new Error("enough");
          const signal = AbortSignal.abort(reason);
          const write = await writeOf(opened, ability, { signal });
          if (!write) return;
          const before = writesOf(opened);
          const error = await rejectionOf(write.go());
          holds(error === reason, `${ability} gave ${nameOfError(error)} instead of the reason of the abort`);
          holds(writesOf(opened) === before, `${ability} was sent after the caller had given up`);
        });
    },
  },
  {
    name: "an abort in the middle of a write ends it at once, with its own reason",
    protects: "a process that cannot be stopped while a vendor does not answer",
    remedy: "Hand `writing.signal` on to every call.",
    needs: ["people.create"],
    check: async (tested) => {
      await Promise.all(
        writes.map((ability) =>
          onVendor(tested, {}, async (opened) => {
            const reason = new Error("enough");
            const abort = new AbortController();
            const write = await writeOf(opened, ability, { signal: abort.signal });
            if (!write) return;
            opened.plan({ kind: "time-out", times: 1_000 }, ability);
            const timer = setTimeout(() => abort.abort(reason), 200);
            const error = await soon(write.go());
            clearTimeout(timer);
            holds(error === reason, `${ability} gave ${nameOfError(error)} instead of the reason of the abort`);
          }),
        ),
      );
    },
  },
  {
    name: "a write that has not gone out is given up when the run is to end, and says that it was not sent",
    protects: "a run that is asked to end and goes on writing for minutes, or doubts what it never sent",
    remedy: "Hand `writing.giveUp` on to every call, as `createApiClient` takes it.",
    needs: ["people.create"],
    check: async (tested) => {
      for (const ability of writes)
        await onVendor(tested, {}, async (opened) => {
          const write = await writeOf(opened, ability, { giveUp: AbortSignal.abort() });
          if (!write) return;
          opened.plan({ kind: "rate limited", retryAfterSeconds: 2 }, ability);
          const before = writesOf(opened);
          const error = await soon(write.go());
          holds(NotSentError.isInstance(error), `${ability} gave ${nameOfError(error)} instead of a NotSentError`);
          holds(writesOf(opened) === before, `${ability} was written after the run was to end`);
        });
    },
  },
  {
    name: "a write that is answered by something else may have been written, and the error says so",
    protects: "an account made twice because a proxy's login page came in place of the answer",
    remedy:
      "Let the client's errors pass; a create whose answer names no id is an UnexpectedResponseError with `maybeWritten`.",
    needs: ["people.create"],
    check: (tested) =>
      eachStrange(
        tested,
        ({ isEmpty }, ability) => ability === "create" || !isEmpty,
        async (opened, what, ability, go) => {
          const error = await rejectionOf(go());
          holds(RosterkitError.isInstance(error), `${ability} answered by ${what} gave ${nameOfError(error)}`);
          holds(error.maybeWritten, `${ability} answered by ${what} was written, and the error denies it`);
          holds(
            leaksOf(error, opened.vendor.secrets).length === 0,
            `${ability} answered by ${what} gave an error that holds a secret`,
          );
        },
      ),
  },
  {
    name: "a write that is answered without a body is done",
    protects: "writes that are reported as failed and planned again every night",
    remedy: "Ask nothing of the answer to an update or to a change of state.",
    needs: ["people.create", "people.update"],
    check: (tested) =>
      eachStrange(
        tested,
        ({ isEmpty }, ability) => ability !== "create" && isEmpty,
        async (_, what, ability, go) => {
          const error = await rejectionOf(go());
          holds(error === undefined, `${ability} answered by ${what} gave ${nameOfError(error)}`);
        },
      ),
  },
];

/** Each write, answered strangely after it was done. */
const eachStrange = async (
  tested: AdapterUnderTest,
  isMeant: (answer: StrangeAnswer, ability: string) => boolean,
  look: (opened: OpenedVendor, what: string, ability: string, go: () => Promise<unknown>) => Promise<void>,
): Promise<void> => {
  const pairs = strangeAnswers.flatMap((answer) => writes.map((ability) => [answer, ability] as const));
  const meant = pairs.filter(([answer, ability]) => isMeant(answer, ability));
  await Promise.all(
    meant.map(([answer, ability]) => {
      let isStrange: ((call: Call) => boolean) | undefined;
      const alter = (good: Response, call: Call) => (good.ok && isStrange?.(call) ? answer.make() : good);
      return onVendor(tested, { alter }, async (opened) => {
        const write = await writeOf(opened, ability);
        if (!write) return;
        isStrange = (call) => opened.isFor(ability, call);
        await look(opened, answer.what, ability, write.go);
      });
    }),
  );
};

const confidentialOf = ({ tested }: OpenedVendor, id = ""): readonly string[] => [
  id,
  ...personalTexts(targetOf(tested).draft(1)),
  ...personalTexts(targetOf(tested).draft(2)),
];

const writesOf = ({ vendor }: OpenedVendor): number => vendor.standIn.requests.filter(({ wrote }) => wrote).length;
