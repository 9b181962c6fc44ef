import type { Texts } from "../text/texts.ts";

/** Codes of HJ 525 that the stations measure by. Another code is shown as it is. */
const en = {
  w01001: "pH",
  w01003: "Turbidity",
  w01009: "Dissolved oxygen",
  w01010: "Water temperature",
  w01014: "Conductivity",
  w01018: "Chemical oxygen demand",
  w01019: "Permanganate index",
  w21001: "Total nitrogen",
  w21003: "Ammonia nitrogen",
  w21011: "Total phosphorus",
};

type Code = keyof typeof en;

const zh: Record<Code, string> = {
  w01001: "pH 值",
  w01003: "浊度",
  w01009: "溶解氧",
  w01010: "水温",
  w01014: "电导率",
  w01018: "化学需氧量",
  w01019: "高锰酸盐指数",
  w21001: "总氮",
  w21003: "氨氮",
  w21011: "总磷",
};

export const isParameter = (code: string): code is Code => Object.hasOwn(en, code);

export const PARAMETER_TEXTS: Texts<Code> = { part: "parameters", en, zh };
