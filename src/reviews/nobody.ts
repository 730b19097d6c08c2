/** Stands for a member whose data were erased, where somebody has to be named. Discord gives this id to nobody. */
export const NOBODY = '0';
