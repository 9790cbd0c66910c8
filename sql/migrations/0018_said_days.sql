-- Whether somebody said the day a delivery knows up to. What a publication tells is from now on the day its source is known up to from then on, where it was the day of one delivery.
ALTER TABLE concord.publication ADD COLUMN IF NOT EXISTS as_of_said Bool DEFAULT false;

ALTER TABLE concord.publication UPDATE
  as_of_on = nullIf((
    SELECT mapFromArrays(groupArray(data_version), groupArray(known)) FROM (
      SELECT data_version, max(ifNull(as_of_on, toDate(0))) OVER (PARTITION BY dataset, source ORDER BY data_version ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS known
      FROM concord.publication WHERE kind = 'case'
    )
  )[data_version], toDate(0))
WHERE kind = 'case'
SETTINGS mutations_sync = 2;
