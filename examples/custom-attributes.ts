import { createMemoryStore, createSync, defaultIo, type Sync } from "@rosterkit/core";
import { humaans } from "@rosterkit/humaans";
import { okta } from "@rosterkit/okta";
import type { Access } from "./one-way-sync.ts";

/**
 * Attributes that only this customer has, on both sides: Humaans' custom field "T-shirt size" fills Okta's custom attribute `shirtSize`,
 * and `hrId` holds the record's id, so that a lost store is rebuilt from Okta instead of from email addresses.
 */
export function customAttributes(access: Access): Sync {
  return createSync({
    source: humaans.connect(access.humaans, defaultIo()),
    target: okta.connect(access.okta, defaultIo()),
    store: createMemoryStore(),
    settings: {
      id: "humaans-okta",
      lifecycle: { zone: "Europe/London" },
      externalId: "profile.hrId",
      mapping: {
        toEmployee: { "custom.shirtSize": "custom.T-shirt size" },
        fromEmployee: { "profile.shirtSize": "custom.shirtSize", "profile.managerId": "manager" },
      },
    },
  });
}
