-- Each of some hundred streams of a part had its buffers of a megabyte from the first row on: now they begin small and grow. A load of a million
-- cases takes a tenth less memory.
ALTER TABLE concord.case_version MODIFY SETTING min_columns_to_activate_adaptive_write_buffer = 1;
ALTER TABLE concord.case_current MODIFY SETTING min_columns_to_activate_adaptive_write_buffer = 1;
ALTER TABLE concord.case_next MODIFY SETTING min_columns_to_activate_adaptive_write_buffer = 1;
