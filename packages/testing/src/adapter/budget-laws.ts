import type { Law } from "../law.ts";
import { given, holds } from "../law-errors.ts";
import type { AdapterUnderTest } from "./adapter-under-test.ts";
import { type OpenedVendor, onVendor } from "./on-vendor.ts";
import { firstPage } from "./read-everybody.ts";

const askedSeconds = 1;
const most = 16;

/** Laws on the allowance that everybody with one credential shares. */
export const budgetLaws: readonly Law<AdapterUnderTest>[] = [
  {
    name: "a limit that one call meets holds back every other with that credential, of other connections too",
    protects: "a credential that is shut out because each sync waits for itself alone",
    remedy: "Make one client for each connection in `api`, and leave its budget to the shared registry.",
    needs: ["people.read"],
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const other = opened.connectAgain();
        opened.plan({ kind: "rate limited", retryAfterSeconds: askedSeconds }, "read");
        const first = firstPage(opened);
        const metAtMs = await limitMet(opened);
        await Promise.all([first, firstPage(opened), firstPage(other), firstPage(other)]);
        const calls = opened.traffic.calls.filter((call) => opened.isFor("read", call) && call.atMs > metAtMs);
        const soonestMs = Math.min(...calls.map(({ atMs }) => atMs)) - metAtMs;
        holds(
          soonestMs >= askedSeconds * 1_000 - 400,
          `${Math.round(soonestMs)} ms after the vendor asked for ${askedSeconds * 1_000} ms of quiet it was called again`,
        );
      }),
  },
  {
    name: "a hundred calls asked for at once go out a few at a time",
    protects: "a vendor that is flooded, and answers all of it with 429",
    remedy: "Send through `createApiClient`, whose budget bounds what is under way.",
    needs: ["people.read"],
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const other = opened.connectAgain();
        await Promise.all(Array.from({ length: 50 }, () => Promise.all([firstPage(opened), firstPage(other)])));
        const { traffic } = opened;
        holds(
          traffic.mostAtOnce() <= most,
          `${traffic.mostAtOnce()} requests were under way at once, more than ${most}`,
        );
      }),
  },
];

/** When the adapter knows of the limit: it says that it waits, or has had the refusal for a while. */
const limitMet = async ({ requests, waits }: OpenedVendor): Promise<number> => {
  let seenAtMs: number | undefined;
  for (let tries = 0; tries < 200; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    if (requests("read").some(({ status }) => status === 429)) seenAtMs ??= performance.now();
    const forMs = seenAtMs === undefined ? 0 : performance.now() - seenAtMs;
    if (forMs > 300 || (waits.length > 0 && seenAtMs !== undefined)) return performance.now();
  }
  given(false, `the fault "rate limited" was planned, and the stand-in's log shows no 429`);
};
