import type { EmploymentRecord } from "./employment-record.ts";
import type { LifecyclePolicy } from "./lifecycle-policy.ts";
import { quoted, type Report } from "./timeline-issue.ts";
import { isZoneName } from "./zone-name.ts";

/** The zone in which a person's days begin and end, and who stated it. */
export interface PersonZone {
  readonly name: string;
  readonly from: "person" | "site" | "sync";
}

/** The person's zone, else the site's, else the sync's. A name that is no IANA zone is reported and counts as missing. */
export function personZone({ timezone, site }: EmploymentRecord, policy: LifecyclePolicy, report: Report): PersonZone {
  if (timezone != null) {
    if (isZoneName(timezone)) return { name: timezone, from: "person" };
    const message = `${quoted(timezone)} is not an IANA time zone`;
    report({ code: "unknown zone", attribute: "timezone", message });
  }
  const ofSite = site != null && Object.hasOwn(policy.siteZones, site) ? policy.siteZones[site] : undefined;
  return ofSite === undefined ? { name: policy.zone, from: "sync" } : { name: ofSite, from: "site" };
}
