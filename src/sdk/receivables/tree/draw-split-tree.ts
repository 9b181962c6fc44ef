import { parcelFacts, type TreeWords } from "./show-split-tree.ts";
import type { Parcel } from "./split-tree.ts";

const [WIDTH, GAP, SPACE, MARGIN, PADDING, LINE] = [220, 60, 14, 10, 10, 18];

/** A box of the drawing: its parcel and its place. */
interface Box {
  readonly parcel: Parcel;
  readonly x: number;
  readonly y: number;
  readonly boxes: readonly Box[];
}

/** A split tree as an SVG image, from left to right. Plain text and lines: no script, no font, nothing from outside. */
export function drawSplitTree(tree: Parcel, words: TreeWords): string {
  const boxHeight = PADDING * 2 + LINE * mostLines(tree) - 6;
  let row = 0;
  let deepest = 0;
  const place = (parcel: Parcel, depth: number): Box => {
    deepest = Math.max(deepest, depth);
    const boxes = parcel.parcels.map((each) => place(each, depth + 1));
    const [first, last] = [boxes[0], boxes[boxes.length - 1]];
    const y = first && last ? (first.y + last.y) / 2 : MARGIN + row++ * (boxHeight + SPACE);
    return { parcel, x: MARGIN + depth * (WIDTH + GAP), y, boxes };
  };
  const root = place(tree, 0);
  const width = MARGIN * 2 + deepest * (WIDTH + GAP) + WIDTH;
  const height = MARGIN * 2 + row * (boxHeight + SPACE) - SPACE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(`Split of ${words.amount(tree.received)}`)}</title>`,
    '<g fill="none" stroke="#5b6770">',
    ...linesOf(root, boxHeight),
    "</g>",
    '<g font-family="sans-serif" font-size="13" fill="#1b1f23">',
    ...boxesOf(root, boxHeight, words),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

/** Of the parcel that has most to say: its name, what it received, and the rest. */
function mostLines(parcel: Parcel): number {
  return Math.max(2 + parcelFacts(parcel).length, ...parcel.parcels.map(mostLines));
}

function linesOf({ x, y, boxes }: Box, height: number): string[] {
  const [from, middle] = [x + WIDTH, y + height / 2];
  const bend = from + GAP / 2;
  return boxes.flatMap((box) => {
    const end = box.y + height / 2;
    return [
      `<path d="M${from} ${middle} C${bend} ${middle} ${bend} ${end} ${box.x} ${end}"/>`,
      ...linesOf(box, height),
    ];
  });
}

/** An image within the image cuts off what has no room, whatever the font; the whole name is what a pointer shows. */
function boxesOf({ parcel, x, y, boxes }: Box, height: number, words: TreeWords): string[] {
  const name = escaped(words.nameOf(parcel));
  const facts: [string, bigint][] = [["received", parcel.received], ...parcelFacts(parcel)];
  return [
    `<svg x="${x}" y="${y}" width="${WIDTH}" height="${height}">`,
    `<title>${name}</title>`,
    `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="4" fill="#ffffff" stroke="#5b6770"/>`,
    `<svg width="${WIDTH - PADDING}" height="${height}">`,
    `<text x="${PADDING}" y="${PADDING + 11}" font-weight="bold">${name}</text>`,
    "</svg>",
    ...facts.flatMap(([fact, units], i) => {
      const line = PADDING + 11 + LINE * (i + 1);
      return [
        `<text x="${PADDING}" y="${line}" fill="#5b6770">${fact}</text>`,
        `<text x="${WIDTH - PADDING}" y="${line}" text-anchor="end">${escaped(words.amount(units))}</text>`,
      ];
    }),
    "</svg>",
    ...boxes.flatMap((box) => boxesOf(box, height, words)),
  ];
}

/** What XML 1.0 has no place for is left out. */
const escaped = (text: string) =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
