import { watchedWebhooks } from "../../parts/watched-webhooks.ts";
import { createWebhook, type HibobWebhook, type HibobWebhookOptions } from "./hibob-webhook.ts";
import { tryAddress } from "./send-event.ts";
import type { TellingParts } from "./tell-changes.ts";
import { watchCompany } from "./watch-company.ts";

/** What an admin does about webhooks, and the one happening that no record shows. */
export interface HibobWebhookActs {
  /** Makes a webhook, once its address has answered the vendor's test. Rejects with an Error where it does not. */
  readonly addWebhook: (options: HibobWebhookOptions) => Promise<HibobWebhook>;
  /** Somebody's access is to end at once. Throws a RangeError for an unknown id. */
  readonly revokeAccess: (employeeId: string) => void;
}

/** The webhooks of a company. */
export interface HibobWebhooks {
  readonly acts: HibobWebhookActs;
  /** To be called after each act. */
  readonly look: () => void;
}

/** A company without webhooks yet. */
export function hibobWebhooks(parts: TellingParts, now: () => number): HibobWebhooks {
  const { records, switches } = parts;
  const webhooks = watchedWebhooks(now, () => watchCompany(parts, now));
  return {
    look: webhooks.look,
    acts: {
      addWebhook: async (options) => {
        await tryAddress(options.fetch ?? fetch, options.url);
        return webhooks.add((owner) => createWebhook(options, { companyId: records.companyId, switches }, owner));
      },
      revokeAccess: (employeeId) => {
        if (!records.employees.has(employeeId)) throw new RangeError(`no employee ${employeeId}`);
        webhooks.look();
        webhooks.tell({ type: "employee.access.revoked.immediately", employeeId, at: now() });
      },
    },
  };
}
