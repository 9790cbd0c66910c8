-- What stood in a rejected row is deleted for its age, and the row stays: where it stood, why it was rejected, its case and month, by which counts, grades and what came in since are told. True: value and raw are gone.
ALTER TABLE concord.reject ADD COLUMN IF NOT EXISTS is_emptied Bool;
