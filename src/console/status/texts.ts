import type { Texts } from "../text/texts.ts";

const en = {
  title: "Status",
  lead: "How far the index has followed the chain, and what is in trouble.",
  head: "Newest block",
  indexed: "Indexed up to",
  lag: "Blocks behind",
  events: "Events stored",
  since: "Running since",
  chain: "Chain",
  network: "Network",
  genesis: "Genesis",
  contracts: "Contracts that are followed",
  well: "Everything is well",
  "well.text": "The index follows the chain, and nothing is reported to be in trouble.",
  trouble: "In trouble: {{name}}",
  recent: "What happened last",
};

const zh: Record<keyof typeof en, string> = {
  title: "运行状态",
  lead: "索引跟随链到何处，以及哪里出了问题。",
  head: "最新区块",
  indexed: "已索引至",
  lag: "落后区块数",
  events: "已存事件",
  since: "运行自",
  chain: "链",
  network: "网络",
  genesis: "创世块",
  contracts: "所跟随的合约",
  well: "一切正常",
  "well.text": "索引正在跟随链，没有报告任何问题。",
  trouble: "有问题：{{name}}",
  recent: "最近发生的事",
};

export const STATUS_TEXTS: Texts<keyof typeof en> = { part: "status", en, zh };
