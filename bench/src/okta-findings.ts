import { type Finding, told } from "./findings.ts";
import type { OktaTimes } from "./okta-bench.ts";

/** Ratios of listing users to Okta's SDK. Half its time is aimed at. */
export function oktaFindings({ size, cpuMs, ms }: OktaTimes): readonly Finding[] {
  const what = `list of ${told(size)} Okta users`;
  return [
    { what: `${what}, client: CPU, against the SDK`, ratio: cpuMs.client / cpuMs.sdk, aim: 0.5 },
    { what: `${what}, client: time, against the SDK`, ratio: ms.client / ms.sdk },
    { what: `${what}, adapter's read with its proofs: CPU, against the SDK`, ratio: cpuMs.adapter / cpuMs.sdk },
    { what: `${what}, adapter's read with its proofs: time, against the SDK`, ratio: ms.adapter / ms.sdk },
    { what: `${what}, bare fetch and JSON.parse: CPU, against the SDK`, ratio: cpuMs.fetch / cpuMs.sdk },
    { what: `${what}, JSON.parse alone: CPU, against the SDK`, ratio: cpuMs.floor / cpuMs.sdk },
  ];
}
