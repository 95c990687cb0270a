import type { Change } from "../plan/change.ts";
import type { Link } from "../store/link.ts";
import { CannotError } from "./accounts.ts";
import { endAsUnable, endByError } from "./end-by-error.ts";
import { prepareCreate } from "./prepare-create.ts";
import { prepareGroup } from "./prepare-group.ts";
import { prepareLink } from "./prepare-link.ts";
import { prepareRotate } from "./prepare-rotate.ts";
import { prepareState } from "./prepare-state.ts";
import { prepareUpdate } from "./prepare-update.ts";
import type { Prepared } from "./prepared.ts";
import { resolveChange } from "./resolve-change.ts";
import { restoreLinks } from "./restore-links.ts";
import type { RunContext } from "./run-context.ts";

/**
 * Looks before the write: whether what the plan was made from still is so. Only reads. Done before the intent is committed, so that the
 * intent holds what was there, and a change that needs no write has no open intent.
 * `undefined`: the run has ended, and the change is untouched.
 */
export const prepareChange = async (run: RunContext, planned: Change): Promise<Prepared | undefined> => {
  if (run.ended()) return undefined;
  try {
    const change = resolveChange(planned, run.byId, run.known);
    const links = linksBefore(run, change);
    return { ...(await look(run, change)), ...(links.length > 0 && { links }) };
  } catch (error) {
    return { change: planned, ending: error instanceof CannotError ? endAsUnable(error) : endByError(error) };
  }
};

const look = (run: RunContext, change: Change): Promise<Prepared> => {
  if (change.restores?.links) return restoreLinks(run, change, change.restores.links);
  if (change.resource === "groups") return prepareGroup(run, change);
  if (change.operation === "link") return prepareLink(run, change);
  if (change.operation === "create") return prepareCreate(run, change);
  if (change.operation === "update") return prepareUpdate(run, change);
  if (change.operation === "rotate password") return prepareRotate(run, change);
  return prepareState(run, change);
};

/** The links that a change may replace, as they are now. */
const linksBefore = ({ known }: RunContext, { resource, subject, replaces, restores }: Change): readonly Link[] => {
  const sources = new Set([subject, ...(replaces ? [replaces] : []), ...(restores?.links ?? []).map(sourceOf)]);
  return [...sources].flatMap((source) => known.of(resource, source) ?? []);
};

const sourceOf = ({ source }: Link): string => source;
