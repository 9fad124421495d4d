/** For classes of regular expressions: the letters of names in Latin and Greek script, and those that begin one. */
export const letter = "A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω";
export const capital = "A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω";
