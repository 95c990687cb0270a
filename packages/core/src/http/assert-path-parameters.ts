/** Rejects with a TypeError when a placeholder's value would change which path is meant: an empty one, `.` or `..`. Nothing of the value is shown. */
export const assertPathParameters = (pathTemplate: string, parameters: object | undefined): void => {
  for (const [name, value] of Object.entries(parameters ?? {}))
    if (["", ".", ".."].includes(String(value ?? "")))
      throw new TypeError(`The value for {${name}} in ${pathTemplate} cannot be part of a path`);
};
