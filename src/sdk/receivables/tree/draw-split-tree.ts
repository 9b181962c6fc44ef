import { parcelWords, type TreeWords } from "./show-split-tree.ts";
import type { Parcel } from "./split-tree.ts";

const [WIDTH, HEIGHT, GAP, ROW, MARGIN] = [220, 58, 60, 72, 10];

/** A box of the drawing: its parcel and its place. */
interface Box {
  readonly parcel: Parcel;
  readonly x: number;
  readonly y: number;
  readonly boxes: readonly Box[];
}

/** A split tree as an SVG image, from left to right. Plain text and lines: no script, no font, nothing from outside. */
export function drawSplitTree(tree: Parcel, words: TreeWords): string {
  let row = 0;
  let deepest = 0;
  const place = (parcel: Parcel, depth: number): Box => {
    deepest = Math.max(deepest, depth);
    const boxes = parcel.parcels.map((each) => place(each, depth + 1));
    const [first, last] = [boxes[0], boxes[boxes.length - 1]];
    const y = first && last ? (first.y + last.y) / 2 : MARGIN + row++ * ROW;
    return { parcel, x: MARGIN + depth * (WIDTH + GAP), y, boxes };
  };
  const root = place(tree, 0);
  const [width, height] = [MARGIN * 2 + deepest * (WIDTH + GAP) + WIDTH, MARGIN * 2 + (row - 1) * ROW + HEIGHT];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(`Split of ${words.amount(tree.received)}`)}</title>`,
    '<g fill="none" stroke="#5b6770">',
    ...linesOf(root),
    "</g>",
    '<g font-family="sans-serif" font-size="13" fill="#1b1f23">',
    ...boxesOf(root, words),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

function linesOf({ x, y, boxes }: Box): string[] {
  const [from, middle] = [x + WIDTH, y + HEIGHT / 2];
  return boxes.flatMap((box) => [
    `<path d="M${from} ${middle} C${from + GAP / 2} ${middle} ${from + GAP / 2} ${box.y + HEIGHT / 2} ${box.x} ${box.y + HEIGHT / 2}"/>`,
    ...linesOf(box),
  ]);
}

function boxesOf({ parcel, x, y, boxes }: Box, words: TreeWords): string[] {
  const [received = "", ...rest] = parcelWords(parcel, words).split(", ");
  const texts = [words.nameOf(parcel), received, rest.join(", ")];
  return [
    `<rect x="${x}" y="${y}" width="${WIDTH}" height="${HEIGHT}" rx="4" fill="#ffffff" stroke="#5b6770"/>`,
    ...texts
      .map((text, i) => (text === "" ? "" : `<text x="${x + 8}" y="${y + 17 + i * 17}">${escaped(cut(text))}</text>`))
      .filter((text) => text !== ""),
    ...boxes.flatMap((box) => boxesOf(box, words)),
  ];
}

/** As much as a box has room for. */
const cut = (text: string) => (text.length <= 34 ? text : `${text.slice(0, 33)}…`);

/** What XML 1.0 has no place for is left out. */
const escaped = (text: string) =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
