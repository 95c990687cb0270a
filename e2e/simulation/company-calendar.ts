const dayMs = 86_400_000;

/** The day so many days from another; days are `YYYY-MM-DD`. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** The day in UTC. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string) => {
  const known = formats.get(zone);
  if (known) return known;
  const options = { hour12: false, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric" } as const;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    ...options,
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, made);
  return made;
};

/** How far a zone's clocks are ahead of UTC at an instant, by the platform's own table and nobody else's. */
const offsetMs = (ms: number, zone: string): number => {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
};

/** The instant at which a day begins in a zone, in milliseconds since 1970. */
export function startOfDayMs(day: string, zone: string): number {
  const wanted = Date.parse(`${day}T00:00:00Z`);
  const guess = wanted - offsetMs(wanted, zone);
  return wanted - offsetMs(guess, zone);
}
