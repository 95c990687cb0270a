import type { HumaansStandIn, OktaStandIn, StandIn } from "@rosterkit/sandbox";
import type { PageSource } from "./page-text.ts";

/** Asks the Humaans stand-in. Rejects when it refuses. */
export const askHumaans =
  (standIn: HumaansStandIn): ((address: string) => ReturnType<typeof ask>) =>
  (address) =>
    ask(standIn, `https://app.humaans.io/api${address}`, `Bearer ${standIn.token}`);

/** Asks the Okta stand-in, by path or by the whole address that a page named. Rejects when it refuses. */
export const askOkta =
  (standIn: OktaStandIn): PageSource =>
  (address) =>
    ask(standIn, new URL(address, "https://acme.okta.com").href, `SSWS ${standIn.token}`);

async function ask(standIn: StandIn, url: string, authorization: string) {
  const response = await standIn.handle(new Request(url, { headers: { authorization } }));
  const text = await response.text();
  if (!response.ok) throw new Error(`${standIn.name} answers ${response.status} to ${new URL(url).pathname}`);
  const next = /<([^>]*)>; rel="next"/.exec(response.headers.get("link") ?? "")?.[1];
  return { text, next };
}
