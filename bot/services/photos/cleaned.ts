/** What a format's own reader found: the parts that draw the picture, and nothing else. */
export interface Cleaned {
  bytes: Buffer;
  /** As stored; a JPEG may say that it is to be shown turned. */
  width: number;
  height: number;
}
