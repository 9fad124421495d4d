/** A remark of the notes on a line of code. */
export interface Remark {
  /** `YYYY-MM-DD` */
  readonly day?: string;
  readonly text: string;
  /** The place that the notes name: `src/train.py:12`. */
  readonly label: string;
  /** The link as the notes have it, decoded: `../src/train.py#L12`. */
  readonly link: string;
  /** Where its line is now, from 0; absent where it is not found. */
  readonly place?: {
    readonly file: string;
    readonly line: number;
    /** Whether it is elsewhere than the notes say, or reads otherwise. */
    readonly change?: "moved" | "reworded";
  };
  /** What the line said when the remark was made. */
  readonly said?: string;
}
