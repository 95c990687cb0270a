import { PermissionError, RosterkitError } from "@rosterkit/core/adapter";
import type { Law } from "../law.ts";
import { holds } from "../law-errors.ts";
import { rejectionOf } from "../rejection-of.ts";
import type { AdapterUnderTest, FaultKind } from "./adapter-under-test.ts";
import { nameOfError } from "./name-of-error.ts";
import { type OpenedVendor, type OpenOptions, onVendor } from "./on-vendor.ts";
import { readPlainly } from "./read-everybody.ts";
import { staysHonest } from "./stays-honest.ts";
import { type StrangeAnswer, strangeAnswers, strangeJson } from "./strange-answers.ts";

const refusals: readonly FaultKind[] = ["forbidden", "internal error", "unavailable", "truncated body", "lost answer"];

/** Laws on answers that look well and are none: web pages, empty bodies, streams that break off. */
export const answerLaws: readonly Law<AdapterUnderTest>[] = [
  {
    name: "what is no page of the list is never taken for one",
    protects: "everybody on the later pages put out because a proxy answered with its login page",
    remedy: "Read the list's own member without a default (no `?? []`), and let the client refuse what is no JSON.",
    needs: ["people.read"],
    check: async (tested) => {
      const strange = [...strangeAnswers, ...strangeJson];
      await Promise.all(strange.flatMap((answer) => [1, 2].map((nth) => isNoPage(tested, answer, nth))));
    },
  },
  {
    name: "somebody who could not be looked up is an error, never nobody",
    protects: "an account made twice, or a leaver taken for gone, because a look-up failed",
    remedy: "Let errors pass in `get` and `find`: `undefined` is the answer to the vendor's own 404 alone (`found`).",
    needs: ["people.get"],
    check: async (tested) => {
      const faults = refusals.map((kind) =>
        failsToLookUp(tested, kind, {}, ({ plan }) => plan({ kind, times: 1_000 })),
      );
      const strange = strangeAnswers.map((answer) => {
        let isStrange = false;
        const alter = (good: Response) => (isStrange ? answer.make() : good);
        return failsToLookUp(tested, answer.what, { alter }, () => {
          isStrange = true;
        });
      });
      await Promise.all([...faults, ...strange]);
    },
  },
];

/** The nth page is something else, however often it is asked for. */
const isNoPage = (tested: AdapterUnderTest, { what, make }: StrangeAnswer, nth: number): Promise<void> =>
  staysHonest(tested, `${what} came in place of page ${nth}`, (opened) => {
    const seen = new Set<string>();
    return {
      alter: (good, call) => {
        if (!opened().isFor("read", call)) return good;
        seen.add(call.url.href);
        return [...seen].indexOf(call.url.href) + 1 === nth ? make() : good;
      },
    };
  });

const failsToLookUp = (
  tested: AdapterUnderTest,
  what: string,
  options: OpenOptions,
  disturb: (opened: OpenedVendor) => void,
): Promise<void> =>
  onVendor(tested, options, async (opened) => {
    const { people } = opened;
    const [id = "", row] = [...(await readPlainly(opened)).rows].at(-1) ?? [];
    const [key] = people.keys ?? [];
    const value = key === undefined || row === undefined ? undefined : people.attributes[key]?.read(row);
    disturb(opened);
    await isError(`get after “${what}”`, what, async () => people.get?.(id));
    if (key !== undefined && people.find)
      await isError(`find after “${what}”`, what, async () => people.find?.(key, String(value)));
  });

const isError = async (doing: string, what: string, lookUp: () => Promise<unknown>): Promise<void> => {
  const error = await rejectionOf(lookUp());
  holds(error !== undefined, `${doing} gave an answer as if the vendor had given one`);
  holds(RosterkitError.isInstance(error), `${doing} gave ${nameOfError(error)}, which is not of the family of errors`);
  holds(
    what !== "forbidden" || PermissionError.isInstance(error),
    `${doing} gave ${nameOfError(error)} instead of a PermissionError`,
  );
};
