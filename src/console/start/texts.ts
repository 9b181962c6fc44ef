import type { Texts } from "../text/texts.ts";

const en = {
  title: "Who are you?",
  lead: "Everybody here keeps their own records and can check those of the others. Choose what you came for; you can change your mind at any time.",
  "auditor.name": "I was given a receipt",
  "auditor.text": "Check an evidence receipt or the proof of a reading, here in your browser, also without a network.",
  "auditor.go": "Verify it",
};

const zh: Record<keyof typeof en, string> = {
  title: "您是谁？",
  lead: "这里的每一方都保管自己的记录，并能核对他方的记录。请选择您的来意，随时可以更改。",
  "auditor.name": "我收到了一份回执",
  "auditor.text": "在您的浏览器中核验存证回执或读数证明，无网络也可以。",
  "auditor.go": "去验证",
};

export const START_TEXTS: Texts<keyof typeof en> = { part: "start", en, zh };
