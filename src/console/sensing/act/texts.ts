import type { Texts } from "../../text/texts.ts";

const en = {
  title: "What can be done about it",
  act: "Act",
  "act.acknowledge": "Acknowledge it",
  "act.close": "Close it",
  "act.reopen": "Open it anew",
  "acknowledge.text": "The station's operator says that it has seen it.",
  "close.text": "A regulator that does not operate the station closes it, for ever.",
  "reopen.text": "A regulator that does not operate the station is not content with what was done or said.",
  chain: "Chain",
  from: "From",
  contract: "Contract",
  method: "Method",
  stage: "Stage",
  org: "Organisation of this account",
  "refuse.stage": "the node has it at another stage now",
  "refuse.operator": "this account is not of the station's operator",
  "refuse.regulator": "this account is not of a regulator, or of one that operates the station itself",
  "refuse.duty": "this account may not sign for its organisation",
};

const zh: Record<keyof typeof en, string> = {
  title: "可进行的操作",
  act: "操作",
  "act.acknowledge": "确认知悉",
  "act.close": "关闭",
  "act.reopen": "重新打开",
  "acknowledge.text": "站点运营方表示已知悉。",
  "close.text": "不运营该站点的监管机构将其永久关闭。",
  "reopen.text": "不运营该站点的监管机构对所采取或所述的措施不满意。",
  chain: "链",
  from: "发送账户",
  contract: "合约",
  method: "方法",
  stage: "阶段",
  org: "此账户所属机构",
  "refuse.stage": "节点显示其阶段已改变",
  "refuse.operator": "此账户不属于站点运营方",
  "refuse.regulator": "此账户不属于监管机构，或该机构自行运营此站点",
  "refuse.duty": "此账户不得代表其机构签署",
};

export const EXCEEDANCE_ACT_TEXTS: Texts<keyof typeof en> = { part: "exceedanceActs", en, zh };
