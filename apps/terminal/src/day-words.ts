/** `Monday 1 March 2027`, in UTC. */
export const dayWords = (at: string): string => words("UTC", { weekday: "long", month: "long" }, at);

/** `Mon 1 Mar 2027, 00:00`, as it is in a zone. */
export const momentIn = (zone: string, at: string): string =>
  words(zone, { weekday: "short", month: "short", hour: "2-digit", minute: "2-digit" }, at);

function words(timeZone: string, lengths: Intl.DateTimeFormatOptions, at: string): string {
  const format = new Intl.DateTimeFormat("en-GB", { ...lengths, day: "numeric", year: "numeric", timeZone });
  return format.format(new Date(at)).replace(",", "");
}
