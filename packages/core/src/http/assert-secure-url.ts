import { ConfigurationError } from "../errors/index.ts";

/** True for the machine itself: `localhost`, names below it, 127.0.0.0/8 and ::1. */
export const isLoopbackHost = (hostname: string): boolean =>
  /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname.toLowerCase());

/** The address, parsed. Rejects with a ConfigurationError unless it is https, or http to the machine itself, and holds no credentials. */
export const assertSecureUrl = (address: string | URL, path = "baseUrl"): URL => {
  const url = URL.canParse(String(address)) ? new URL(address) : undefined;
  if (!url) throw refused(path, "is not an address", "Write it in full, such as https://api.example.com.");
  if (url.username || url.password)
    throw refused(path, "holds a user name or password", "Leave everything before the @ out of the address.");
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopbackHost(url.hostname))) return url;
  throw refused(path, "is not https", "Use the https address; http is accepted for this machine only.");
};

const refused = (path: string, problem: string, remedy: string): ConfigurationError =>
  new ConfigurationError([{ path, message: `the address ${problem}` }], { remedy });
