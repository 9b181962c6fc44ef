import type { Texts } from "../text/texts.ts";

const en = {
  chains: "Other chains",
  lead: "Chains of which the Council trusts the validators: facts of theirs are proved here by the blocks that are recorded.",
  trust: "Chains that are followed",
  "chains.empty": "The Council trusts no other chain.",
  chain: "Chain",
  state: "State",
  follows: "Live",
  stale: "Not followed for longer than it is trusted",
  frozen: "Frozen by the Council",
  newest: "Newest block",
  hash: "Its hash",
  recorded: "Recorded",
  trusted: "Trusted for",
  "trusted.days": "{{days}} days from each block",
  validators: "Validators",
  headers: "Blocks of other chains that came last",
  "headers.empty": "No block of another chain was recorded.",
  number: "Block",
};

const zh: Record<keyof typeof en, string> = {
  chains: "其他链",
  lead: "理事会信任其验证者的链：其事实由此处记录的区块证明。",
  trust: "所跟随的链",
  "chains.empty": "理事会尚未信任任何其他链。",
  chain: "链",
  state: "状态",
  follows: "跟随中",
  stale: "停止跟随已超过信任期",
  frozen: "已被理事会冻结",
  newest: "最新区块",
  hash: "其哈希",
  recorded: "记录时间",
  trusted: "信任期",
  "trusted.days": "自每个区块起 {{days}} 天",
  validators: "验证者",
  headers: "其他链最近的区块",
  "headers.empty": "尚未记录其他链的区块。",
  number: "区块",
};

export const ANCHORING_TEXTS: Texts<keyof typeof en> = { part: "anchoring", en, zh };
