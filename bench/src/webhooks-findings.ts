import type { Finding } from "./findings.ts";
import { perSecond, type WebhookCost } from "./webhooks-bench.ts";

/** How long the answer to a webhook may take once it is stored, in milliseconds. */
const answerAimMs = 100;

/** Ratios of webhooks to what was aimed at, and to putting their bodies into a table. */
export const webhooksFindings = (costs: readonly WebhookCost[]): readonly Finding[] =>
  costs.flatMap(({ database, vendors, plainMs }) =>
    vendors.flatMap(({ vendor, eachMs, p50Ms, p99Ms }) => {
      const of = (what: string) => `${database}, webhooks of ${vendor}: ${what}`;
      return [
        {
          what: of(`p99 of the answer, ${perSecond} a second, of ${answerAimMs} ms`),
          ratio: p99Ms / answerAimMs,
          aim: 1,
        },
        {
          what: of(`p50 of the answer, ${perSecond} a second, of ${answerAimMs} ms`),
          ratio: p50Ms / answerAimMs,
          aim: 1,
        },
        { what: of("time for each, 32 at once, against inserting its body"), ratio: eachMs / plainMs },
      ];
    }),
  );

/** How many were stored a second. */
export const webhooksTold = (costs: readonly WebhookCost[]): string =>
  `Stored a second, 32 at once: ${costs
    .map(({ database, vendors, plainMs }) => {
      const ours = vendors.map(({ vendor, eachMs }) => `${Math.round(1000 / eachMs)} of ${vendor}`);
      return `${[...ours, `${Math.round(1000 / plainMs)} inserted`].join(", ")} in ${database}`;
    })
    .join("; ")}.`;
