// Each stands out from the ground by the ratio beside it (WCAG 2, contrast of text: 4.5 at least). Amber and sky differ in
// lightness, too, so that nobody needs to see their colours.
export const GROUND = '#1B1D23';
export const EDGE = '#7D828E';
export const LINE = '#383B44';
export const BAND = '#2B2F39';
/** 15:1. */
export const INK = '#F2F3F5';
/** 9:1. */
export const DIM = '#B9BDC7';
/** 9.9:1. */
export const AMBER = '#F2C037';
/** 7.6:1. */
export const SKY = '#62B6F5';
