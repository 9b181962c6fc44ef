import type { Texts } from "../text/texts.ts";

const en = {
  title: "Scan a label",
  lead: "By the camera, from a picture, or by typing what stands below the code. Nothing of it leaves this device but the code.",
  camera: "Use the camera",
  stop: "Stop the camera",
  looking: "Hold the code in front of the camera.",
  view: "What the camera sees",
  "camera.NotAllowedError": "The camera was not allowed",
  "camera.NotFoundError": "There is no camera",
  "camera.NotReadableError": "Another program has the camera",
  "camera.failed": "The camera cannot be used",
  "camera.instead":
    "Choose a picture of the code instead, or type it. What a browser was forbidden it allows again in its settings for this page.",
  foreign: "This code is no label",
  "foreign.text": "It does not name a thing, so nothing was opened. It says:",
  "foreign.handover": "Is it another phone's handover? Take it over there.",
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
  "camera.NotAllowedError": "未允许使用相机",
  "camera.NotFoundError": "没有相机",
  "camera.NotReadableError": "相机被其他程序占用",
  "camera.failed": "无法使用相机",
  "camera.instead": "请改用码的图片，或输入编码。浏览器禁止的权限可在其本页设置中重新允许。",
  foreign: "此码不是标签",
  "foreign.text": "它没有指明任何物品，因此没有打开任何内容。其内容为：",
  "foreign.handover": "这是另一部手机的交接吗？请到那里接收。",
  picture: "选择图片",
  "picture.none": "此图片中没有可读取的码。",
  code: "编码或完整链接",
  go: "查找",
};

export const SCAN_TEXTS: Texts<keyof typeof en> = { part: "scan", en, zh };
