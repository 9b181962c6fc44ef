/** A few parts of pages that words do not describe, against pictures that are kept: a chart, the river, a division, a packing tree. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { packageRoot } from "../../src/lib/package-root.ts";
import { comparePictures } from "../../src/testing/compare-pictures.ts";
import {
  DRAWN_AT,
  DRAWN_HOLDINGS,
  DRAWN_RECEIVABLE,
  DRAWN_STATIONS,
  DRAWN_UNITS,
  drawnReadings,
  found,
  hashOf,
  listed,
} from "../../src/testing/console/drawn-rows.ts";
import type { Case } from "./cases.ts";
import { goTo, openPage, PLAIN } from "./open-page.ts";

/** Kept pictures, and what they were made with. */
const FOLDER = join(packageRoot(), "test", "fixtures", "console", "baselines");
const MADE_WITH = join(FOLDER, "made-with.json");
/** Share of the pixels that may differ. */
const MOST = 0.001;

/** Pixels of a window in which each of them is whole: the page's head stays above what is scrolled. */
const HEIGHT = 1_600;

/** What decides about pixels, beside the console itself. */
interface Drawing {
  /** Major version. */
  readonly chromium: number;
  /** Widths of texts, which tell fonts apart. */
  readonly fonts: readonly number[];
}

interface Drawn {
  readonly name: string;
  readonly path: string;
  /** What the server would answer: path to answer. */
  answer(url: URL): unknown;
  part(page: Page): Locator;
}

const [UNIT] = DRAWN_UNITS;
const mainOf = (page: Page) => page.getByRole("main");

/** @param shift Changes one value of the chart. */
const chart = (shift: number): Drawn => ({
  name: "chart",
  path: "/stations/2",
  answer: ({ pathname, searchParams }) => {
    if (pathname.startsWith("/v1/stations/2/bridge/")) return drawnReadings(SENSOR.id, shift);
    if (pathname === "/v1/stations/2") return found({ ...DRAWN_STATIONS[1], lastSeq: 144 });
    return pathname === "/v1/sensors" && searchParams.has("station") ? listed([SENSOR]) : undefined;
  },
  part: (page) =>
    mainOf(page)
      .locator("section[aria-label]")
      .filter({ has: page.locator("canvas") })
      .first(),
});

const SENSOR = {
  id: 201,
  station: 2,
  parameter: "w01001",
  unit: "[pH]",
  scale: 2,
  range: { min: 0, max: 1_400 },
  limit: { min: 600, max: 800 },
  interval: 900,
  phase: "Active",
  latest: null,
  block: 1,
  transaction: hashOf(1),
};

const DRAWN: readonly Drawn[] = [
  chart(0),
  {
    name: "river",
    path: "/river",
    answer: ({ pathname }) => (pathname === "/v1/stations" ? listed(DRAWN_STATIONS) : undefined),
    part: (page) => mainOf(page).locator("ol").first(),
  },
  {
    name: "division",
    path: `/receivables/${DRAWN_RECEIVABLE.receivable}`,
    answer: ({ pathname }) => {
      if (!pathname.startsWith(`/v1/receivables/${DRAWN_RECEIVABLE.receivable}`)) return undefined;
      if (pathname.endsWith("/holders")) return listed(DRAWN_HOLDINGS);
      return pathname.endsWith("/liens") ? listed([]) : found(DRAWN_RECEIVABLE);
    },
    part: (page) => mainOf(page).locator("figure").first(),
  },
  {
    name: "packing",
    path: `/units/${UNIT?.unit}`,
    answer: ({ pathname, searchParams }) => {
      if (pathname === `/v1/units/${UNIT?.unit}`) return found(UNIT);
      if (pathname.endsWith("/acts")) return listed([]);
      const parent = searchParams.get("parent");
      if (pathname !== "/v1/units" || parent === null) return undefined;
      return listed(DRAWN_UNITS.filter((each) => each.parent === parent));
    },
    part: (page) => mainOf(page).locator("ul").first(),
  },
];

/** Draws a part of a page with these answers, at a fixed time. */
async function draw(browser: Browser, origin: string, { path, answer, part }: Drawn) {
  const open = await openPage(browser, origin, "/", PLAIN);
  try {
    const { page, context } = open;
    await page.clock.setFixedTime(DRAWN_AT * 1_000);
    await context.route(/\/v1\//, (route) => {
      const json = answer(new URL(route.request().url()));
      return json === undefined ? route.continue() : route.fulfill({ json });
    });
    await page.setViewportSize({ width: PLAIN.width, height: HEIGHT });
    await goTo(page, `${origin}${path}`);
    return {
      picture: await part(page).screenshot({ animations: "disabled" }),
      drawing: await drawingOf(browser, page),
    };
  } finally {
    await open.close();
  }
}

async function drawingOf(browser: Browser, page: Page): Promise<Drawing> {
  const fonts = await page.evaluate(() => {
    const context = document.createElement("canvas").getContext("2d");
    const { fontFamily } = getComputedStyle(document.body);
    const families = [fontFamily, getComputedStyle(document.documentElement).getPropertyValue("--mono")];
    return families.map((family) => {
      if (context !== null) context.font = `16px ${family}`;
      return Math.round(100 * (context?.measureText("Hamburgefonstiv 0123456789, Mill Weir 0xa1b2").width ?? 0));
    });
  });
  return { chromium: Number.parseInt(browser.version(), 10), fonts };
}

/** Draws all of them anew. */
export async function keepBaselines(browser: Browser, origin: string, say: (line: string) => void): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const each of DRAWN) {
    const { picture, drawing } = await draw(browser, origin, each);
    writeFileSync(join(FOLDER, `${each.name}.png`), picture);
    writeFileSync(MADE_WITH, `${JSON.stringify(drawing)}\n`);
    say(`${each.name}.png has ${picture.length} bytes`);
  }
}

/** @param screens Where what differs goes; nowhere if undefined. @param say Hears why pictures are not compared. */
export function baselineCases(
  browser: Browser,
  origin: string,
  screens: string | undefined,
  say: (line: string) => void,
): Case[] {
  const madeWith = existsSync(MADE_WITH) ? (JSON.parse(readFileSync(MADE_WITH, "utf8")) as Drawing) : undefined;
  /** Share that differs from the picture that is kept; undefined where the two cannot be compared. */
  const shareOf = async (drawn: Drawn): Promise<number | undefined> => {
    const { picture, drawing } = await draw(browser, origin, drawn);
    if (JSON.stringify(drawing) !== JSON.stringify(madeWith)) {
      const [is, was] = [JSON.stringify(drawing), JSON.stringify(madeWith)];
      say(`      skipped: the picture of ${drawn.name} was made with ${was}, this is ${is}`);
      return undefined;
    }
    const {
      share,
      sizes,
      picture: difference,
    } = comparePictures(picture, readFileSync(join(FOLDER, `${drawn.name}.png`)));
    if (share > MOST && screens !== undefined) {
      writeFileSync(join(screens, `baseline-${drawn.name}.png`), picture);
      writeFileSync(join(screens, `baseline-${drawn.name}-differs.png`), difference);
    }
    return share === 1 ? Promise.reject(new Error(`its size is ${sizes}`)) : share;
  };
  const shown = (share: number) => `${(100 * share).toFixed(2)} % of the pixels differ`;
  return [
    ...DRAWN.map((drawn) => ({
      name: `baseline: the ${drawn.name} is drawn as it was`,
      async run() {
        const share = await shareOf(drawn);
        if (share !== undefined && share > MOST) {
          throw new Error(`${shown(share)}; if that is meant: npm run test:console -- --baselines`);
        }
      },
    })),
    {
      name: "baseline: a chart with one other value is found",
      async run() {
        const share = await shareOf(chart(1.5));
        if (share !== undefined && share <= MOST) throw new Error(`only ${shown(share)}`);
      },
    },
  ];
}
