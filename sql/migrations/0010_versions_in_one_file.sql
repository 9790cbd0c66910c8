-- A part of some hundred columns is some hundred files, and to make them takes as long as to write them: parts of history, which is read whole or by single cases,
-- keep their columns in one. A load of a million cases takes a tenth less time and a fifth less memory.
ALTER TABLE concord.case_version MODIFY SETTING min_bytes_for_wide_part = 1073741824, min_rows_for_wide_part = 10000000;
