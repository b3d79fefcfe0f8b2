"""Files left beside those that are read: copies of synced folders, damaged parts that were set aside."""
