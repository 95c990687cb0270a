/** What a promise rejects with; `undefined` when it resolves. */
export const rejectionOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
    return undefined;
  } catch (error) {
    return error ?? new Error("It rejected with nothing");
  }
};
