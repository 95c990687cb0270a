import type { Ending } from "./ending.ts";

const concealed = "[password]";

/** An ending without a password that the vendor may have put into what it answered. */
export const conceal = (ending: Ending, password: string): Ending => {
  const without = (text: string) => text.replaceAll(password, concealed);
  const { reason, error, stops } = ending;
  return {
    ...ending,
    ...(reason !== undefined && { reason: without(reason) }),
    ...(error && { error: textsOf(error, without) }),
    ...(stops && { stops: textsOf(stops, without) }),
  };
};

const textsOf = <Texts extends object>(texts: Texts, without: (text: string) => string): Texts =>
  Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, typeof text === "string" ? without(text) : text]),
  ) as Texts;
