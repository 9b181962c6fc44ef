import type { Texts } from "../text/texts.ts";

const en = {
  title: "Search",
  found: "What begins with, or is, “{{q}}”",
  empty: "Nothing on this chain has this hash, name or code. Names are found by their beginning.",
  none: "Type a hash, a name or the code of a label into the box above.",
  thing: "Thing",
  kind: "Kind",
  transaction: "In transaction",
  "kind.unit": "Unit",
  "kind.organisation": "Organisation",
  "kind.account": "Account",
  "kind.proposal": "Proposal",
  "kind.station": "Station",
  "kind.sensor": "Sensor",
  "kind.batch": "Batch of readings",
  "kind.exceedance": "Exceedance",
  "kind.statement": "Statement",
  "kind.schema": "Schema",
  "kind.anchor": "Anchored batch",
  "kind.receivable": "Receivable",
  "kind.resource": "Data resource",
  "kind.agreement": "Agreement",
  "kind.transaction": "Transaction",
};

const zh: Record<keyof typeof en, string> = {
  title: "搜索",
  found: "以“{{q}}”开头或与之相同的内容",
  empty: "链上没有具有此哈希、名称或编码的内容。名称按开头查找。",
  none: "请在上方框中输入哈希、名称或标签编码。",
  thing: "对象",
  kind: "类型",
  transaction: "所在交易",
  "kind.unit": "单元",
  "kind.organisation": "机构",
  "kind.account": "账户",
  "kind.proposal": "提案",
  "kind.station": "监测站",
  "kind.sensor": "传感器",
  "kind.batch": "读数批次",
  "kind.exceedance": "超标",
  "kind.statement": "声明",
  "kind.schema": "模式",
  "kind.anchor": "已锚定批次",
  "kind.receivable": "应收账款",
  "kind.resource": "数据资源",
  "kind.agreement": "协议",
  "kind.transaction": "交易",
};

export type SearchKey = keyof typeof en;

export const isSearchKey = (key: string): key is SearchKey => Object.hasOwn(en, key);

export const SEARCH_TEXTS: Texts<SearchKey> = { part: "search", en, zh };
