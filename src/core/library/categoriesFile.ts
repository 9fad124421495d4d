/** The name of the file that lists a library folder's categories. */
export const categoriesFile = "categories.yaml";
