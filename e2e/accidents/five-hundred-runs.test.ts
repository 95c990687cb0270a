import { describe, expect } from "vitest";
import { accident } from "./accident.ts";
import { isProving } from "./guard-switch.ts";
import { openCompany } from "./open-company.ts";
import { changesOf, doings } from "./tell-plan.ts";

/** Without the guard a few more than it lets through are enough to show it. */
const runs = isProving ? 40 : 500;

describe("rule 9: guards over a day", () => {
  accident(
    "rule 9: five hundred runs of one person each add up: no more than a day's worth is written",
    async () => {
      const { source, target, sync, hire, goTo, run, plan } = await openCompany();
      const ann = hire("Ann");
      await run();
      goTo("2026-03-04T12:00:00Z");
      for (let number = 1; number <= runs; number++) {
        source.updatePerson(ann.id, { preferredName: `Annie ${number}` });
        const planned = await plan();
        if (doings(planned)[0] === "update") await sync.apply(planned);
      }
      const [change] = changesOf(await plan(), ann.id);
      expect(change?.held).toMatchObject({ code: "guard", guardClass: "attribute profile.nickName" });
      expect(target.get("ann@acme.example")?.profile.nickName).toBe("Annie 25");
      goTo("2026-03-05T12:00:01Z");
      expect(changesOf(await plan(), ann.id)[0]?.held).toBeUndefined();
    },
    240_000,
  );
});
