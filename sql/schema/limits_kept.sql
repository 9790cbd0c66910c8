CREATE TABLE concord.limits_kept (`hash` String,
  `kept_at` DateTime64(3, 'UTC') DEFAULT now64(3))
ENGINE = MergeTree
ORDER BY kept_at
SETTINGS index_granularity = 8192
