"""The week in words: its panel, its days, the recovery rule."""
