import type { Writing } from "../adapter/resource.ts";
import type { Change } from "../plan/change.ts";
import type { Scene } from "./scene.ts";

/** Whether the vendor is to send mail because of a change. */
export const sendsMail = ({ mails = 0 }: Change): boolean => mails > 0;

/** What a write is told besides its content. A plan that counts no mail for a change wants none sent. */
export const writingFor = ({ requests, lost, giveUp }: Scene, change: Change, version?: string): Writing => ({
  ...(version !== undefined && { version }),
  sendMail: sendsMail(change),
  ...(change.revokeSessions && { revokeSessions: true }),
  ...(lost && { signal: lost }),
  ...(giveUp && { giveUp }),
  onRequestId: (id) => {
    requests.set(change.id, [...(requests.get(change.id) ?? []), id]);
  },
});
