/** The same acts; `after` is called when one of them has returned. Getters stay getters, and are none. */
export function withAfterthought<Acts extends object>(acts: Acts, after: () => void): Acts {
  const descriptors = Object.entries(Object.getOwnPropertyDescriptors(acts)).map(([name, descriptor]) => {
    const act: unknown = descriptor.value;
    if (typeof act !== "function") return [name, descriptor];
    const value = (...given: readonly unknown[]): unknown => {
      const returned: unknown = act(...given);
      after();
      return returned;
    };
    return [name, { ...descriptor, value }];
  });
  return Object.defineProperties({}, Object.fromEntries(descriptors)) as Acts;
}
