/** Words in the names of meetings and proceedings, and acronyms of meetings that occur inside longer names. */
const ofMeetings =
  /\b(?:conference|conf|symposi(?:um|a)|symp|workshops?|meeting|congress|colloquium|summit|forum on|proceedings|proc|advances in neural|lecture notes|track|computer vision and pattern|uncertainty in artificial)\b|\b(?:CVPR|ICCV|ECCV|NeurIPS|NIPS|ICML|ICLR|AAAI|IJCAI|ACL|EMNLP|NAACL|UAI|AISTATS|COLT|KDD|WWW|SIGIR|ICRA|IROS|ICASSP|OSDI|SOSP|NSDI|ASPLOS|ISCA|MLSys|PLDI|POPL)\b/i;
/** One or more acronyms, with or without a year: `NeurIPS`, `USENIX ATC`, `SC 2021`, `EMNLP'20`. */
const acronyms =
  /^(?:(?:the|ACM|IEEE|USENIX)[ /]*)*[A-Z][\w&-]*[A-Z][\w&-]*(?:[ /-]+[A-Z][\w&-]*[A-Z][\w&-]*)*(?:[ ']+\d{2,4})?$/;
const meetingNames =
  /^(?:interspeech|eurographics|coling|supercomputing|middleware|hot ?chips|sigcomm|siggraph|eurosys)\b/i;
/** Journals whose names look like those of meetings. */
const journals =
  /\bjournal\b|\btransactions\b|\bj\.|\b(?:TMLR|JMLR|TACL|T?PAMI|IJCV|CACM|PNAS|PLOS|JOSA|JASA|JACM|SIAM|IMA|BIT|ESAIM|M2AN|PRX)\b|proceedings of the national academy|proceedings of the IEEE$|mathematical proceedings|\bproc\. (?:natl|amer|roy|lond)/i;
const preprints = /^(?:arxiv|arXive|biorxiv|medrxiv|corr|preprint|ssrn|chemrxiv)\b/i;

/**
 * Guesses the kind of a venue from its name: a preprint server, a meeting by its words or acronym, else a journal.
 */
export function venueKind(venue: string): "journal" | "meeting" | "preprint" {
  const name = venue.trim();
  if (preprints.test(name)) return "preprint";
  const isMeeting = ofMeetings.test(name) || acronyms.test(name) || meetingNames.test(name);
  return isMeeting && !(journals.test(name) && !/\b(?:conference|symposium|workshop)\b/i.test(name))
    ? "meeting"
    : "journal";
}
