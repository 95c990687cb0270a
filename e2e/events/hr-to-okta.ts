import type { SyncSettingsInput } from "@rosterkit/core";
import type { OktaStandIn } from "@rosterkit/sandbox";
import { nothingWaits } from "./nothing-waits.ts";
import type { Outcome } from "./told-scene.ts";

/** Of an HR system that tells Okta. */
export const hrToOkta: SyncSettingsInput = {
  id: "told",
  newJoinersOnly: false,
  lifecycle: { zone: "Europe/London" },
  guard: nothingWaits,
};

/** Whom the company begins with. */
export const firstPeople = { seed: "told", count: 24, today: "2026-03-02" };

export const webhookSecret = "the-secret-of-the-webhook";

const isIn = /^(PROVISIONED|ACTIVE|RECOVERY|PASSWORD_EXPIRED)$/;

/** By number. The attributes of whoever is out, the login too, are those of the day on which they left. */
export const outcomeInOkta = (target: OktaStandIn): Outcome =>
  Object.fromEntries(
    target
      .inspect()
      .users.map(({ status, profile }) => [
        String(profile.employeeNumber ?? profile.login),
        isIn.test(status) ? { in: true, ...profile } : "out",
      ]),
  );
