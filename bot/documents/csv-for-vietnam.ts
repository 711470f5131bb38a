/** Excel in Vietnam takes the semicolon for the border of a column, and knows UTF-8 by the mark at its start. */
export const csvForVietnam = { delimiter: ";", bom: true, escapeFormulae: true } as const;
