import type { Texts } from "../text/texts.ts";
import type { PersonaId } from "./personas.ts";

type Key = "title" | "lead" | "played.title" | "played.text" | `${PersonaId}.${"name" | "text" | "go"}`;

const en: Record<Key, string> = {
  title: "Who are you?",
  lead: "Everybody here keeps their own records, and can check those of the others. Choose what you came for; nothing is asked of you, and you can look at everything that is public.",
  "played.title": "Or be one of those who played here",
  "played.text":
    "This chain is for trying things out: sign in as any of its organisations, see what it sees, vote, hand over.",
  "regulator.name": "I watch over a river",
  "regulator.text":
    "The river with its stations, what exceeds a limit and what was done about it, down to one reading and its proof.",
  "regulator.go": "To the river",
  "ward.name": "I hand waste over, or take it",
  "ward.text": "What is in your hands today, which deadline comes first, and the way of each bag to its destruction.",
  "ward.go": "What is due today",
  "bank.name": "I finance receivables, or hold one",
  "bank.text": "What is owed by whom and when, who holds which part of it, and what is pledged.",
  "bank.go": "To the receivables",
  "owner.name": "My data is used, or I use data",
  "owner.text": "Who may use what for which purpose, how often they did, and what ends it.",
  "owner.go": "To the agreements",
  "council.name": "I vote in the Council",
  "council.text": "What is put to the vote in plain calls, who has voted, and what happens if nobody does.",
  "council.go": "To the proposals",
  "auditor.name": "I was given a receipt",
  "auditor.text": "Check an evidence receipt or the proof of a reading, here in your browser, also without a network.",
  "auditor.go": "Verify it",
  "public.name": "I scanned a label",
  "public.text": "Where a thing came from, through whose hands it went, and whether it was recalled.",
  "public.go": "Find the thing",
  "operator.name": "I run a node or a program",
  "operator.text": "How far the index has followed the chain, what is in trouble, and what to do.",
  "operator.go": "To the status",
};

const zh: Record<Key, string> = {
  title: "您是谁？",
  lead: "这里的每一方都保管自己的记录，并能核对他方的记录。请选择您的来意；无需任何身份信息，即可查看所有公开内容。",
  "played.title": "或者扮演这里的一个机构",
  "played.text": "本链用于试用：以任一机构的身份登录，查看其所见，投票，交接。",
  "regulator.name": "我监管一条河流",
  "regulator.text": "河流及其监测站、超出限值的情况及处置，直至单条读数及其证明。",
  "regulator.go": "查看河流",
  "ward.name": "我移交或接收废物",
  "ward.text": "今天在您手中的物品、最先到期的期限，以及每一袋直至销毁的去向。",
  "ward.go": "今日到期",
  "bank.name": "我为应收账款融资，或持有应收账款",
  "bank.text": "谁在何时欠谁多少，谁持有哪一部分，以及已质押的部分。",
  "bank.go": "查看应收账款",
  "owner.name": "我的数据被使用，或我使用数据",
  "owner.text": "谁可以出于何种目的使用什么，已使用多少次，以及何时终止。",
  "owner.go": "查看协议",
  "council.name": "我在理事会投票",
  "council.text": "以明白的调用表述的表决事项，谁已投票，以及若无人投票会怎样。",
  "council.go": "查看提案",
  "auditor.name": "我收到了一份回执",
  "auditor.text": "在您的浏览器中核验存证回执或读数证明，无网络也可以。",
  "auditor.go": "去验证",
  "public.name": "我扫描了一个标签",
  "public.text": "物品从何而来、经过谁手，以及是否被召回。",
  "public.go": "查找物品",
  "operator.name": "我运行节点或程序",
  "operator.text": "索引跟随链到何处，哪里出了问题，以及如何处理。",
  "operator.go": "查看状态",
};

export const START_TEXTS: Texts<Key> = { part: "start", en, zh };
