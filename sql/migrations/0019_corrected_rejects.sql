-- Rejected rows are told by their case and the month of its receipt, as typed ('' and '1970-01-01' where they cannot be read, and in rows rejected before this was kept): what came in since is taken off, month by month.
ALTER TABLE concord.reject ADD COLUMN IF NOT EXISTS case_id String, ADD COLUMN IF NOT EXISTS month Date DEFAULT toDate(0);

-- Rejected rows that came in since: row row_no of load load_no brings what load of_load rejected as its row of_row. Known by its case, or by its place where it comes in a file of rejects.
CREATE TABLE IF NOT EXISTS concord.reject_return
(
  load_no UInt32,
  row_no UInt64,
  of_load UInt32,
  of_row UInt64
)
ENGINE = MergeTree
PARTITION BY load_no
ORDER BY (of_load, of_row)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1;

-- Whether what is said of a source as a whole was judged anew when the load was taken back: withdrawals of before have no word of their own.
ALTER TABLE concord.withdrawal ADD COLUMN IF NOT EXISTS is_judged Bool DEFAULT false;
