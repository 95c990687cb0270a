/**
 * The canonical employment statuses. Dates decide and the status confirms, so a status is never the reason of a removal while the dates say otherwise.
 *
 * - `preHire`: HR has entered them, they have not started.
 * - `active`: employed, or entered as such ahead of the start date.
 * - `onLeave`: employed and away (parental, sick, any leave the vendor names).
 * - `suspended`: put aside at the source, and nothing says that they are on leave or have left.
 * - `left`: the employment has ended, or will on the day that the record states.
 *
 * Any other text is an unknown status: its people are held and the status is listed once.
 */
export const employmentStatuses = ["preHire", "active", "onLeave", "suspended", "left"] as const;

/** One of the canonical employment statuses. */
export type EmploymentStatus = (typeof employmentStatuses)[number];
