// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export * from "./bank-calendar.ts";
export * from "./calendar-id.ts";
export {
  CASH_ISSUE_TYPES,
  type CashAt,
  type CashIssue,
  cashEip712Domain,
  cashIssueDigest,
  signCashIssue,
} from "./cash-issue.ts";
export * from "./closed-days.ts";
export { CONSENT_TYPES, type Consent, consentDigest, signDeal } from "./consent.ts";
export * from "./dates.ts";
export * from "./day-count.ts";
export { DEAL_TYPES, type Deal, dealId, type Leg } from "./deal.ts";
export * from "./eip712.ts";
export * from "./exceptions-of.ts";
export { LIMIT_KINDS, type LimitKind } from "./limit-kind.ts";
export {
  GROUP_SETTING_TYPES,
  type GroupLimitSetting,
  groupLimitSettingDigest,
  LIMIT_SETTING_TYPES,
  type LimitSetting,
  limitSettingDigest,
  signGroupLimitSetting,
  signLimitSetting,
} from "./limit-setting.ts";
export * from "./parse-calendar-table.ts";
