/** Long side in pixels and JPEG quality: a face and a poster stay readable, some 300 kB to send. */
const LONGEST_SIDE = 1600;
const QUALITY = 0.8;

/**
 * The picture smaller, upright, and without what the camera wrote into it: only the pixels are drawn anew. Undefined when the
 * phone cannot read it.
 */
export async function shrinkPhoto(file: Blob): Promise<Blob | undefined> {
  const image = await load(file);
  if (!image) return undefined;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  const context = canvas.getContext("2d");
  if (!context) return undefined;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), "image/jpeg", QUALITY));
}

/** An image element turns the picture as its Exif says, also in old phones; a bitmap does not everywhere. */
function load(file: Blob): Promise<HTMLImageElement | undefined> {
  const address = URL.createObjectURL(file);
  const image = new Image();
  return new Promise<HTMLImageElement | undefined>((resolve) => {
    image.onload = () => resolve(image.naturalWidth > 0 ? image : undefined);
    image.onerror = () => resolve(undefined);
    image.src = address;
  }).finally(() => URL.revokeObjectURL(address));
}
