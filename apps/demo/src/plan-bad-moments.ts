import type { StandIn } from "@rosterkit/sandbox";

/** A refusal and a lost answer at the vendor that makes accounts, a good way into the first run; in words. A company too small for that has a good day. */
export function planBadMoments(name: string, target: StandIn, path: RegExp, people: number): readonly string[] {
  if (people < 20) return [];
  const creating = { method: "POST", path };
  target.planFault({ ...creating, kind: "rate limited", nth: Math.floor(people / 4), retryAfterSeconds: 1 });
  target.planFault({ ...creating, kind: "lost answer", nth: Math.floor(people / 2) });
  return [
    `On purpose, in the first run: ${name} answers 429 once, and once it makes an account but the answer is lost on the way.`,
  ];
}
