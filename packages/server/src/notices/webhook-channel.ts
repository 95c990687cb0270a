import { assertSecureUrl, ConfigurationError } from "@rosterkit/core";
import { Webhook } from "standardwebhooks";
import type { Notice } from "../runner/notice.ts";
import { type Channel, NotDeliveredError, oneTryMs } from "./channel.ts";
import type { NoticeWebhook, NotifierOptions } from "./notifier.ts";

/** What the body of a call is: the form that the Standard Webhooks specification recommends. */
interface Payload {
  /** `rosterkit.leaver_not_out`: what the notice is about. */
  readonly type: string;
  /** When it happened. */
  readonly timestamp: string;
  readonly data: Notice;
}

/**
 * Posts each notice, signed as the Standard Webhooks specification has it: `webhook-id`, `webhook-timestamp` and `webhook-signature`. Throws a
 * ConfigurationError for an address that is not https, loopback excepted, and for a secret of another form.
 */
export function createWebhookChannel(
  { url, secret }: NoticeWebhook,
  { fetch: send = fetch, now = Date.now }: Pick<NotifierOptions, "fetch" | "now">,
): Channel {
  const { href } = assertSecureUrl(url, "webhook.url");
  const signer = signerOf(secret);
  return {
    name: "webhook",
    send: async ({ id, notice }) => {
      const body = JSON.stringify(payloadOf(notice));
      const at = new Date(now());
      const headers = {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
        "webhook-signature": signer.sign(id, at, body),
      };
      const answer = await answerOf(() =>
        send(href, { method: "POST", headers, body, redirect: "manual", signal: AbortSignal.timeout(oneTryMs) }),
      );
      await answer.body?.cancel().catch(() => undefined);
      if (!answer.ok)
        throw new NotDeliveredError("refused", `The webhook answered ${answer.status}`, answer.status >= 500);
      return undefined;
    },
  };
}

const payloadOf = (notice: Notice): Payload => ({
  type: `rosterkit.${notice.about.replaceAll(" ", "_")}`,
  timestamp: notice.at,
  data: notice,
});

const answerOf = async (send: () => Promise<Response>): Promise<Response> => {
  try {
    return await send();
  } catch (cause) {
    const isLate = cause instanceof Error && cause.name === "TimeoutError";
    const message = isLate ? "The webhook did not answer in time" : "The webhook could not be reached";
    throw new NotDeliveredError("no answer", message, true, cause);
  }
};

const secretForm = /^whsec_([A-Za-z0-9+/]{32,86}={0,2})$/;

const signerOf = (secret: string): Webhook => {
  const [, encoded] = secretForm.exec(secret) ?? [];
  const length = encoded === undefined ? 0 : Buffer.from(encoded, "base64").length;
  if (length >= 24 && length <= 64) return new Webhook(secret);
  throw new ConfigurationError([{ path: "webhook.secret", message: "must be whsec_ and 24 to 64 bytes in base64" }], {
    remedy: 'Make one: node -p \'"whsec_" + crypto.randomBytes(32).toString("base64")\'',
  });
};
