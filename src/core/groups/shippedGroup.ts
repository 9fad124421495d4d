/** The id of the branch that holds the papers which came with Marginalia. */
export const shippedGroup = "shipped";
