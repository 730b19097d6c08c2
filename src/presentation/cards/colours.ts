/** The edge of lists, and of cards about people: 0xRRGGBB. */
export const LIST_COLOUR = 0xf2c037;
