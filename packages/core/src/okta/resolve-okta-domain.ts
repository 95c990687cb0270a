import { ConfigurationError } from "../errors/index.ts";
import { isLoopbackHost } from "../http/assert-secure-url.ts";

/** Where an Okta organisation is. */
export interface OktaDomain {
  /** Scheme and host, without a slash at the end: the base of every API address. */
  readonly orgUrl: string;
  /** The host alone, with its port if it has one. */
  readonly host: string;
  /** What was pasted was the address of the admin console. */
  readonly isAdminUrl: boolean;
  /** Not one of Okta's own domains: whether an organisation answers there is for `confirmOktaOrganization` to find out. */
  readonly isCustomDomain: boolean;
}

/** Okta's own domains, below which each organisation has a name. */
const oktaDomains = [
  "okta.com",
  "oktapreview.com",
  "okta-emea.com",
  "okta-gov.com",
  "okta.mil",
  "okta-miltest.com",
  "trexcloud.com",
];

/** Names below okta.com that lead to Okta itself. */
const oktaPages: ReadonlySet<string> = new Set([
  "www",
  "login",
  "developer",
  "help",
  "support",
  "status",
  "trust",
  "docs",
  "admin",
]);

/**
 * Finds the organisation in whatever was pasted: a bare host, a browser address with path and query, the admin console's address,
 * any case, with or without a scheme. Rejects with a ConfigurationError what cannot be one: plain http (this machine excepted),
 * an IP address, credentials in the address, Okta's own pages. The pasted text itself is never repeated.
 */
export const resolveOktaDomain = (input: string): OktaDomain => {
  const url = parseAddress(input);
  const hostname = url.hostname.replace(/\.$/, "");
  if (isLoopbackHost(hostname)) return { orgUrl: url.origin, host: url.host, isAdminUrl: false, isCustomDomain: false };
  if (url.protocol !== "https:") throw refused("is not https", "Write https:// in front, or leave the scheme out.");
  assertPublicName(hostname);
  const domain = oktaDomains.find((name) => hostname === name || hostname.endsWith(`.${name}`));
  if (!domain)
    return { orgUrl: url.origin.replace(/\.(?=:|$)/, ""), host: url.host, isAdminUrl: false, isCustomDomain: true };
  return organisationBelow(domain, hostname.slice(0, -domain.length - 1));
};

const organisationBelow = (domain: string, name: string): OktaDomain => {
  const isAdminUrl = name.endsWith("-admin");
  const organisation = isAdminUrl ? name.slice(0, -"-admin".length) : name;
  if (organisation === "" || oktaPages.has(organisation))
    throw refused(
      `names no organisation below ${domain}`,
      `Sign in to Okta and copy the address from the browser, such as acme.${domain}.`,
    );
  const host = `${organisation}.${domain}`;
  return { orgUrl: `https://${host}`, host, isAdminUrl, isCustomDomain: false };
};

const parseAddress = (input: string): URL => {
  const text = input
    .trim()
    .replace(/^["'<(]+|["'>)]+$/g, "")
    .replace(/\\/g, "/");
  if (text === "") throw refused("is empty", "Give the address of your Okta organisation, such as acme.okta.com.");
  const address = withScheme(text);
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address))
    throw refused("is not one that can be read", "Give it in the form acme.okta.com.");
  const url = new URL(address);
  if (url.username || url.password)
    throw refused("holds an e-mail address or a password", "Give the host alone, such as acme.okta.com.");
  return url;
};

const withScheme = (text: string): string => {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text;
  const bare = text.replace(/^\/+/, "");
  const host = /^(\[[^\]]*\]|[^/:?#]*)/.exec(bare)?.[0] ?? "";
  return `${isLoopbackHost(host) ? "http" : "https"}://${bare}`;
};

const assertPublicName = (hostname: string): void => {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(hostname) || hostname.startsWith("["))
    throw refused("is an IP address", "Give the name of the host, such as acme.okta.com.");
  if (!hostname.includes(".")) throw refused("is not whole", "Give it to the end, such as acme.okta.com.");
};

const refused = (problem: string, remedy: string): ConfigurationError =>
  new ConfigurationError([{ path: "domain", message: `the Okta address ${problem}` }], { remedy });
