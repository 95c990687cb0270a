/** A number from 0 up to, but not including, 1, drawn from the randomness that was handed in. */
export const randomFraction = (random: (bytes: number) => Uint8Array): number => {
  const drawn = random(4);
  return new DataView(drawn.buffer, drawn.byteOffset, 4).getUint32(0) / 2 ** 32;
};
