-- Parts that a load inserts keep their columns in one file: some hundred files each, kept safe one by one, took longer than their rows. A load of a million cases takes a fifth
-- less time there and a tenth less memory. Questions like a file for each column, and few parts: ten seconds later the parts of a year are merged into one, which has them.
ALTER TABLE concord.case_current MODIFY SETTING min_rows_for_wide_part = 200000, min_age_to_force_merge_seconds = 10, min_age_to_force_merge_on_partition_only = 1;
ALTER TABLE concord.case_next MODIFY SETTING min_rows_for_wide_part = 200000, min_age_to_force_merge_seconds = 10, min_age_to_force_merge_on_partition_only = 1;
