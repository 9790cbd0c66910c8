-- A publication tells what a question must know of its data version, so that both change in the same instant.
ALTER TABLE concord.publication
  ADD COLUMN IF NOT EXISTS dataset String,
  ADD COLUMN IF NOT EXISTS source String,
  ADD COLUMN IF NOT EXISTS as_of_on Nullable(Date),
  ADD COLUMN IF NOT EXISTS profile_text String;

ALTER TABLE concord.publication UPDATE
  dataset = (SELECT mapFromArrays(groupArray(load_no), groupArray(dataset)) FROM concord.load FINAL)[load_no],
  source = (SELECT mapFromArrays(groupArray(load_no), groupArray(source)) FROM concord.load FINAL)[load_no],
  as_of_on = nullIf((SELECT mapFromArrays(groupArray(load_no), groupArray(ifNull(as_of_on, toDate(0)))) FROM concord.load FINAL)[load_no], toDate(0)),
  profile_text = (SELECT mapFromArrays(groupArray(load_no), groupArray(profile_text)) FROM concord.load FINAL)[load_no]
WHERE dataset = ''
SETTINGS mutations_sync = 2;

-- The registry of loads is in the operational store; what stood here is carried over before this migration runs.
DROP TABLE IF EXISTS concord.load SYNC;
