import { redactSettings } from "@rosterkit/core/adapter";
import type { Law } from "../law.ts";
import { holds } from "../law-errors.ts";
import { rejectionOf } from "../rejection-of.ts";
import { targetOf } from "./account-acts.ts";
import type { AdapterUnderTest } from "./adapter-under-test.ts";
import { leaksOf } from "./leaks-of.ts";
import { type OpenedVendor, onVendor } from "./on-vendor.ts";
import { readUnlessRefused } from "./read-everybody.ts";
import { type Call, elsewhere } from "./watch-fetch.ts";

/** Laws on where credentials and people's data may go. */
export const trustLaws: readonly Law<AdapterUnderTest>[] = [
  {
    name: "no secret is printed, neither from redacted settings nor from a connection",
    protects: "tokens in logs and on screens",
    remedy:
      "Declare the setting with `secret(…)`, and keep credentials in closures, not in members of what you return.",
    check: (tested) =>
      onVendor(tested, {}, async ({ vendor, connection }) => {
        const redacted = redactSettings(tested.adapter.settings, vendor.settings);
        holds(leaksOf(redacted, vendor.secrets).length === 0, "redacted settings show a secret");
        holds(leaksOf(connection, vendor.secrets).length === 0, "a connection shows a secret when it is printed");
      }),
  },
  {
    name: "the credential goes in a header, never in an address",
    protects: "tokens in the logs of every proxy on the way",
    remedy: "Hand `authentication` to `createApiClient` (`bearer`, `basic`, `apiKeyHeader`).",
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        await tryEverything(opened);
        const told = opened.traffic.calls.find(({ url }) => leaksOf(url.href, opened.vendor.secrets).length > 0);
        holds(!told, `a secret is in the address of ${told?.method} ${told?.url.pathname}`);
      }),
  },
  {
    name: "a redirect to another host is not followed",
    protects: "the credential, and everybody's data, sent to whoever answers there",
    remedy:
      'Send through `createApiClient`; a client of your own asks `fetch` with `redirect: "manual"` and refuses 3xx.',
    check: (tested) =>
      onVendor(tested, { alter: redirecting }, async (opened) => {
        const { connection, people } = opened;
        holds(await rejectionOf(connection.check()), "check took what came by a redirect for the vendor's answer");
        const [id = ""] = opened.vendor.ids();
        if (people.get)
          holds(await rejectionOf(people.get(id)), "get took what came by a redirect for the vendor's answer");
        await tryEverything(opened);
        staysHome(opened);
      }),
  },
  {
    name: "a link to another host is not followed",
    protects: "the credential sent to whoever a forged page names as its next",
    remedy: "Read links with `client.follow`, which stays within the address of the API.",
    needs: ["people.read"],
    check: (tested) =>
      onVendor(tested, { alter: leadingElsewhere }, async (opened) => {
        const read = await readUnlessRefused(opened, { linkedIds: opened.vendor.ids() });
        staysHome(opened);
        const missing = opened.vendor.ids().filter((id) => !read?.rows.has(id)).length;
        holds(
          !read?.extent.complete || missing === 0,
          `a read that stopped at a link and misses ${missing} people says that it is complete`,
        );
      }),
  },
];

/** Every link of an answer leads to another host; an answer without a `Link` header gets one, for a page that does not exist. */
const leadingElsewhere = async (answer: Response, { url }: Call): Promise<Response> => {
  const lead = (text: string) => text.replaceAll(url.origin, elsewhere);
  const headers = new Headers();
  for (const [name, value] of answer.headers) if (!/^content-/.test(name)) headers.append(name, lead(value));
  if (!headers.has("link")) headers.set("link", `<${elsewhere}${url.pathname}>; rel="next"`);
  return new Response(lead(await answer.text()), { status: answer.status, headers });
};

/** Every answer is a redirect, seen as `fetch` would show it; one that is followed leads to the vendor's own good answer. */
const redirecting = (answer: Response, { redirect, url }: Call): Response => {
  if (redirect === "follow") return answer;
  if (redirect === "error") throw new TypeError("fetch failed");
  return new Response(null, { status: 307, headers: { location: `${elsewhere}${url.pathname}` } });
};

const staysHome = ({ traffic }: OpenedVendor): void => {
  const abroad = traffic.calls.filter(({ url }) => url.origin === elsewhere);
  holds(abroad.length === 0, `${abroad.length} requests went to another host, the first one ${abroad[0]?.method}`);
};

/** Calls every ability once, whatever becomes of it. */
const tryEverything = async (opened: OpenedVendor): Promise<void> => {
  const { connection, people, tested, vendor } = opened;
  const [id = ""] = vendor.ids();
  const [key = ""] = people.keys ?? [];
  const set = tested.target ? targetOf(tested).draft(1) : {};
  const draft = { set, all: set };
  const ways: readonly (() => Promise<unknown> | undefined)[] = [
    () => connection.check(),
    () => people.read && readUnlessRefused(opened, {}),
    () => people.get?.(id),
    () => people.find?.(key, "somebody@example.com"),
    () => people.create?.(draft, "active", { sendMail: false }),
    () => people.update?.(id, draft, { sendMail: false }),
    () => people.revokeSessions?.(id),
  ];
  for (const way of ways) await rejectionOf(Promise.resolve().then(way));
};
