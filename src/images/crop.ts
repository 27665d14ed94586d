/** A part of a picture in its pixels, after orientation; whole numbers. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A size in any unit. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The part of a picture that matters most, in per cent from left and top; a crop keeps as near to it as it can. */
export type Focus = readonly [x: number, y: number];

/** How a picture meets its box. `cover` fills the box and cuts what stands over, `contain` shows the whole picture. */
export type Fit = 'cover' | 'contain';

/** The part that is shown, and the box that it takes in the unit of `room`, from its top left corner. */
export interface Fitted {
  readonly crop: Crop;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

const CENTRE: Focus = [50, 50];

/** Fits a picture into a box. A picture that is contained stands in the middle. */
export function fitPicture(picture: Size, room: Size, fit: Fit, focus: Focus = CENTRE): Fitted {
  const { width, height } = picture;
  if (fit === 'contain') {
    const scale = Math.min(room.width / width, room.height / height);
    const shown = { width: width * scale, height: height * scale };
    const box = { x: (room.width - shown.width) / 2, y: (room.height - shown.height) / 2, ...shown };
    return { crop: { x: 0, y: 0, width, height }, box };
  }
  const ratio = room.width / room.height;
  const cropWidth = clamp(Math.round(height * ratio), 1, width);
  const cropHeight = clamp(Math.round(width / ratio), 1, height);
  const x = clamp(Math.round((width * focus[0]) / 100 - cropWidth / 2), 0, width - cropWidth);
  const y = clamp(Math.round((height * focus[1]) / 100 - cropHeight / 2), 0, height - cropHeight);
  return {
    crop: { x, y, width: cropWidth, height: cropHeight },
    box: { x: 0, y: 0, width: room.width, height: room.height },
  };
}

/** Effective resolution in ppi: the smaller of the two axes (GWG D0018). Box in pt. */
export function effectivePpi(crop: Size, box: Size): number {
  return Math.min((crop.width / box.width) * 72, (crop.height / box.height) * 72);
}

/** Pixels for the press: as many as the resolution asks for at the placed size (pt), never more than there are. */
export function pressSize(crop: Size, box: Size, ppi: number): Size {
  const side = (pixels: number, pt: number) => clamp(Math.round((pt * ppi) / 72), 1, pixels);
  return { width: side(crop.width, box.width), height: side(crop.height, box.height) };
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}
