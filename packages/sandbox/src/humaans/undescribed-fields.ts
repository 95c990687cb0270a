import { humaansId } from "./humaans-id.ts";

/**
 * Fields real answers carry and the contract leaves out, some of them secret or nobody's business: a reader must drop them.
 * Every value is invented.
 */
export function undescribedFields(personId: string): Readonly<Record<string, unknown>> {
  return {
    isVerified: true,
    isWorkEmailHidden: false,
    isBirthdayHidden: true,
    demo: false,
    source: null,
    sourceId: null,
    birthday: "1990-01-01",
    nationality: "Example",
    dietaryPreference: "none of your business",
    taxId: `TAX-${personId.slice(0, 6)}`,
    calendarFeedToken: humaansId(`feed/${personId}`),
    workingDays: ["monday", "tuesday", "wednesday", "thursday", "friday"].map((day) => ({ day })),
    publicHolidayCalendarId: "GB",
  };
}
