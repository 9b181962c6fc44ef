import type { Texts } from "../text/texts.ts";

const en = {
  "page.start": "Start",
  "page.verify": "Verify",
};

const zh: Record<keyof typeof en, string> = {
  "page.start": "首页",
  "page.verify": "验证",
};

export const SHELL_TEXTS: Texts<keyof typeof en> = { part: "shell", en, zh };
