import type { Hold } from "./change.ts";
import type { MembersDifference } from "./compare-members.ts";
import type { GroupScene } from "./group-scene.ts";
import type { GroupWork } from "./group-work.ts";
import type { SourceGroup } from "./groups-input.ts";
import { hold } from "./hold.ts";
import type { Named } from "./members-changes.ts";

/** A group that came empty keeps its members until somebody confirms it. */
export const emptiedHold: Hold = hold("vanished", [
  "the group has come empty at the source, which may be a mistake there",
]);

/** Notes about one linked group what its members are not enough for, and counts them. `difference`: absent where they could not be read whole. */
export function noteMembers(
  work: GroupWork,
  { id: subject, who }: Named,
  { members: { extent }, isDerived }: SourceGroup,
  difference: MembersDifference | undefined,
): void {
  const { note } = work.scene;
  const tell = (code: string, message: string) => note({ subject, who, code, message });
  if (!difference)
    return void tell(
      "incomplete members",
      "its members at the target could not be read whole: nobody is put in or taken out",
    );
  work.memberships += difference.linked;
  work.out += difference.out;
  if (!extent.complete && !isDerived)
    tell(
      "incomplete members",
      `its members at the source could not be read whole: nobody is taken out (${extent.gaps.join("; ")})`,
    );
  const { strangers } = difference;
  if (strangers > 0)
    tell(
      "members not linked",
      `${strangers} of its members at the target are linked to nobody of the source: they are left`,
    );
}

/** Notes what was found about groups as a whole, each once. */
export function noteGroups({ scene, out }: Pick<GroupWork, "scene" | "out">): void {
  noteReads(scene);
  noteNames(scene);
  const message = `${out} memberships of people who are out, or being put out, are left: putting somebody out ends what groups give`;
  if (out > 0) scene.note({ subject: "", code: "members out", message });
}

function noteReads({ input, names, note }: GroupScene): void {
  const { extent } = input.source;
  const { roster } = input.target;
  const gapsOf = (gaps: readonly string[]) => `is not complete: ${gaps.join("; ")}`;
  if (extent?.complete === false)
    note({ subject: "", code: "incomplete read", message: `the read of the source's groups ${gapsOf(extent.gaps)}` });
  if (roster.extent.complete) return;
  const undecided = names.named.filter(({ source }) => !input.links.bySource(source.id)).length;
  const left = undecided > 0 ? `; ${undecided} groups are not linked yet, and nothing is linked or made for them` : "";
  const message = `the read of the target's groups ${gapsOf(roster.extent.gaps)}${left}`;
  note({ subject: "", code: "incomplete target read", message });
}

function noteNames({ input, names, note }: GroupScene): void {
  const { missing } = input.source;
  const told = missing
    .slice(0, 5)
    .map((name) => `"${name}"`)
    .join(", ");
  const message = `${missing.length} groups that the settings name are not at the source: ${told}`;
  if (missing.length > 0) note({ subject: "", code: "no such group", message });
  for (const { id, name } of names.nameless)
    note({
      subject: id,
      who: name,
      code: "no name",
      message: "nothing is left of its name for the target: it is left out",
    });
}
