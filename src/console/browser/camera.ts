/** Milliseconds between two looks at what the camera sees. */
const LOOK = 250;

/** Pixels across that are asked for. */
const WIDE = 1_920;

/**
 * Shows what the camera behind the device sees in `video`, and calls with each picture of it, until it is stopped.
 *
 * @throws `DOMException` where there is no camera, or the person refuses.
 */
export async function watchCamera(
  video: HTMLVideoElement,
  seen: (picture: ImageData) => Promise<void>,
): Promise<() => void> {
  if (navigator.mediaDevices === undefined) throw new DOMException("the browser gives no camera to this page");
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: "environment", width: { ideal: WIDE } }, // a signed message makes a dense code
  });
  const end = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  try {
    video.srcObject = stream;
    await video.play();
  } catch (error) {
    end(); // otherwise the camera's light stays on with nobody to put it out
    throw error;
  }
  const canvas = document.createElement("canvas");
  let timer: number | undefined;
  const look = async () => {
    const { videoWidth: width, videoHeight: height } = video;
    if (width > 0) {
      Object.assign(canvas, { width, height });
      const drawn = canvas.getContext("2d", { willReadFrequently: true });
      drawn?.drawImage(video, 0, 0);
      const picture = drawn?.getImageData(0, 0, width, height);
      if (picture !== undefined) await seen(picture);
    }
    if (timer !== undefined) timer = window.setTimeout(look, LOOK);
  };
  timer = window.setTimeout(look, LOOK);
  return () => {
    window.clearTimeout(timer);
    timer = undefined;
    video.srcObject = null;
    end();
  };
}
