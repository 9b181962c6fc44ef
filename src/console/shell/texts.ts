import type { PageId } from "../pages.ts";
import type { Texts } from "../text/texts.ts";

const en: Record<PageId, string> = {
  start: "Start",
  today: "Today",
  river: "River",
  exceedances: "Exceedances",
  gaps: "Gaps",
  units: "Units",
  scan: "Scan",
  handover: "Hand over",
  receivables: "Receivables",
  clearing: "Clearing",
  exposure: "Limits and deals",
  credits: "Letters of credit",
  agreements: "Data",
  computations: "Computations",
  proposals: "Council",
  organisations: "Organisations",
  verify: "Verify",
  status: "Status",
  chains: "Other chains",
};

const zh: Record<PageId, string> = {
  start: "首页",
  today: "今日",
  river: "河流",
  exceedances: "超标",
  gaps: "缺口",
  units: "单元",
  scan: "扫描",
  handover: "交接",
  receivables: "应收账款",
  clearing: "清算",
  exposure: "额度与交易",
  credits: "信用证",
  agreements: "数据",
  computations: "计算",
  proposals: "理事会",
  organisations: "机构",
  verify: "验证",
  status: "运行状态",
  chains: "其他链",
};

export const SHELL_TEXTS: Texts<PageId> = { part: "shell", en, zh };
