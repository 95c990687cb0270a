import { ConfigurationError } from "@rosterkit/core";
import { createNotifier, type Notifier } from "@rosterkit/server";
import type { DurableStore } from "@rosterkit/store";
import type { Config } from "../config/config.ts";
import { type Environment, readVariable } from "../config/read-variable.ts";
import type { Events } from "./tell-events.ts";

/** What signs notices by webhook. */
const webhookSecret = "ROSTERKIT_WEBHOOK_SECRET";
/** The mail server, with the password that it wants. */
const mailUrl = "ROSTERKIT_MAIL_URL";

/** What sends notices as a config says, with secrets of the environment. Throws a ConfigurationError for what is missing or cannot be sent to. */
export function notifierOf(
  { server: { notices } }: Config,
  environment: Environment,
  { store, onNoticeFailure }: { readonly store: DurableStore } & Pick<Events, "onNoticeFailure">,
): Notifier {
  const { webhook, mail } = notices;
  return createNotifier({
    store,
    onFailure: onNoticeFailure,
    ...(webhook && { webhook: { ...webhook, secret: needed(environment, webhookSecret, "server.notices.webhook") } }),
    ...(mail && { mail: { ...mail, url: needed(environment, mailUrl, "server.notices.mail") } }),
  });
}

function needed(environment: Environment, name: string, path: string): string {
  const found = readVariable(environment, name);
  if (found) return found;
  throw new ConfigurationError([{ path, message: `needs ${name} in the environment` }], {
    remedy: `Set ${name}, or take ${path} out of the config.`,
  });
}
