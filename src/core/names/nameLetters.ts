/** Character ranges for regular expressions: letters of names in Latin and Greek script, and capital letters. */
export const letter = "A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω";
export const capital = "A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω";
