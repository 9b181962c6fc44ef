import type { Texts } from "../text/texts.ts";

const en = {
  title: "Scan a label",
  lead: "By the camera, from a picture, or by typing what stands below the code. Nothing of it leaves this device but the code.",
  camera: "Use the camera",
  stop: "Stop the camera",
  looking: "Hold the code in front of the camera.",
  view: "What the camera sees",
  "camera.failed": "The camera cannot be used: {{why}}. Take a picture instead, or type the code.",
  picture: "Choose a picture",
  "picture.none": "There is no code in this picture that can be read.",
  code: "Code, or the whole link",
  go: "Find it",
};

const zh: Record<keyof typeof en, string> = {
  title: "扫描标签",
  lead: "用相机、图片，或输入码下方的文字。除编码外，任何内容都不会离开本设备。",
  camera: "使用相机",
  stop: "停止相机",
  looking: "请将码对准相机。",
  view: "相机画面",
  "camera.failed": "无法使用相机：{{why}}。请改用图片，或输入编码。",
  picture: "选择图片",
  "picture.none": "此图片中没有可读取的码。",
  code: "编码或完整链接",
  go: "查找",
};

export const SCAN_TEXTS: Texts<keyof typeof en> = { part: "scan", en, zh };
