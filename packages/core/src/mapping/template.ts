/** A template taken apart: `texts` stand around `holes`, so there is one more of them. */
export interface Template {
  readonly texts: readonly string[];
  readonly holes: readonly string[];
}

/** Takes a template apart; `undefined` when a brace is left open or nested, or no attribute is named. */
export const parseTemplate = (template: string): Template | undefined => {
  const parts = template.split(/\{([^{}]+)\}/);
  const texts = parts.filter((_, index) => index % 2 === 0);
  const holes = parts.filter((_, index) => index % 2 === 1);
  return holes.length === 0 || texts.some((text) => /[{}]/.test(text)) ? undefined : { texts, holes };
};
