import type { Texts } from "../text/texts.ts";

const en = {
  "kept.title": "What this phone keeps",
  "kept.signed": "{{count}} signed, not yet on the chain",
  "kept.signed.text":
    "They belong to the organisation. Signing out leaves them here, so that whoever uses this phone next can bring them.",
  "kept.signed.go": "Bring them to the chain",
  "kept.forms": "A form was begun here and is not signed. Signing out drops it.",
  clear: "Clear this phone",
  lost: "What would be lost",
  "lost.signed":
    "What is signed and not yet on the chain ({{count}}). Where no other phone has it, both sides have to sign anew:",
  "lost.forms": "What was begun in a form.",
  "lost.passkey":
    "The use of this phone's passkey. The phone makes a new one then, which an administrator enrols; have the old account revoked.",
  "lost.along": "What was taken along for where there is no network. With network it is taken along anew.",
  "lost.stays":
    "You are signed out too. The pages, their language and their colours stay. The passkey itself stays in the phone's own list, where you can delete it.",
  "clear.sure": "Clear it, and lose that",
  "clear.not": "Keep it",
  cleared: "This phone keeps nothing any more",
  "cleared.not": "Something could not be removed. Delete this site's data in the browser's settings.",
  "cleared.signedIn": "What was kept is gone, but you are still signed in: {{why}}",
};

const zh: Record<keyof typeof en, string> = {
  "kept.title": "本手机保存的内容",
  "kept.signed": "{{count}} 份已签署、尚未上链",
  "kept.signed.text": "它们属于机构。退出登录后仍保留在此，供下一位使用本手机的人提交上链。",
  "kept.signed.go": "提交上链",
  "kept.forms": "此处有一份已开始、未签署的表单。退出登录会将其删除。",
  clear: "清空本手机",
  lost: "将会失去的内容",
  "lost.signed": "已签署、尚未上链的内容（{{count}} 份）。若没有其他手机保存，双方须重新签署：",
  "lost.forms": "表单中已填写的内容。",
  "lost.passkey": "本手机通行密钥的使用。此后手机须创建新的通行密钥，由管理员登记；请撤销旧账户。",
  "lost.along": "为无网络处携带的数据。有网络时会重新携带。",
  "lost.stays": "您也会退出登录。页面及其语言与配色保留。通行密钥本身仍在手机的列表中，可在那里删除。",
  "clear.sure": "清空，并失去以上内容",
  "clear.not": "保留",
  cleared: "本手机不再保存任何内容",
  "cleared.not": "部分内容无法删除。请在浏览器设置中删除本网站的数据。",
  "cleared.signedIn": "保存的内容已删除，但您仍处于登录状态：{{why}}",
};

/** What is said of what a device keeps. */
export const KEPT_TEXTS: Texts<keyof typeof en> = { part: "kept", en, zh };
