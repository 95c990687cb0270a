import { ConfigurationError, type ConfigurationProblem, isLoopbackHost } from "@rosterkit/core";
import { type Channel, NotDeliveredError, oneTryMs } from "./channel.ts";
import { subjectOf, textOf } from "./notice-text.ts";
import type { NoticeMail } from "./notifier.ts";

/** Mails each notice in plain text. Throws a ConfigurationError that lists every problem; calls nobody. */
export function createMailChannel({ url, from, to }: NoticeMail): Channel {
  assertMail({ url, from, to });
  let opening: ReturnType<typeof openTransport> | undefined;
  const [, host = "localhost"] = /@([\w.-]+)>?$/.exec(from) ?? [];
  return {
    name: "mail",
    send: async ({ id, notice }) => {
      const mail = {
        from,
        to: [...to],
        subject: subjectOf(notice),
        text: textOf(notice, id),
        // The same for each try, so that mail programs show a repeat once.
        messageId: `<${id}@${host}>`,
        headers: { "Auto-Submitted": "auto-generated" },
        signal: AbortSignal.timeout(oneTryMs),
      };
      opening ??= openTransport(url);
      const { rejected } = await (await opening).sendMail(mail).catch(refuse);
      return rejected.length > 0 ? `The mail server refused ${rejected.length} of ${to.length} addresses` : undefined;
    },
  };
}

/** Loaded by whoever mails: it takes 25 MB. */
const openTransport = async (url: string) => {
  const { createTransport } = await import("nodemailer");
  return createTransport({ url, requireTLS: mustEncrypt(url), disableFileAccess: true, disableUrlAccess: true });
};

/** Whoever listens in between must see neither the password nor the mail. */
const mustEncrypt = (url: string): boolean => {
  const { protocol, hostname, searchParams } = new URL(url);
  return protocol === "smtp:" && !isLoopbackHost(hostname) && searchParams.get("ignoreTLS") !== "true";
};

/** What a mail server says may name addresses, so its code alone is told. */
const refuse = (cause: unknown): never => {
  const { code = "unknown", responseCode } = cause as { readonly code?: string; readonly responseCode?: number };
  if (code === "EABORT")
    throw new NotDeliveredError("no answer", "The mail server did not answer in time", true, cause);
  if (responseCode === undefined)
    throw new NotDeliveredError("no answer", `The mail server could not be talked to (${code})`, true, cause);
  throw new NotDeliveredError(
    "refused",
    `The mail server answered ${responseCode} (${code})`,
    responseCode < 500,
    cause,
  );
};

const address = /^[^\s<>]+@[^\s<>]+$|^[^<>\r\n]*<[^\s<>]+@[^\s<>]+>$/;

function assertMail({ url, from, to }: NoticeMail): void {
  const isSmtp = URL.canParse(url) && ["smtp:", "smtps:"].includes(new URL(url).protocol);
  const problems: readonly (ConfigurationProblem | false)[] = [
    !isSmtp && { path: "mail.url", message: "must begin with smtp:// or smtps://" },
    !address.test(from) && { path: "mail.from", message: "must be a mail address" },
    (to.length === 0 || to.length > 100) && { path: "mail.to", message: "must be 1 to 100 addresses" },
    ...to.map((one, index) => !address.test(one) && { path: `mail.to.${index}`, message: "must be a mail address" }),
  ];
  const found = problems.filter((problem) => problem !== false);
  if (found.length > 0) throw new ConfigurationError(found);
}
