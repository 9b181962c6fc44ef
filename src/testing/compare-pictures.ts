import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

export interface PictureDifference {
  /** Share of the pixels that differ, 0 to 1; 1 where the sizes do. */
  readonly share: number;
  /** Both sizes. */
  readonly sizes: string;
  /** PNG with what differs in red; of the first one's size. */
  readonly picture: Buffer;
}

/** How far a colour may be off before it is another one. */
const THRESHOLD = 0.1;

/** Two PNG, pixel by pixel; smoothed edges do not count. */
export function comparePictures(drawn: Buffer, kept: Buffer): PictureDifference {
  const [a, b] = [PNG.sync.read(drawn), PNG.sync.read(kept)];
  const sizes = `${a.width} × ${a.height}, kept ${b.width} × ${b.height}`;
  if (a.width !== b.width || a.height !== b.height) return { share: 1, sizes, picture: drawn };
  const difference = new PNG({ width: a.width, height: a.height });
  const count = pixelmatch(a.data, b.data, difference.data, a.width, a.height, { threshold: THRESHOLD });
  return { share: count / (a.width * a.height), sizes, picture: PNG.sync.write(difference) };
}
