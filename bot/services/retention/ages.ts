/** How long words and traces are kept (domain.md 6.4): what is forgotten by, and what people are told. */

/** Raw chat text. */
export const chatAge = { days: 30 };
/** Help requests, after closing. */
export const helpAge = { days: 90 };
/** Who looked at and changed what. */
export const accessLogAge = { days: 365 };
