import { UnexpectedResponseError } from "../errors/index.ts";
import type { Vendor } from "./vendor.ts";

/** A link that the vendor gave, made whole. Rejects with an UnexpectedResponseError when it leaves the API it came from: the credential would go along. */
export const linkedUrl = (link: string, base: URL, vendor: Vendor): URL => {
  const url = URL.canParse(link, base) ? new URL(link, base) : undefined;
  if (url && url.origin === base.origin && isBelow(url.pathname, base.pathname) && !url.username && !url.password)
    return url;
  throw new UnexpectedResponseError(`${vendor.name} gave a link that leads away from ${base.host}`, {
    adapter: vendor.id,
    remedy: "Check the address of the API in the settings, and any proxy in between.",
  });
};

const isBelow = (path: string, folder: string): boolean =>
  folder === "/" || path.startsWith(`${folder.replace(/\/$/, "")}/`);
