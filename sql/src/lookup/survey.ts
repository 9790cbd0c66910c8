/** A survey that arrived; where nobody tells whether it did, one that was sent (SQL over a case). */
export const DELIVERED = 'ifNull(survey_delivered, survey_sent) = 1';

/** Consumers filled it in themselves: what they say to an interviewer is another series, and higher (SQL over a case). */
export const OF_A_FORM = "survey_mode != 'interviewer'";

/** An interviewer asked. */
export const OF_AN_INTERVIEW = "survey_mode = 'interviewer'";
