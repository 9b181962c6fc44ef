import { create } from "qrcode";

/** Pixels of the picture. */
const [WIDTH, HEIGHT] = [640, 480];
/** Modules of white around a code. */
const QUIET = 4;
/** Brightness of black and white in a video. */
const [BLACK, WHITE, NO_COLOUR] = [16, 235, 128];

/** A video (YUV4MPEG2) of a code that somebody holds still, for Chromium's fake camera. */
export function qrVideo(text: string): Buffer {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const across = modules.size + 2 * QUIET;
  const scale = Math.floor(HEIGHT / across);
  const [left, top] = [Math.floor((WIDTH - scale * across) / 2), Math.floor((HEIGHT - scale * across) / 2)];
  const luma = Buffer.alloc(WIDTH * HEIGHT, WHITE);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const [column, row] = [Math.floor((x - left) / scale) - QUIET, Math.floor((y - top) / scale) - QUIET];
      const isInside = column >= 0 && row >= 0 && column < modules.size && row < modules.size;
      if (isInside && modules.get(row, column)) luma[y * WIDTH + x] = BLACK;
    }
  }
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, NO_COLOUR);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, colour]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]);
}
