import { createWebhook, type HibobWebhook, type HibobWebhookOptions, type WebhookInForce } from "./hibob-webhook.ts";
import { tryAddress } from "./send-event.ts";
import type { TellingParts } from "./tell-changes.ts";
import { type CompanyWatch, watchCompany } from "./watch-company.ts";

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

/** A company without webhooks yet; it is watched from the first one on. */
export function hibobWebhooks(parts: TellingParts, now: () => number): HibobWebhooks {
  const { records, switches } = parts;
  const webhooks = new Set<WebhookInForce>();
  let watch: CompanyWatch | undefined;
  const look = (): void => {
    const happenings = webhooks.size > 0 ? (watch?.look() ?? []) : [];
    for (const webhook of webhooks) webhook.take(happenings);
  };
  return {
    look,
    acts: {
      addWebhook: async (options) => {
        await tryAddress(options.fetch ?? fetch, options.url);
        look();
        // Nobody looked while there was no webhook.
        if (webhooks.size === 0) watch = watchCompany(parts, now);
        const onRemove = (webhook: WebhookInForce): void => void webhooks.delete(webhook);
        const webhook = createWebhook(options, { companyId: records.companyId, switches, now, look, onRemove });
        webhooks.add(webhook);
        return webhook;
      },
      revokeAccess: (employeeId) => {
        if (!records.employees.has(employeeId)) throw new RangeError(`no employee ${employeeId}`);
        look();
        const happening = { type: "employee.access.revoked.immediately", employeeId, at: now() };
        for (const webhook of webhooks) webhook.take([happening]);
      },
    },
  };
}
