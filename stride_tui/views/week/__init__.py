"""The week in words: its panel, its days and the recovery rule."""
