import type { ActContext } from "../act-context.ts";
import { fullPerson, type PersonViewContext } from "../person-view.ts";
import type { HumaansHappening } from "./humaans-event.ts";

/** Sees what happens to records: acts when looked at after each, and turns that dates bring when the clock has got there. */
export interface RecordWatch {
  /** What happened since the last look. */
  readonly look: () => readonly HumaansHappening[];
}

/** A record of a kind, and whom it is about. Records are never changed in place. */
interface Seen {
  readonly record: { readonly id: string };
  readonly personId: string;
}

/** What events call each kind of record; people come first, as what belongs to somebody follows them. */
const kinds = ["person", "jobRole", "customValue"] as const;
type Kind = (typeof kinds)[number];

/** Begins to watch: what was before is not told. */
export function watchRecords(context: ActContext): RecordWatch {
  let known = allSeen(context.current());
  return {
    look: () => {
      const current = context.current();
      const before = known;
      known = allSeen(current);
      const happenings = kinds.flatMap((kind) => changesOf(kind, before[kind], known[kind], context.now()));
      return happenings.flatMap((one) => asTold(one, current));
    },
  };
}

const allSeen = ({ records }: PersonViewContext): Readonly<Record<Kind, ReadonlyMap<string, Seen>>> => ({
  person: new Map([...records.people.values()].map((record) => [record.id, { record, personId: record.id }])),
  jobRole: seen(records.jobRoles),
  customValue: seen(records.customValues),
});

const seen = (rows: ReadonlyMap<string, { readonly id: string; readonly personId: string }>) =>
  new Map([...rows.values()].map((record) => [record.id, { record, personId: record.personId }]));

function changesOf(
  kind: Kind,
  before: ReadonlyMap<string, Seen>,
  after: ReadonlyMap<string, Seen>,
  at: number,
): readonly HumaansHappening[] {
  const there = [...after.values()].flatMap((now): readonly HumaansHappening[] => {
    const then = before.get(now.record.id);
    if (then && isSame(then.record, now.record)) return [];
    return [{ type: `${kind}.${then ? "updated" : "created"}`, ...now, at }];
  });
  const gone = [...before.values()].filter(({ record }) => !after.has(record.id));
  return [
    ...there,
    ...gone.map(({ record: { id }, personId }) => ({ type: `${kind}.deleted`, personId, at, record: { id } })),
  ];
}

const isSame = (one: object, other: object): boolean => one === other || JSON.stringify(one) === JSON.stringify(other);

/** As switched, what belongs to somebody is told by events of its own, by one about the person, or not at all. */
function asTold(happening: HumaansHappening, current: PersonViewContext): readonly HumaansHappening[] {
  const person = current.records.people.get(happening.personId);
  const ofPerson = person && { ...happening, record: fullPerson(person, current) };
  if (happening.type.startsWith("person.")) return [ofPerson ?? happening];
  if (current.switches.webhooksForParts === "by themselves") return [happening];
  if (current.switches.webhooksForParts === "not told" || !ofPerson) return [];
  return [{ ...ofPerson, type: "person.updated" }];
}
