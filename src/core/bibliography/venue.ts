const journal =
  /\bjournal\b|\btransactions\b|\btrans\.|\bj\.|\bletters?\b|\bannals?\b|\breviews?\b|\bmagazine\b|\bcommunications\b|\bsurveys\b|\bbulletin\b|^nature\b|^science\b|^cell\b|\bPNAS\b|proceedings of the national academy|proceedings of the IEEE$|\b(?:TMLR|JMLR|TACL|TPAMI|IJCV|CACM|SIAM|PLoS|eLife)\b/i;
const meeting = /\bconference\b|\bproc(?:eedings|\.)? of\b|\bsymposium\b|\bworkshop\b|\bmeeting\b/i;

/** Whether a venue is a journal or a meeting. A guess from its name; what is not known for a journal is a meeting. */
export const venueKind = (venue: string): "journal" | "meeting" =>
  journal.test(venue) && !(meeting.test(venue) && !/national academy|of the IEEE$/i.test(venue))
    ? "journal"
    : "meeting";
