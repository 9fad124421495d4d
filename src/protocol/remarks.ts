/** A remark in the notes on a line of code. */
export interface Remark {
  /** `YYYY-MM-DD` */
  readonly day?: string;
  readonly text: string;
  /** The place that the notes give: `src/train.py:12`. */
  readonly label: string;
  /** The link as written in the notes, decoded: `../src/train.py#L12`. */
  readonly link: string;
  /** Where the line is now, from 0; absent if it is not found. */
  readonly place?: {
    readonly file: string;
    readonly line: number;
    /** Set if the line has moved from where the notes say, or its text has changed. */
    readonly change?: "moved" | "reworded";
  };
  /** What the line said when the remark was written. */
  readonly said?: string;
}
