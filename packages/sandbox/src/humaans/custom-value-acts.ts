import { type ActContext, changePerson, storedPerson } from "./act-context.ts";
import type { HumaansActs } from "./humaans-acts.ts";
import { humaansId } from "./humaans-id.ts";

/** The act on custom values. Throws a RangeError for a field that is not there. */
export function customValueActs(context: ActContext): Pick<HumaansActs, "setCustomValue"> {
  return {
    setCustomValue: (personId, fieldName, value) => {
      const { records, switches } = context.current();
      storedPerson(records, personId);
      const field = [...records.customFields.values()].find(({ name }) => name === fieldName);
      if (field === undefined) throw new RangeError(`no custom field ${fieldName}`);
      const id = humaansId(`custom-value/${personId}/${fieldName}`);
      const stamp = new Date(context.now()).toISOString();
      if (value === null) records.customValues.delete(id);
      else {
        const text = typeof value === "string" ? value : [...value];
        const createdAt = records.customValues.get(id)?.createdAt ?? stamp;
        records.customValues.set(id, {
          id,
          personId,
          customFieldId: field.id,
          value: text,
          createdAt,
          updatedAt: stamp,
        });
      }
      records.version += 1;
      if (switches.customValueTouchesPerson) changePerson(context, personId, {});
    },
  };
}
