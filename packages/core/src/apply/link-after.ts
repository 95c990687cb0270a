import { withFingerprints } from "../diff/fingerprints.ts";
import type { Change, ChangeValues } from "../plan/change.ts";
import type { Link, LinkState } from "../store/link.ts";
import type { Seen } from "./accounts.ts";
import { isoAt, type Scene } from "./scene.ts";

/** What a change left behind at the target. */
export interface Left {
  readonly account: string;
  /** Values sent, or seen to be there already. */
  readonly written?: ChangeValues;
  /** The state that is to be remembered as ours. Absent: the link's state stays. */
  readonly reached?: Pick<Seen, "state" | "since"> | undefined;
}

/** The link of a change's person after it. */
export const linkAfter = (scene: Scene, change: Change, { account, written = {}, reached }: Left): Link => {
  const link = baseLink(scene, change, account);
  const fingerprints = fingerprintsAfter(scene, change, written, link);
  const state = stateAfter(scene, change, reached);
  const known = { ...link, ...passwordSeen(change) };
  return finish(scene, change, { ...known, ...(fingerprints && { fingerprints }), ...(state && { state }) });
};

/** The links of a `link` change: the new one, which takes over what we knew of the account, and the one that it replaces. */
export const linksAdopting = (scene: Scene, change: Change, account: string): readonly Link[] => {
  const replaced = change.replaces === undefined ? undefined : scene.known.of(change.resource, change.replaces);
  const { fingerprints, state } = replaced ?? {};
  const link = { ...baseLink(scene, change, account), ...(fingerprints && { fingerprints }), ...(state && { state }) };
  const after = fingerprintsAfter(scene, change, {}, link);
  const adopted = finish(scene, change, { ...link, ...passwordSeen(change), ...(after && { fingerprints: after }) });
  return replaced
    ? [{ ...newLink(scene, { ...change, subject: replaced.source }, account), verdict: "different" }, adopted]
    : [adopted];
};

const passwordSeen = ({ passwordChangedAt }: Change): Pick<Link, "passwordChangedAt"> =>
  passwordChangedAt === undefined ? {} : { passwordChangedAt };

const baseLink = (scene: Scene, change: Change, account: string): Link => {
  const known = scene.known.of(change.resource, change.subject);
  return known?.target === account ? known : newLink(scene, change, account);
};

const newLink = (scene: Scene, change: Change, account: string): Link => ({
  resource: change.resource,
  source: change.subject,
  target: account,
  verdict: "same",
  by: change.by ?? (change.operation === "create" ? "created" : "rule"),
  at: isoAt(scene.now()),
  evidence: change.evidence ?? [],
  ...apartFrom(scene, change),
});

/** What a person said of other accounts outlives every link. */
const apartFrom = ({ known }: Scene, { resource, subject }: Change): Pick<Link, "apart"> => {
  const apart = known.apartOf(resource, subject);
  return apart.length > 0 ? { apart } : {};
};

const fingerprintsAfter = ({ linkMaking }: Scene, change: Change, written: ChangeValues, { fingerprints }: Link) => {
  const after = linkMaking.fingerprintsAfter ?? defaultFingerprints;
  return after(change, written, fingerprints);
};

const defaultFingerprints: NonNullable<Scene["linkMaking"]["fingerprintsAfter"]> = (change, written, before) =>
  change.fingerprints ?? withFingerprints(before, written);

const stateAfter = (scene: Scene, { stateReason }: Change, reached: Left["reached"]): LinkState | undefined => {
  if (!reached || !stateReason) return undefined;
  const { state, since } = reached;
  return { state, because: stateReason, at: isoAt(scene.now()), ...(since !== undefined && { since }) };
};

const finish = ({ linkMaking }: Scene, change: Change, link: Link): Link => linkMaking.toLink?.(change, link) ?? link;
