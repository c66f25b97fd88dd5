/** How many things a search finds at most: where there are as many, there may be more. */
export const MOST_RESULTS = 30;
